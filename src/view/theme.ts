import { Chalk } from "chalk";
import { type Safe, safe, vouch } from "./safe.ts";
import { escapes } from "./text.ts";

/** How colour was asked for: `--color`. */
export type ColorChoice = "auto" | "always" | "never";

/** What a piece of text is, which decides its colour. `theirs` is untrusted text: plain, with what `clean` put in dimmed. */
export type Tone =
	| "ours"
	| "theirs"
	| "strong"
	| "dim"
	| "good"
	| "warn"
	| "bad"
	| "accent";

/** The few signs the views draw with; all of them ASCII where the locale is not UTF-8. */
export interface Signs {
	readonly check: Safe;
	readonly cross: Safe;
	readonly bang: Safe;
	readonly dash: Safe;
	readonly bar: Safe;
	readonly dot: Safe;
	readonly times: Safe;
	readonly ellipsis: Safe;
	readonly bullet: Safe;
	readonly angle: Safe;
}

/** Colours and signs of one output stream. */
export interface Theme {
	readonly signs: Signs;
	/** Colours a text by what it is. Without colour it gives the text back unchanged. */
	paint(tone: Tone, text: Safe): Safe;
}

/** Decides colour from `--color`, then NO_COLOR, FORCE_COLOR and TERM, then whether the stream is a terminal. */
export function createTheme(options: {
	color: ColorChoice;
	stream: { readonly isTTY: boolean };
	env: Readonly<Record<string, string | undefined>>;
}): Theme {
	return {
		signs: isUtf8(options.env) ? unicodeSigns : asciiSigns,
		paint: wantsColor(options)
			? (tone, text) => vouch(brushes[tone](text))
			: (_tone, text) => text,
	};
}

function wantsColor({
	color,
	stream,
	env,
}: Parameters<typeof createTheme>[0]): boolean {
	if (color !== "auto") return color === "always";
	if (env["NO_COLOR"]) return false;
	const forced = env["FORCE_COLOR"];
	if (forced !== undefined) return forced !== "0" && forced !== "false";
	return stream.isTTY && env["TERM"] !== "dumb";
}

/** A locale that is not set at all says nothing, and terminals are UTF-8 by now; only another one named counts. */
function isUtf8(env: Readonly<Record<string, string | undefined>>): boolean {
	const locale = env["LC_ALL"] || env["LC_CTYPE"] || env["LANG"];
	return !locale || /utf-?8/i.test(locale);
}

// The sixteen colours of the terminal's own palette are readable on dark and light; others may not be.
const chalk = new Chalk({ level: 1 });

const brushes: Readonly<Record<Tone, (text: string) => string>> = {
	ours: (text) => text,
	theirs: (text) =>
		text.includes("\\u{")
			? text.replace(escapes, (shown) => chalk.dim(shown))
			: text,
	strong: chalk.bold,
	dim: chalk.dim,
	good: chalk.green,
	warn: chalk.yellow,
	bad: chalk.red,
	accent: chalk.cyan,
};

const unicodeSigns: Signs = {
	check: safe`✓`,
	cross: safe`✗`,
	bang: safe`!`,
	dash: safe`–`,
	bar: safe`│`,
	dot: safe`·`,
	times: safe`×`,
	ellipsis: safe`…`,
	bullet: safe`•`,
	angle: safe`›`,
};

const asciiSigns: Signs = {
	check: safe`+`,
	cross: safe`x`,
	bang: safe`!`,
	dash: safe`-`,
	bar: safe`|`,
	dot: safe`-`,
	times: safe`x`,
	ellipsis: safe`...`,
	bullet: safe`*`,
	angle: safe`>`,
};
