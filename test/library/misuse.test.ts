import { describe, expect, it } from "vitest";
import { encode } from "../../src/library/encode.ts";
import { fixture } from "../../src/library/fixture.ts";
import { replay } from "../../src/library/replay.ts";

// As from JavaScript, where nobody checks types.
const to = { url: "http://127.0.0.1:1/webhook", appSecret: "secret" };

describe("fixture", () => {
	it.each([
		[[undefined], 'fixture() takes a name like "text"'],
		[["text", { form: "1" }], 'knows no "form": did you mean from?'],
		[["text", { colour: 1 }], 'fixture() knows no "colour": one of: from, '],
		[
			["text", { from: 16505551234 }],
			'"from" is a text: give "16505551234", not the number 16505551234',
		],
		[["text", null], "takes an object with from, "],
	])("of %j is told what to pass", (args, words) => {
		const call = () => Reflect.apply(fixture, undefined, args);
		expect(call).toThrow(TypeError);
		expect(call).toThrow(words);
	});
});

it.each([undefined, null, 7])("encode of %j is told what to pass", (what) => {
	const call = () => Reflect.apply(encode, undefined, [what]);
	expect(call).toThrow(
		new TypeError(`a payload is an object, a text or bytes, not ${what}`),
	);
});

describe("replay", () => {
	it.each([
		[[undefined, to], "a payload is an object, a text or bytes"],
		[["{}", undefined], "replay() takes an object with url, appSecret, "],
		[["{}", { ...to, timeout: 5 }], '"timeout": did you mean timeoutMs?'],
		[["{}", { ...to, signature: "wrong" }], "signature is none of bad, "],
		[["{}", { ...to, encode: "utf8" }], "encode is none of meta, "],
		[["{}", { ...to, appSecret: "" }], "appSecret is missing or empty"],
		[
			["{}", { ...to, url: "nowhere" }],
			'"nowhere" is not a URL or a port: give',
		],
		[["{}", { ...to, url: undefined }], "is not a URL or a port: give url as"],
	])("of %j is told what to pass", async (args, words) => {
		const sent = Reflect.apply(replay, undefined, args);
		await expect(sent).rejects.toThrow(TypeError);
		await expect(sent).rejects.toThrow(words);
	});
});
