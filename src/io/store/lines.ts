import type { FileHandle } from "node:fs/promises";

/** A line of a file, without its newline. */
export interface Line {
	/** The byte it begins at. */
	readonly start: number;
	readonly bytes: Buffer;
	/** False for the rest after the last newline: a line that is still being written, or was torn. */
	readonly ended: boolean;
}

const newline = 0x0a;
const chunkBytes = 64 * 1024;

/**
 * The lines of a file from its end to its beginning, so that the newest come without reading the rest. Empty ones are left out.
 * `before` is a byte to begin at instead of where the file ends now.
 */
export async function* linesBackward(
	file: FileHandle,
	before = Number.POSITIVE_INFINITY,
): AsyncGenerator<Line> {
	let pieces: Buffer[] = [];
	let ended = false;
	const { size } = await file.stat();
	let position = Math.min(size, before);
	while (position > 0) {
		const wanted = Math.min(chunkBytes, position);
		position -= wanted;
		const chunk = await readChunk(file, position, wanted);
		// The file was emptied meanwhile: what stood here is gone.
		if (chunk.length < wanted) return;
		let to = chunk.length;
		while (to > 0) {
			const at = chunk.lastIndexOf(newline, to - 1);
			if (at === -1) break;
			pieces.unshift(chunk.subarray(at + 1, to));
			yield* line(position + at + 1, pieces, ended);
			pieces = [];
			ended = true;
			to = at;
		}
		pieces.unshift(chunk.subarray(0, to));
	}
	yield* line(0, pieces, ended);
}

/** The lines of a file from byte `from` to where it ends, oldest first. Empty ones are left out. */
export async function* linesForward(
	file: FileHandle,
	from = 0,
): AsyncGenerator<Line> {
	let pieces: Buffer[] = [];
	let start = from;
	for (let position = from; ; ) {
		const chunk = await readChunk(file, position, chunkBytes);
		position += chunk.length;
		let done = 0;
		for (let at = chunk.indexOf(newline); at !== -1; ) {
			pieces.push(chunk.subarray(done, at));
			yield* line(start, pieces, true);
			pieces = [];
			done = at + 1;
			start = position - chunk.length + done;
			at = chunk.indexOf(newline, done);
		}
		pieces.push(chunk.subarray(done));
		if (chunk.length < chunkBytes) break;
	}
	yield* line(start, pieces, false);
}

async function readChunk(
	file: FileHandle,
	position: number,
	length: number,
): Promise<Buffer> {
	const chunk = Buffer.allocUnsafe(length);
	let filled = 0;
	while (filled < length) {
		const { bytesRead } = await file.read(
			chunk,
			filled,
			length - filled,
			position + filled,
		);
		if (bytesRead === 0) break;
		filled += bytesRead;
	}
	return chunk.subarray(0, filled);
}

function* line(start: number, pieces: Buffer[], ended: boolean) {
	const bytes = pieces.length === 1 ? pieces[0] : Buffer.concat(pieces);
	if (bytes !== undefined && bytes.length > 0) yield { start, bytes, ended };
}
