import { byteCount } from "./quantities.ts";
import { type Safe, safe } from "./safe.ts";
import { clean } from "./text.ts";
import type { Theme } from "./theme.ts";

/** What is to be said of a file that was got: how large it is, whether it is the right one, what Meta says that it is. */
export function fetchedText(
	{
		bytes,
		checked,
		mime = "",
	}: {
		readonly bytes: number;
		readonly checked: boolean;
		readonly mime: string | undefined;
	},
	{ paint, signs }: Theme,
): Safe {
	const sign = checked ? paint("good", signs.check) : paint("warn", signs.bang);
	const proof = checked
		? safe`SHA-256 as Meta has it`
		: safe`Meta names no SHA-256 to hold it against`;
	return safe`${sign} ${byteCount(bytes)}, ${proof}  ${paint("theirs", clean(mime.slice(0, 100)))}\n`;
}
