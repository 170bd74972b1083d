import { describe, expect, it } from "vitest";
import { readMediaFacts } from "../../../src/webhook/graph/media.ts";
import { mediaIds } from "../../../src/webhook/media-ids.ts";
import { endingOfMime } from "../../../src/webhook/send/media-types.ts";
import { eventsOf } from "../../support/fixtures.ts";

const hex = "a6535685992d5027b002b29425482940".padEnd(64, "0");

describe("the node of a file", () => {
	it("is read with its hash in either spelling", () => {
		const base64 = Buffer.from(hex, "hex").toString("base64");
		for (const sha256 of [hex, hex.toUpperCase(), base64]) {
			const answer = {
				url: "https://lookaside.fbsbx.com/x",
				mime_type: "image/jpeg",
				sha256,
				file_size: "303833",
			};
			expect(readMediaFacts("1", answer)).toEqual({
				id: "1",
				url: "https://lookaside.fbsbx.com/x",
				mime: "image/jpeg",
				sha256: hex,
				size: 303_833,
			});
		}
	});

	it("may say nothing but where the file is", () => {
		const odd = { url: "x", sha256: "short", file_size: -1, mime_type: 7 };
		expect(readMediaFacts("1", odd)).toEqual({ id: "1", url: "x", mime: "7" });
	});

	it.each([undefined, null, 7, "x", [], {}, { url: null }])(
		"is none in %j",
		(answer) => expect(readMediaFacts("1", answer)).toBeUndefined(),
	);
});

describe("the files that events refer to", () => {
	it.each([
		["image", ["9373542316599624"]],
		["text", []],
	])("of %s", (fixture, ids) => {
		expect(mediaIds(eventsOf(fixture))).toEqual(ids);
	});

	it("are named by numbers alone", () => {
		const [event] = eventsOf("text");
		if (event === undefined) throw new Error("no event");
		const values = ["../../etc/passwd", "12", "1234567890123456?x", 7, null];
		const odd = values.map((id) => ({ ...event, value: { image: { id } } }));
		expect(mediaIds(odd)).toEqual([]);
	});
});

it.each([
	["image/jpeg", "jpg"],
	["audio/ogg; codecs=opus", "ogg"],
	["VIDEO/MP4", "mp4"],
	["application/pdf", "pdf"],
	["", "bin"],
	["../../x", "bin"],
	["constructor", "bin"],
])("a file of the type %j ends in %s", (mime, ending) => {
	expect(endingOfMime(mime)).toBe(ending);
});
