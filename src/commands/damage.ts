import type { Sink } from "../context.ts";

/** Says on stderr how many lines of the record could not be read, if there were any. */
export function tellOfDamage(lines: number, stderr: Sink): void {
	if (lines === 1) stderr.write("1 damaged line of the record was skipped\n");
	if (lines > 1)
		stderr.write(`${lines} damaged lines of the record were skipped\n`);
}
