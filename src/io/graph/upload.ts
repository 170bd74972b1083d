import { randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { CliError } from "../../errors.ts";
import { codeOf, wordsFor } from "../store/fs-problem.ts";
import type { EncodedContent } from "./content.ts";

/** A local file on its way to Meta. */
export interface Upload {
	readonly path: string;
	/** What Meta is told that it is called. */
	readonly name: string;
	readonly mime: string;
	/** In bytes; just so many are sent. */
	readonly size: number;
	/** Called with how many of the file's bytes have gone out so far. */
	readonly onProgress?: (sent: number) => void;
}

/** The multipart form of a POST to `/media`. The file is read as fast as it is sent, never as a whole. */
export function encodeUpload(upload: Upload): EncodedContent {
	const boundary = `wa-hook-${randomBytes(16).toString("hex")}`;
	const before = Buffer.from(head(upload, boundary));
	const after = Buffer.from(`\r\n--${boundary}--\r\n`);
	const length = before.length + upload.size + after.length;
	return {
		headers: {
			"content-type": `multipart/form-data; boundary=${boundary}`,
			"content-length": String(length),
		},
		body: (moved) =>
			Readable.from(parts(before, upload, after, moved), {
				objectMode: false,
			}),
		form: {},
	};
}

/** The fields, which Meta wants before the file, and the head of the file's part. */
function head({ name, mime }: Upload, boundary: string): string {
	const fields = [
		["messaging_product", "whatsapp"],
		["type", mime],
	].map(
		([field, value]) =>
			`--${boundary}\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
	);
	return `${fields.join("")}--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${quotable(name)}"\r\nContent-Type: ${mime}\r\n\r\n`;
}

/** As browsers write it: what would end the quotes or the line is percent-encoded. */
function quotable(name: string): string {
	return name.replace(/["\r\n]/g, encodeURIComponent);
}

async function* parts(
	before: Buffer,
	{ path, name, size, onProgress }: Upload,
	after: Buffer,
	moved: () => void,
): AsyncGenerator<Buffer> {
	yield before;
	let sent = 0;
	// What is appended meanwhile is left out: the length has been said.
	for await (const chunk of size === 0 ? [] : chunks({ path, name, size })) {
		yield chunk;
		sent += chunk.length;
		moved();
		onProgress?.(sent);
	}
	if (sent < size) {
		throw fileChanged(`the file ${name} got shorter while it was uploaded`);
	}
	yield after;
}

async function* chunks({
	path,
	name,
	size,
}: Pick<Upload, "path" | "name" | "size">): AsyncGenerator<Buffer> {
	try {
		yield* createReadStream(path, { end: size - 1 });
	} catch (error) {
		throw fileChanged(
			codeOf(error) === "ENOENT"
				? `the file ${name} is no longer there`
				: `the file ${name} can't be read any more: ${wordsFor(error)}`,
		);
	}
}

function fileChanged(message: string): CliError {
	return new CliError("file-changed", message, {
		hint: "nothing was sent; send it again once nothing writes to the file any more",
	});
}
