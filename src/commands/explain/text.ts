import type { Context } from "../../context.ts";
import { CliError, ExitCode } from "../../errors.ts";

// Meta's errors are short, and a log is read for those in its first pages.
const maxCharacters = 1_000_000;

const esc = "\u001b";
const bell = "\u0007";
/** What sets a colour or moves a cursor, and what names a window or a link. */
const sequences = new RegExp(
	String.raw`${esc}(?:\[[0-?]*[ -/]*[@-~]|\][^${bell}${esc}]{0,2000}(?:${bell}|${esc}\\))`,
	"g",
);

/**
 * What is to be explained: the words typed, or standard input for `-` and when something is piped in. The first million
 * characters of it. Throws CliError when there is none.
 */
export async function readText(
	words: readonly string[],
	context: Context,
): Promise<string> {
	const isPiped = words.length === 0 && !context.stdin.isTTY;
	const isAsked = words.length === 1 && words[0] === "-";
	const text = isPiped || isAsked ? await readStdin(context) : words.join(" ");
	// Logs are coloured.
	const plain = text.slice(0, maxCharacters).replace(sequences, "");
	if (plain.trim() !== "") return plain;
	throw new CliError("usage", "there is nothing to explain", {
		hint: "wa-hook explain 131047, or paste an error in quotes",
	});
}

async function readStdin({ stdin, stop }: Context): Promise<string> {
	// No character takes more than four bytes.
	const bytes = await stdin.readAll(stop, 4 * maxCharacters);
	if (!stop.aborted) return bytes.toString("utf8");
	throw new CliError(
		"interrupted",
		"interrupted while reading standard input",
		{ exitCode: ExitCode.Interrupted },
	);
}
