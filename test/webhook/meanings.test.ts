import { describe, expect, it } from "vitest";
import { meanings } from "../../src/webhook/meanings/meaning.ts";

const words = meanings({
	good: { Active: "it works." },
	plain: { STOP_K: "" },
});

describe("the meaning of a word", () => {
	it("is found however it is capitalised", () => {
		const active = { level: "good", says: "it works." };
		for (const word of ["Active", "ACTIVE", "active"]) {
			expect(words.find(word)).toEqual(active);
		}
	});

	it.each(["", "activ", "Active ", "constructor", "__proto__", "STOP_\u212a"])(
		"is none of %j",
		(word) => {
			expect(words.find(word)).toBeUndefined();
		},
	);
});
