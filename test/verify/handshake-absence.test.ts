import { describe, expect, it } from "vitest";
import { diagnoseHandshake } from "../../src/webhook/diagnose/handshake/handshake.ts";
import { openTarget } from "../support/target.ts";
import {
	codes,
	diagnose,
	faults,
	observe,
	token,
} from "./gallery/handshake-diagnosis.ts";
import { queryOf, serveBytes, serveNode } from "./gallery/handshake-server.ts";

describe("an app that isn't there", () => {
	it("is one finding, with what was tried", async () => {
		const findings = await diagnose(await closedPort());
		expect(findings).toMatchObject([
			{
				code: "nothing-listens",
				level: "fail",
				seen: [expect.stringContaining("ECONNREFUSED")],
				commands: [expect.stringMatching(/^curl -iG http:.*\$VERIFY_TOKEN"$/)],
			},
		]);
	});

	it("is no fault of its own where the address is at fault", async () => {
		const observation = await observe(await closedPort());
		expect(
			diagnoseHandshake(observation, { isAddressAtFault: true }),
		).toMatchObject([{ code: "handshake-not-checked", level: "skip" }]);
	});

	it("is tried once only", async () => {
		const { visits } = await observe(await closedPort());
		expect(visits).toHaveLength(1);
	});
});

describe("an app that doesn't answer", () => {
	it("is tried twice, and then said not to", async () => {
		const url = await serveBytes(() => {});
		const findings = await diagnose(url, { timeoutMs: 50 });
		expect(faults(findings)).toEqual(["fail no-answer"]);
		expect(findings[0]?.seen).toHaveLength(2);
	});

	it("but for the first time has been asleep", async () => {
		let isAwake = false;
		const url = await serveNode((request, response) => {
			if (isAwake) response.end(queryOf(request.url).get("hub.challenge"));
			isAwake = true;
		});
		expect(faults(await diagnose(url, { timeoutMs: 400 }))).toEqual([
			"fail cold-start",
		]);
	});

	it("every other time is unsteady", async () => {
		let turn = 0;
		const url = await serveNode((request, response) => {
			if (turn++ === 0) request.destroy();
			else response.end(queryOf(request.url).get("hub.challenge"));
		});
		expect(faults(await diagnose(url))).toEqual(["fail unsteady"]);
	});
});

it("blames no app for a 100 Continue that nobody asked for", async () => {
	const url = await serveBytes((socket) =>
		socket.end(
			"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi",
		),
	);
	expect(await diagnose(url)).toMatchObject([
		{
			code: "handshake-not-checked",
			level: "warn",
			title: expect.stringContaining("100 Continue"),
			commands: [expect.stringMatching(/^curl/)],
		},
	]);
});

it("tells an app that doesn't speak TLS", async () => {
	const target = await openTarget();
	const url = new URL(`https://localhost:${target.port}/webhook`);
	expect(await diagnose(url)).toMatchObject([
		{ code: "not-http", fix: "Write http:// instead of https://." },
	]);
});

it("tells an app whose certificate nobody vouches for", async () => {
	const target = await openTarget(undefined, { tls: true });
	const url = new URL(`https://localhost:${target.port}/webhook`);
	expect(await diagnose(url)).toMatchObject([
		{ code: "unreachable", title: "TLS fails" },
	]);
});

it("says that it was stopped, and blames nobody", async () => {
	const stopping = new AbortController();
	const url = await serveBytes(() => stopping.abort());
	const findings = await diagnose(url, { stop: stopping.signal });
	expect(faults(findings)).toEqual([]);
	expect(codes(findings, "skip")).toEqual(["handshake-not-checked"]);
});

describe("what is slow", () => {
	const observed = async (first: number, second: number) => {
		const url = await serveNode((request, response) => {
			const query = queryOf(request.url);
			if (query.get("hub.verify_token") !== token) response.statusCode = 403;
			response.end(query.get("hub.challenge"));
		});
		const observation = await observe(url);
		const took = new Map([
			["plain", first],
			["again", second],
		]);
		return diagnoseHandshake({
			...observation,
			slowMs: 5000,
			visits: observation.visits.map((visit) => ({
				...visit,
				reply: { ...visit.reply, ms: took.get(visit.variation) ?? 1 },
			})),
		});
	};

	it.each([
		[6000, 20, "warn cold-start"],
		[6000, 7000, "fail slow-handshake"],
		[20, 7000, "warn slow-handshake"],
	])("after %i ms and %i ms is %s", async (first, second, fault) => {
		expect(faults(await observed(first, second))).toEqual([fault]);
	});

	it("stands before what else is wrong", async () => {
		const findings = await observed(6000, 7000);
		expect(findings[0]?.code).toBe("slow-handshake");
	});

	it("is not what takes a second", async () => {
		expect(codes(await observed(1000, 900), "ok")).toContain("handshake-time");
	});
});

async function closedPort(): Promise<URL> {
	const target = await openTarget();
	await target.close();
	return new URL(`http://127.0.0.1:${target.port}/webhook`);
}
