import { createHash, randomBytes } from "node:crypto";
import { openRecord } from "../../../../src/io/store/record.ts";

// Records without end, 16 deliveries at a time, and prints `id sha256` of each once it is acknowledged.
const record = await openRecord({
	dir: process.argv[2] ?? "",
	pid: process.pid,
	limits: { segmentBytes: 100_000 },
});
await Promise.all(Array.from({ length: 16 }, recordForEver));

async function recordForEver(): Promise<void> {
	for (;;) {
		const body = randomBytes(1 + Math.floor(Math.random() * 2000));
		const { id } = await record.append({
			receivedAt: Date.now(),
			target: "/webhook",
			headers: [],
			body,
			verification: { verified: false, reason: "not-checked" },
		});
		const sha256 = createHash("sha256").update(body).digest("hex");
		process.stdout.write(`${id} ${sha256}\n`);
	}
}
