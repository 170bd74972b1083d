import type { Context, Sink } from "../../context.ts";
import type { GlobalOptions } from "../../program.ts";
import { jsonLine } from "../../view/ndjson.ts";
import { createExactRedactor } from "../../view/redact.ts";
import type { Safe } from "../../view/safe.ts";
import {
	type SendingRequest,
	sendingLine,
	sendingText,
} from "../../view/sent-request.ts";
import { createTheme } from "../../view/theme.ts";
import type { LocalFile } from "../local-file.ts";
import { type Message, placeholder } from "./compose.ts";

/** A message as it is posted, to a number at an address of the Graph API. */
export function sendingRequest(
	{ name, files, bodyWith }: Message,
	ids: ReadonlyMap<LocalFile, string>,
	base: string,
	number: string,
): SendingRequest {
	return {
		name,
		base: `${base}/${number}`,
		body: JSON.stringify(bodyWith(ids)),
		files: files.filter((file) => !ids.has(file)),
		placeholder,
	};
}

/** The request for a stream: laid out, or as a line of `--json`. */
export function shownRequest(
	request: SendingRequest,
	{ json, color }: GlobalOptions,
	stream: Sink,
	{ env, hidden }: Context,
): Safe {
	const redact = createExactRedactor([...hidden]);
	if (json === true) return jsonLine(sendingLine(request), redact);
	const theme = createTheme({ color, stream, env });
	return sendingText(request, theme, { redact, toTerminal: stream.isTTY });
}
