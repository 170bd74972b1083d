import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { shellWord } from "../../src/view/shell-word.ts";

describe("a word for a shell", () => {
	it.each([
		["order_confirmation", "order_confirmation"],
		["name=Pablo", "name=Pablo"],
		["1:url=860198", "1:url=860198"],
		["https://shop.example/a%20b", "https://shop.example/a%20b"],
		["=Pablo", "'=Pablo'"],
		["Pablo & Co", "'Pablo & Co'"],
		["it's", "'it'\\''s'"],
		["~", "'~'"],
		["", "''"],
		["two\nlines", "'two lines'"],
	])("%j is written %s", (text, written) => {
		expect(shellWord(text)).toBe(written);
	});

	it("is what the shell hands on", () => {
		const words = [
			"$(id)",
			"`id`",
			"a;b|c",
			"'\"\\",
			"*",
			"é 🌵",
			"-x",
			"{a,b}",
		];
		const line = words.map(shellWord).join(" ");
		const said = execFileSync("sh", ["-c", `printf '%s\\n' ${line}`]);
		expect(said.toString().trimEnd().split("\n")).toEqual(words);
	});
});
