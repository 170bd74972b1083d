import { describe, expect, it } from "vitest";
import { safe } from "../../src/view/safe.ts";
import { clean } from "../../src/view/text.ts";
import { createTheme } from "../../src/view/theme.ts";

function isColoured(
	color: "auto" | "always" | "never",
	isTTY: boolean,
	env: Record<string, string> = {},
): boolean {
	const theme = createTheme({ color, stream: { isTTY }, env });
	return theme.paint("bad", safe`failed`) !== "failed";
}

describe("colour", () => {
	it("follows the stream", () => {
		expect(isColoured("auto", true)).toBe(true);
		expect(isColoured("auto", false)).toBe(false);
	});

	it("is what --color says, whatever the environment", () => {
		expect(isColoured("always", false, { NO_COLOR: "1", TERM: "dumb" })).toBe(
			true,
		);
		expect(isColoured("never", true, { FORCE_COLOR: "1" })).toBe(false);
	});

	it.each([
		[{ NO_COLOR: "1" }, true, false],
		[{ NO_COLOR: "" }, true, true],
		[{ NO_COLOR: "1", FORCE_COLOR: "1" }, true, false],
		[{ FORCE_COLOR: "1" }, false, true],
		[{ FORCE_COLOR: "0" }, true, false],
		[{ TERM: "dumb" }, true, false],
		[{ TERM: "dumb", FORCE_COLOR: "3" }, true, true],
	])("with %j on a terminal (%s) is %s", (env, isTTY, expected) => {
		expect(isColoured("auto", isTTY, env as Record<string, string>)).toBe(
			expected,
		);
	});

	it("dims what cleaning has put into untrusted text, and nothing else", () => {
		const theme = createTheme({
			color: "always",
			stream: { isTTY: true },
			env: {},
		});
		expect(theme.paint("theirs", clean("a\u202eb"))).toBe(
			"a\x1b[2m\\u{202E}\x1b[22mb",
		);
		expect(theme.paint("theirs", clean("plain"))).toBe("plain");
	});
});

describe("signs", () => {
	it.each([
		[{}, "✓"],
		[{ LANG: "en_US.UTF-8" }, "✓"],
		[{ LANG: "C.utf8" }, "✓"],
		[{ LANG: "C" }, "+"],
		[{ LC_ALL: "POSIX", LANG: "de_DE.UTF-8" }, "+"],
		[{ LC_CTYPE: "en_US.ISO-8859-1", LANG: "en_US.UTF-8" }, "+"],
		[{ LC_ALL: "", LANG: "en_US.UTF-8" }, "✓"],
	])("with %j: %s", (env, check) => {
		const theme = createTheme({
			color: "never",
			stream: { isTTY: true },
			env: env as Record<string, string>,
		});
		expect(theme.signs.check).toBe(check);
	});

	it("are all ASCII where the locale is not UTF-8", () => {
		const { signs } = createTheme({
			color: "never",
			stream: { isTTY: true },
			env: { LC_ALL: "C" },
		});
		expect(Object.values(signs).join("")).toMatch(/^[ -~]+$/);
	});
});
