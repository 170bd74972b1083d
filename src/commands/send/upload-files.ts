import { jsonLine } from "../../view/ndjson.ts";
import { createRedactor } from "../../view/redact.ts";
import { uploadedText } from "../../view/sent-upload.ts";
import type { LocalFile } from "../local-file.ts";
import { type Uploaded, uploadFile } from "../upload-file.ts";
import type { Means } from "./means.ts";

/** Uploads files, one after the other, and gives the ids that Meta has for them. Throws CliError at the first that can't be. */
export async function uploadFiles(
	files: readonly LocalFile[],
	means: Means,
): Promise<ReadonlyMap<LocalFile, string>> {
	const { graph, token, from, settings, context } = means;
	const { options } = settings;
	const access = { graph, token };
	const ids = new Map<LocalFile, string>();
	for (const file of files) {
		const uploaded = await uploadFile(file, { access, from, options, context });
		tell(uploaded, means);
		ids.set(file, uploaded.mediaId);
	}
	return ids;
}

function tell(uploaded: Uploaded, { settings, context }: Means): void {
	const { json, quiet } = settings.options;
	const redact = createRedactor([...context.hidden]);
	if (json === true) {
		const line = { v: 1, type: "upload", ...uploaded } as const;
		context.stdout.write(jsonLine(line, redact));
	} else if (quiet !== true) {
		context.stderr.write(uploadedText(uploaded, redact));
	}
}
