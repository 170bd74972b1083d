import { pad, width } from "./measure.ts";
import { type Safe, safe, vouch } from "./safe.ts";

/** Rows in aligned columns, two spaces apart, nothing behind the last. */
export function table(rows: readonly (readonly Safe[])[]): Safe {
	const widths: number[] = [];
	for (const row of rows) {
		row.forEach((cell, column) => {
			widths[column] = Math.max(widths[column] ?? 0, width(cell));
		});
	}
	const lines = rows.map((row) => {
		const cells = row.map((cell, column) =>
			column === row.length - 1 ? cell : pad(cell, widths[column] ?? 0),
		);
		return `${cells.join("  ").trimEnd()}\n`;
	});
	return rows.length === 0 ? safe`` : vouch(lines.join(""));
}
