import { describe, expect, it } from "vitest";
import { violations } from "../../src/webhook/meanings/account.ts";
import { meanings } from "../../src/webhook/meanings/meaning.ts";

const words = meanings({
	good: { Active: "it works." },
	plain: { STOP_K: "" },
});

it.each([
	["UNBAN", "good"],
	["WARN", "warn"],
	["RATE_LIMIT", "bad"],
])(
	"a violation of Direct Send's rules is told as what it is: %s",
	(word, level) => {
		const type = `DIRECT_SEND_UTILITY_CATEGORY_ABUSE_${word}`;
		expect(violations.find(type)?.level).toBe(level);
	},
);

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
