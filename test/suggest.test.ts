import { expect, it } from "vitest";
import { didYouMean, suggest } from "../src/suggest.ts";

it.each([
	["mesages", "messages"],
	["SHOW", "show"],
	["shwo", "show"],
	["mess", "messages"],
	["xyzzy", undefined],
	["", undefined],
])("%j was probably %j", (typed, meant) => {
	expect(suggest(typed, ["messages", "show"])).toBe(meant);
});

it("knows nothing where there is nothing to know", () => {
	expect(suggest("anything", [])).toBeUndefined();
});

it("lists what there is when nothing comes near", () => {
	expect(didYouMean("xyzzy", ["messages", "show"])).toBe(
		"one of: messages, show",
	);
});
