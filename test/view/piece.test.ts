import { describe, expect, it } from "vitest";
import { Piece } from "../../src/view/kinds/piece.ts";

describe("a piece", () => {
	it("leaves what nobody asked for, and what is not what it was asked for as", () => {
		const piece = new Piece({ id: "1", size: "big", flag: 1, new: [1] });
		expect(piece.text("id")).toBe("1");
		expect(piece.number("size")).toBeUndefined();
		expect(piece.flag("flag")).toBeUndefined();
		expect(piece.left()).toEqual({ size: "big", flag: 1, new: [1] });
	});

	it("leaves nothing once all is told", () => {
		const piece = new Piece({ id: 7, note: "", gap: null, seen: true });
		piece.text("id");
		piece.text("note");
		piece.piece("gap");
		piece.skip("seen");
		expect(piece.left()).toBeUndefined();
		expect(piece.rest()).toEqual([]);
	});

	it("leaves what is left inside it, under the keys that lead there", () => {
		const piece = new Piece({
			inner: { told: "x", deeper: { odd: 1 } },
			list: [{ told: "y" }, { other: 2 }, "odd"],
		});
		const inner = piece.piece("inner");
		inner.text("told");
		inner.piece("deeper").text("missing");
		for (const each of piece.pieces("list")) each.text("told");
		expect(piece.left()).toEqual({
			inner: { deeper: { odd: 1 } },
			list: [{ other: 2 }, "odd"],
		});
		expect(piece.rest()).toEqual([
			{
				text: "inner.deeper.odd: 1\nlist:\n  - { other: 2 }\n  - odd",
				tone: "theirs",
			},
		]);
	});

	it("is the same however often it is asked for", () => {
		const piece = new Piece({ inner: { a: "1", b: "2" } });
		piece.piece("inner").text("a");
		piece.piece("inner").text("b");
		expect(piece.left()).toBeUndefined();
	});

	it.each([undefined, null, 7, "text", [], [1], true])(
		"of %j has no keys, and is left as it came",
		(value) => {
			const piece = new Piece(value);
			expect(piece.text("length")).toBeUndefined();
			expect(piece.piece("a").pieces("b")).toEqual([]);
			expect(piece.skip("a").left()).toEqual(value ?? undefined);
		},
	);

	it("that is missing keeps nothing for the next that is", () => {
		new Piece({}).piece("a").skip("b").text("c");
		expect(new Piece({ a: { b: 1 } }).piece("a").left()).toEqual({ b: 1 });
	});

	it("takes the keys that every object has for keys like any other", () => {
		const piece = new Piece(JSON.parse('{"__proto__": {"x": 1}, "a": "b"}'));
		expect(piece.text("constructor")).toBeUndefined();
		piece.text("a");
		expect(piece.rest()).toEqual([{ text: "__proto__.x: 1", tone: "theirs" }]);
	});
});
