/** A word as a POSIX shell is given it: in single quotes, in which nothing means anything, unless it needs none. A line break in it becomes a space. */
export function shellWord(text: string): string {
	const line = text.replace(/\s+/g, " ");
	// At the start of a word zsh gives = a meaning of its own.
	if (/^[\w./:@%+-][\w./:=,@%+-]*$/.test(line)) return line;
	return `'${line.replaceAll("'", "'\\''")}'`;
}
