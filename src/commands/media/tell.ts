import type { Context } from "../../context.ts";
import { fetchedText } from "../../view/media.ts";
import { jsonLine } from "../../view/ndjson.ts";
import { createRedactor } from "../../view/redact.ts";
import { createTheme } from "../../view/theme.ts";
import type { MediaFacts } from "../../webhook/graph/media.ts";
import type { GetOptions } from "../media.ts";
import type { Fetched } from "./fetch-media.ts";

/** Says where a file is now on stdout, which a script may read, and the rest of it on stderr. */
export function tell(
	{
		id,
		mime,
		path,
		...fetched
	}: Fetched & Pick<MediaFacts, "id" | "mime"> & { readonly path: string },
	{ json, quiet, color }: GetOptions,
	{ stdout, stderr, env, hidden }: Context,
): void {
	const redact = createRedactor([...hidden]);
	if (json === true) {
		const line = { v: 1, type: "media", id, path, mimeType: mime } as const;
		stdout.write(jsonLine({ ...line, ...fetched }, redact));
		return;
	}
	if (path !== "-") stdout.write(`${path}\n`);
	if (quiet === true) return;
	const theme = createTheme({ color, stream: stderr, env });
	stderr.write(fetchedText({ mime, ...fetched }, theme));
}
