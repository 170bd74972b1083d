import { describe, expect, it } from "vitest";
import { errorText } from "../../src/view/error-text.ts";

const message =
	"Meta would refuse this message, so it was not sent\n  text.body has 4097 characters, 4096 at most";
const hint =
	"--no-check sends it all the same\nthis machine is the one that says so";

describe("an error in words", () => {
	it("has a line for each of its own where no terminal limits it", () => {
		expect(
			errorText({ message, hint }, undefined),
		).toBe(`error: Meta would refuse this message, so it was not sent
  text.body has 4097 characters, 4096 at most
hint:  --no-check sends it all the same
       this machine is the one that says so
`);
	});

	it("is broken between words on a terminal", () => {
		expect(
			errorText({ message, hint }, 40),
		).toBe(`error: Meta would refuse this message,
       so it was not sent
  text.body has 4097 characters, 4096
    at most
hint:  --no-check sends it all the same
       this machine is the one that
       says so
`);
	});

	it.each([20, 40, 60, 80, 120])(
		"keeps within %i columns, or is left to the terminal",
		(columns) => {
			const text = errorText({ message: message.repeat(3), hint }, columns);
			const longest = Math.max(...text.split("\n").map((l) => l.length));
			expect(longest < columns || columns < 38).toBe(true);
		},
	);

	it("has no hint where there is none", () => {
		expect(errorText({ message: "no", hint: undefined }, 80)).toBe(
			"error: no\n",
		);
	});

	it("lets nothing pass for a line of its own, nor move the cursor", () => {
		const said = "a\nerror: \u001b[2Jb\n  hint:  pay";
		expect(errorText({ message: said, hint: undefined }, 80)).toBe(
			"error: a\n       error: \\u{1B}[2Jb\n  hint:  pay\n",
		);
	});
});
