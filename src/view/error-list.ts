import type { ErrorEntry } from "../webhook/error-codes/error-code.ts";
import { codeName } from "./explanation.ts";
import { pad, truncate } from "./measure.ts";
import { join, type Safe, safe } from "./safe.ts";
import { clean } from "./text.ts";
import type { Theme } from "./theme.ts";

/** Errors as a list, one a line, under the names of their families. */
export function showErrorList(
	entries: readonly ErrorEntry[],
	theme: Theme,
	columns: number | undefined,
): Safe {
	const families = [...new Set(entries.map(({ family }) => family))];
	const blocks = families.map((family) => {
		const rows = entries
			.filter((entry) => entry.family === family)
			.map((entry) => row(entry, theme, columns));
		return join(
			[safe`${theme.paint("strong", clean(family))}\n`, ...rows],
			safe``,
		);
	});
	return join(blocks, safe`\n`);
}

const codeColumns = 11;

function row(
	{ code, subcode, upTo, title }: ErrorEntry,
	theme: Theme,
	columns: number | undefined,
): Safe {
	const name =
		upTo === undefined ? codeName(code, subcode) : safe`${code}-${upTo}`;
	const room = (columns ?? 200) - 1 - codeColumns - 4;
	const text = truncate(clean(title), Math.max(10, room), theme.signs.ellipsis);
	return safe`  ${theme.paint("accent", pad(name, codeColumns))}  ${text}\n`;
}
