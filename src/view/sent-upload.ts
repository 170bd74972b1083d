import { byteCount, duration } from "./quantities.ts";
import { type Safe, safe, vouch } from "./safe.ts";
import { clean } from "./text.ts";

/** What a file that was uploaded can be sent as from now on. */
export function uploadedText(
	{
		file,
		mediaId,
		bytes,
		ms,
	}: {
		readonly file: string;
		readonly mediaId: string;
		readonly bytes: number;
		readonly ms: number;
	},
	redact: (text: string) => string,
): Safe {
	const id = /^\d{1,40}$/.test(mediaId) ? vouch(mediaId) : clean(mediaId);
	return safe`uploaded as ${id}, which can be sent for 30 days: ${byteCount(bytes)} in ${duration(ms)}, ${clean(redact(file))}\n`;
}
