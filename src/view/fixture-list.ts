import { pad, truncate, width } from "./measure.ts";
import { join, type Safe, safe } from "./safe.ts";
import type { Line } from "./schema.ts";
import { clean } from "./text.ts";
import type { Theme } from "./theme.ts";

/** What is said of a fixture. */
interface FixtureRow {
	readonly name: string;
	readonly kinds: readonly string[];
	readonly field: string;
	readonly title: string;
}

/** One fixture as a line of `--json`. */
export function fixtureLine(row: FixtureRow, path: string): Line {
	return { v: 1, type: "fixture", ...row, kinds: [...row.kinds], path };
}

/** Fixtures a line each: name, kind, what it is; under a heading for each webhook field. */
export function fixtureTable(
	rows: readonly FixtureRow[],
	theme: Theme,
	columns: number | undefined,
): Safe {
	const names = rows.map(({ name }) => clean(name));
	const kinds = rows.map((row) => clean(inShort(row.kinds)));
	const room = columns ?? Number.POSITIVE_INFINITY;
	const fits = (cells: number) => room - cells - gaps >= leastTitle;
	const nameColumns = fits(widest(names))
		? widest(names)
		: Math.min(widest(names), mostName);
	const kindColumns = widest(kinds);
	// A kind can be told from the name.
	const hasKinds = fits(nameColumns + kindColumns);
	const lines = rows.map(({ field, title }, i) => {
		const name = safe`  ${pad(names[i] ?? safe``, nameColumns)}  `;
		const kind = hasKinds
			? safe`${pad(kinds[i] ?? safe``, kindColumns)}  `
			: safe``;
		const left = Math.max(room - width(name) - width(kind) - 1, 1);
		const shown = truncate(clean(title), left, theme.signs.ellipsis);
		const line = safe`${name}${theme.paint("accent", kind)}${theme.paint("dim", shown)}\n`;
		if (field === rows[i - 1]?.field) return line;
		const gap = i === 0 ? safe`` : safe`\n`;
		return safe`${gap}${theme.paint("strong", clean(field))}\n${line}`;
	});
	return join(lines, safe``);
}

// On a narrow terminal what is longer pushes the rest of its line to the right.
const mostName = 26;
const leastTitle = 30;
/** The margin, and what stands between the columns. */
const gaps = 6;

function widest(cells: readonly Safe[]): number {
	return Math.max(0, ...cells.map((cell) => width(cell)));
}

function inShort(kinds: readonly string[]): string {
	const [first = "", ...others] = kinds;
	return others.length === 0 ? first : `${first} +${others.length}`;
}
