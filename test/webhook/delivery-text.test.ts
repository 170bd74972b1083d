import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readKept } from "../../src/webhook/delivery-text.ts";
import { toExported } from "../../src/webhook/exported.ts";

function kept(text: string | Buffer) {
	return readKept(Buffer.from(text)).map(({ headers, body, remark }) => ({
		headers,
		body: body.toString("latin1"),
		remark,
	}));
}

describe("a raw request", () => {
	it.each([
		["CRLF", "POST /w HTTP/1.1\r\nA: 1\r\nB:2 \r\n\r\n{\r\n\r\n}"],
		["LF", "POST /w HTTP/1.1\nA: 1\nB:2 \n\n{\r\n\r\n}"],
		["no first line", "A: 1\nB:2\n\n{\r\n\r\n}"],
		["HTTP/2", "POST /w HTTP/2\nA: 1\nB: 2\n\n{\r\n\r\n}"],
	])("with %s", (_name, text) => {
		expect(kept(text)).toEqual([
			{
				headers: [
					["A", "1"],
					["B", "2"],
				],
				body: "{\r\n\r\n}",
				remark: undefined,
			},
		]);
	});

	it("keeps the bytes of its body", () => {
		const body = Buffer.from([0xef, 0xbb, 0xbf, 0x00, 0xff]);
		const [found] = readKept(Buffer.concat([Buffer.from("A: 1\n\n"), body]));
		expect(found?.body).toEqual(body);
	});

	it("ends where its length says, if only white space follows", () => {
		expect(kept("Content-Length: 2\n\n{}\n")[0]?.body).toBe("{}");
		expect(kept("Content-Length: 2\n\n{}x")[0]).toMatchObject({
			body: "{}x",
			remark: "Content-Length says 2 bytes, the body has 3",
		});
	});

	it("may be all headers", () => {
		expect(kept("A: 1\n")[0]).toMatchObject({
			headers: [["A", "1"]],
			body: "",
		});
	});
});

describe("JSON that holds a request", () => {
	it.each([
		["an object", { A: "1", B: ["2", "3"] }],
		[
			"pairs",
			[
				["A", "1"],
				["B", "2"],
				["B", "3"],
			],
		],
		[
			"names and values",
			[
				{ name: "A", value: "1" },
				{ name: "B", value: "2" },
				{ name: "B", value: "3" },
			],
		],
	])("with its headers as %s", (_name, headers) => {
		expect(kept(JSON.stringify({ headers, body: "{}" }))).toEqual([
			{
				headers: [
					["A", "1"],
					["B", "2"],
					["B", "3"],
				],
				body: "{}",
				remark: undefined,
			},
		]);
	});

	it("leaves a payload alone, whatever it holds", () => {
		const payload = '{"object":"whatsapp_business_account","entry":[]}\n';
		expect(kept(payload)).toEqual([
			{ headers: [], body: payload, remark: undefined },
		]);
	});
});

it("reads each line of an export", () => {
	const line = JSON.stringify(
		toExported({
			id: 1,
			receivedAt: 0,
			target: "/webhook",
			headers: [["A", "1"]],
			body: Buffer.from("{}"),
			verified: true,
		}),
	);
	expect(kept(`${line}\n\n${line}\n`)).toHaveLength(2);
	expect(kept(`${line}\n{"no":"export"}\n`)).toHaveLength(1);
});

it("never throws and always finds something", () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
			expect(readKept(Buffer.from(bytes)).length).toBeGreaterThan(0);
		}),
	);
	fc.assert(
		fc.property(fc.json(), fc.json(), (headers, body) => {
			const text = `{"headers":${headers},"body":${body}}`;
			expect(readKept(Buffer.from(text)).length).toBeGreaterThan(0);
		}),
	);
});
