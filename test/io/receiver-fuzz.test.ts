import fc from "fast-check";
import { expect, it } from "vitest";
import { dial } from "../support/line.ts";
import { openWebhook } from "../support/webhook-server.ts";

const post = Buffer.from(
	"POST /webhook?a=b HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nConnection: Upgrade\r\nUpgrade: h2c\r\nTransfer-Encoding: chunked\r\n\r\n2;a=b\r\n{}\r\n0\r\nTrailer: x\r\n\r\n",
);

/** A good request with some of its bytes changed, doubled or missing. */
const damagedRequest = fc
	.array(
		fc.tuple(fc.nat(post.length), fc.nat(4), fc.uint8Array({ maxLength: 6 })),
		{ maxLength: 5 },
	)
	.map((changes) =>
		changes.reduce<Buffer>(
			(bytes, [at, gone, put]) =>
				Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + gone)]),
			post,
		),
	);

const anyBytes = fc.oneof(
	damagedRequest,
	fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
);

it("answers the next request, whatever bytes came before it", async () => {
	const webhook = await openWebhook();
	const url = `http://127.0.0.1:${webhook.port}/webhook?good`;

	await fc.assert(
		fc.asyncProperty(fc.array(anyBytes, { maxLength: 3 }), async (pieces) => {
			const line = await dial(webhook.port);
			for (const piece of pieces) line.send(piece);
			line.hangUp();
			await line.closed;

			expect((await fetch(url)).status).toBe(200);
		}),
		{ numRuns: 200 },
	);
	expect(webhook.faults).toEqual([]);
});
