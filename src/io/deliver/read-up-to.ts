import type { Readable } from "node:stream";

/** Reads a stream to its end, or to `limit` bytes, where it is cut and let go. Rejects when the stream breaks before either. */
export async function readUpTo(
	limit: number,
	stream: Readable,
): Promise<{ readonly body: Buffer; readonly truncated: boolean }> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of stream) {
		chunks.push(chunk);
		size += chunk.length;
		if (size > limit) break;
	}
	const body = Buffer.concat(chunks).subarray(0, limit);
	return { body, truncated: size > limit };
}
