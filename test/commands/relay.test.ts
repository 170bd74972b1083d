import { expect, it, vi } from "vitest";
import { createRelay } from "../../src/commands/relay.ts";
import { openCourier } from "../../src/io/deliver.ts";
import { createSeen } from "../../src/webhook/seen.ts";
import { textMessage } from "../support/meta.ts";
import { openTarget } from "../support/target.ts";

it("lets a target that never answers hold up no other", async () => {
	const silent = await openTarget(() => {});
	const healthy = await openTarget();
	const courier = openCourier({ env: {}, timeoutMs: 30_000 });
	const stopping = new AbortController();
	const relay = createRelay({
		view: { received() {}, replied() {}, notForwarded() {} },
		seen: createSeen(),
		passes: () => true,
		targets: [silent, healthy].map(
			({ port }) => new URL(`http://127.0.0.1:${port}/webhook`),
		),
		headers: [],
		courier,
		signal: stopping.signal,
	});
	const relayed = Array.from({ length: 40 }, (_, id) =>
		relay({
			id,
			receivedAt: 0,
			target: "/webhook",
			headers: [],
			body: textMessage("hello", {
				id: `wamid.${id}`,
				from: `1650555${1000 + id}`,
			}),
			verification: { verified: false, reason: "not-checked" },
		}),
	);
	await vi.waitFor(() => expect(healthy.received).toHaveLength(40), {
		timeout: 5000,
	});
	stopping.abort();
	await courier.close();
	await Promise.all(relayed);
});
