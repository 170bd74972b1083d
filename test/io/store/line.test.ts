import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeLine } from "../../../src/io/store/decode-line.ts";
import {
	deliveryLine,
	lineHeads,
	refusedLine,
	replyLine,
} from "../../../src/io/store/encode-line.ts";
import type { RecordedReply } from "../../../src/io/store/record-entry.ts";
import type { Verification } from "../../../src/webhook/delivery.ts";
import type { Reply } from "../../../src/webhook/reply.ts";
import { arrival } from "./world.ts";

const hello = { id: 12, ...arrival('{"text":"héllo\\n"}') };

describe("a delivery's line", () => {
	it("is JSON that a person can read", () => {
		expect(deliveryLine(hello)).toBe(
			'{"v":1,"type":"delivery","id":12,"receivedAt":"2026-01-02T03:04:05.006Z","target":"/webhook",' +
				'"headers":[["Content-Type","application/json"]],' +
				'"verification":{"verified":true,"secret":"app secret","header":"X-Hub-Signature-256"},' +
				'"bytes":19,"sha256":"63026a7043129c5b831ea8c0dbce9d50a127d67f01587245f6388b3854d58244",' +
				'"body":"{\\"text\\":\\"héllo\\\\n\\"}"}\n',
		);
	});

	it("carries a body that is not UTF-8 in base64", () => {
		const line = deliveryLine({ ...hello, body: Buffer.from([0xff, 0x00]) });
		expect(JSON.parse(line)).toMatchObject({ bytes: 2, bodyBase64: "/wA=" });
	});

	it("gives back every delivery byte for byte", () => {
		const body = fc.oneof(
			fc.uint8Array({ maxLength: 200 }),
			fc.string({ unit: "binary" }).map((text) => Buffer.from(text)),
			fc.constantFrom("", "\uFEFF{}", "\0", "\u2028\r\n", "\\/", "1e400"),
		);
		const text = fc.string({ unit: "binary" });
		const verification: fc.Arbitrary<Verification> = fc.oneof(
			fc.record({
				verified: fc.constant(true as const),
				secret: text,
				header: text,
			}),
			fc.constant({ verified: false, reason: "not-checked" } as const),
		);
		fc.assert(
			fc.property(
				body,
				fc.array(fc.tuple(text, text)),
				text,
				verification,
				(bytes, headers, target, found) => {
					const delivery = {
						id: 7,
						receivedAt: 1_767_323_045_006,
						target,
						headers,
						body: Buffer.from(bytes),
						verification: found,
					};
					const line = deliveryLine(delivery);
					expect(line.indexOf("\n")).toBe(line.length - 1);
					expect(decode(line)).toEqual({ type: "delivery", delivery });
				},
			),
		);
	});
});

describe("a reply's line", () => {
	const answered: Reply = {
		target: "http://localhost:3000/",
		ok: true,
		status: 200,
		ms: 4.2,
		headers: [["Set-Cookie", "secret"]],
		body: Buffer.from("secret"),
		truncated: false,
	};

	it("keeps the status and the time, not what was said", () => {
		expect(replyLine(12, answered)).toBe(
			'{"v":1,"type":"reply","delivery":12,"target":"http://localhost:3000/","status":200,"ms":4.2}\n',
		);
		expect(decode(replyLine(12, answered))).toEqual({
			type: "reply",
			delivery: 12,
			reply: { target: answered.target, ok: true, status: 200, ms: 4.2 },
		});
	});

	it("keeps why there was none", () => {
		const reply = {
			target: "http://localhost:3000/",
			ok: false,
			ms: 1,
			cause: "refused",
			detail: "connect ECONNREFUSED ::1:3000",
		} as const;
		expect(decode(replyLine(3, reply))).toEqual({
			type: "reply",
			delivery: 3,
			reply,
		});
	});

	it("reads a cause this version doesn't know as another one", () => {
		const line =
			'{"v":1,"type":"reply","delivery":3,"target":"t","ms":1,"cause":"eaten"}';
		expect(decode(line)).toMatchObject({ reply: { cause: "other" } });
	});
});

it("tells the lines about a delivery from others by what they begin with", () => {
	const reply: RecordedReply = { target: "t", ok: true, status: 200, ms: 1 };
	const about = (id: number) => [
		deliveryLine({ ...hello, id }),
		replyLine(id, reply),
	];
	const heads = lineHeads(12);
	const isAbout12 = (line: string) =>
		heads.some((head) => line.startsWith(head));
	expect(about(12).map(isAbout12)).toEqual([true, true]);
	for (const other of [1, 2, 112, 121, 1200]) {
		expect(about(other).map(isAbout12)).toEqual([false, false]);
	}
});

describe("a line of refusals", () => {
	it("says how many were turned away for what", () => {
		const refusals = {
			from: 1_767_323_045_006,
			until: 1_767_323_105_006,
			reasons: { mismatch: 2, "another path": 40 },
		};
		const line = refusedLine(refusals);
		expect(line).toBe(
			'{"v":1,"type":"refused","from":"2026-01-02T03:04:05.006Z","until":"2026-01-02T03:05:05.006Z",' +
				'"reasons":{"mismatch":2,"another path":40}}\n',
		);
		expect(decode(line)).toEqual({ type: "refused", refusals });
	});
});

it("passes over a line of a type that another version writes", () => {
	expect(decode('{"v":1,"type":"note","text":"hello"}')).toBeUndefined();
});

describe("a line that can't be trusted", () => {
	const line = deliveryLine(hello);
	it.each([
		["half a line", line.slice(0, 100), "not JSON"],
		["no JSON object", "12", "not a line this version knows"],
		[
			"a later version",
			line.replace('"v":1', '"v":2'),
			"not a line this version knows",
		],
		[
			"a changed body",
			line.replace("héllo", "hállo"),
			"the body is not the one recorded",
		],
		[
			"a shortened body",
			line.replace("héllo", "h"),
			"the body is not as long as recorded",
		],
		[
			"a missing body",
			line.replace('"body":', '"nobody":'),
			"the body is not as long as recorded",
		],
	])("is damaged: %s", (_, text, why) => {
		expect(decode(text)).toEqual({ type: "damaged", where: "here", why });
	});

	it("never throws", () => {
		fc.assert(
			fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
				expect(decode(text)?.type).toBe("damaged");
			}),
		);
	});

	it("survives being nested 100,000 deep", () => {
		expect(decode("[".repeat(100_000))?.type).toBe("damaged");
		expect(decode("[".repeat(1e5) + "]".repeat(1e5))?.type).toBe("damaged");
	});
});

function decode(line: string) {
	return decodeLine(Buffer.from(line), "here");
}
