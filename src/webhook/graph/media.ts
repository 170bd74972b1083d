import { looseObject, looseText, present } from "../loose.ts";

/** A file that Meta keeps: one that somebody sent, or one that was uploaded. */
export interface MediaFacts {
	readonly id: string;
	/** Where it is for the next five minutes; getting it takes the access token. */
	readonly url: string;
	/** `image/jpeg`, `audio/ogg; codecs=opus`. */
	readonly mime?: string;
	/** In 64 hexadecimal digits. */
	readonly sha256?: string;
	/** In bytes. */
	readonly size?: number;
}

/** Reads the node of a file; undefined where it says nothing of where the file is. */
export function readMediaFacts(
	id: string,
	answer: unknown,
): MediaFacts | undefined {
	const { url, mime_type, sha256, file_size } = looseObject(answer);
	const address = looseText(url);
	if (address === undefined) return undefined;
	const size = Number(looseText(file_size) ?? Number.NaN);
	return {
		id,
		url: address,
		...present({
			mime: looseText(mime_type),
			sha256: hexadecimal(looseText(sha256) ?? ""),
			size: Number.isSafeInteger(size) && size >= 0 ? size : undefined,
		}),
	};
}

/** The API writes a hash in hexadecimal digits, webhooks write it in base64. */
function hexadecimal(hash: string): string | undefined {
	if (/^[0-9a-f]{64}$/i.test(hash)) return hash.toLowerCase();
	const bytes = Buffer.from(hash, "base64");
	return bytes.length === 32 ? bytes.toString("hex") : undefined;
}
