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
	return safe`uploaded as ${idText(mediaId)}, which can be sent for 30 days: ${byteCount(bytes)} in ${duration(ms)}, ${clean(redact(file))}\n`;
}

/** The same above the id, which stands alone on a line of its own. */
export function uploadNote(
	{
		file,
		bytes,
		ms,
	}: { readonly file: string; readonly bytes: number; readonly ms: number },
	redact: (text: string) => string,
): Safe {
	return safe`${clean(redact(file))}, ${byteCount(bytes)} in ${duration(ms)}, for 30 days:\n`;
}

/** The id of an upload on a line of its own. */
export function newIdText(mediaId: string): Safe {
	return safe`${idText(mediaId)}\n`;
}

function idText(mediaId: string): Safe {
	return /^\d{1,40}$/.test(mediaId) ? vouch(mediaId) : clean(mediaId);
}
