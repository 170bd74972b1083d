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

/** The lines of a file from where it ends now to its beginning, so that the newest come without reading the rest. Empty ones are left out. */
export async function* linesBackward(file: FileHandle): AsyncGenerator<Line> {
	let pieces: Buffer[] = [];
	let ended = false;
	let { size: position } = await file.stat();
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
