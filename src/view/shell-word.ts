/** A word as a POSIX shell is given it: in single quotes, in which nothing means anything, unless it needs none. A line break in it becomes a space. */
export function shellWord(text: string): string {
	const line = text.replace(/\s+/g, " ");
	if (/^[\w./:=,@%+-]+$/.test(line)) return line;
	return `'${line.replaceAll("'", "'\\''")}'`;
}
