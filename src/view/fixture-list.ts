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
	const cells = rows.map(({ name, kinds }) => ({
		name: clean(name),
		kind: clean(inShort(kinds)),
	}));
	const widest = (key: "name" | "kind") =>
		Math.max(...cells.map((cell) => width(cell[key])));
	const names = widest("name");
	const kinds = Math.min(widest("kind"), 40);
	const room = (columns ?? Number.POSITIVE_INFINITY) - names - kinds - 7;
	const lines = rows.map(({ field, title }, i) => {
		const { name, kind } = cells[i] ?? nothing;
		const shown = truncate(
			clean(title),
			Math.max(room, 8),
			theme.signs.ellipsis,
		);
		const line = safe`  ${pad(name, names)}  ${theme.paint("accent", pad(kind, kinds))}  ${theme.paint("dim", shown)}\n`;
		if (field === rows[i - 1]?.field) return line;
		const gap = i === 0 ? safe`` : safe`\n`;
		return safe`${gap}${theme.paint("strong", clean(field))}\n${line}`;
	});
	return join(lines, safe``);
}

const nothing = { name: safe``, kind: safe`` };

function inShort(kinds: readonly string[]): string {
	const [first = "", ...others] = kinds;
	return others.length === 0 ? first : `${first} +${others.length}`;
}
