import { join, type Safe, safe, vouch } from "./safe.ts";
import type { SendingRequest } from "./sent-request.ts";
import { clean } from "./text.ts";

/**
 * The commands for a POSIX shell that upload and send the same with curl; the token stands there by the name of its variable.
 * `isDirect` keeps them from the environment's proxy.
 */
export function sendingCurl(
	{ base, body, files, placeholder }: SendingRequest,
	{
		variable,
		isDirect,
		redact,
	}: {
		readonly variable: string;
		readonly isDirect: boolean;
		readonly redact: (text: string) => string;
	},
): Safe {
	const command = (edge: string, args: readonly string[]) =>
		vouch(
			[
				`curl -i${isDirect ? " --noproxy '*'" : ""} ${quoted(clean(base + edge))}`,
				`-H "Authorization: Bearer $${variable}"`,
				...args,
			].join(" \\\n  "),
		);
	const uploads = files.map(({ path, mime }) => {
		const file = `file=@"${clean(path).replace(/["\\]/g, "\\$&")}";type=${mime}`;
		const upload = command("/media", [
			"-F messaging_product=whatsapp",
			`-F ${quoted(`type=${mime}`)}`,
			`-F ${quoted(file)}`,
		]);
		return safe`${upload}\n# put the id that it answers with in the place of ${clean(placeholder)}\n`;
	});
	const message = command("/messages", [
		"-H 'Content-Type: application/json'",
		`--data-binary ${quoted(plain(redact(body)))}`,
	]);
	return safe`${join(uploads, safe``)}${message}\n`;
}

/** JSON in which nothing stands that a terminal would obey or hide: escaped, it says the same. */
function plain(json: string): string {
	if (clean(json) === json) return json;
	return json.replace(
		/[^ -~]/g,
		(unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
	);
}

function quoted(text: string): string {
	return `'${text.replaceAll("'", "'\\''")}'`;
}
