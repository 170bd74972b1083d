import { CliError, ExitCode } from "../../errors.ts";
import { jsonLine } from "../../view/ndjson.ts";
import { createRedactor } from "../../view/redact.ts";
import { uploadedText } from "../../view/sent-upload.ts";
import { looseObject, looseText } from "../../webhook/loose.ts";
import { graphRefusal } from "../graph-refusal.ts";
import { showTransfer } from "../transfer-progress.ts";
import type { LocalFile } from "./local-file.ts";
import type { Means } from "./means.ts";

/** Uploads files, one after the other, and gives the ids that Meta has for them. Throws CliError at the first that can't be. */
export async function uploadFiles(
	files: readonly LocalFile[],
	means: Means,
): Promise<ReadonlyMap<LocalFile, string>> {
	const ids = new Map<LocalFile, string>();
	for (const file of files) ids.set(file, await upload(file, means));
	return ids;
}

async function upload(file: LocalFile, means: Means): Promise<string> {
	const { graph, token, from, settings, context } = means;
	const { typed, path, name, mime, size } = file;
	const began = context.elapsed();
	const progress = showTransfer(file, settings.options, context);
	const reply = await graph
		.post(
			`/${from}/media`,
			{ upload: { path, name, mime, size, onProgress: progress.moved } },
			token,
		)
		.finally(progress.end);
	if (!reply.ok) throw graphRefusal(reply, `upload ${typed}`);
	const mediaId = looseText(looseObject(reply.value)["id"]);
	if (mediaId === undefined) throw noId(typed);
	const ms = Math.round(context.elapsed() - began);
	tell({ file: typed, mediaId, mime, bytes: size, ms }, means);
	return mediaId;
}

function tell(
	uploaded: {
		readonly file: string;
		readonly mediaId: string;
		readonly mime: string;
		readonly bytes: number;
		readonly ms: number;
	},
	{ settings, context }: Means,
): void {
	const { json, quiet } = settings.options;
	const redact = createRedactor([...context.hidden]);
	if (json === true) {
		const line = { v: 1, type: "upload", ...uploaded } as const;
		context.stdout.write(jsonLine(line, redact));
	} else if (quiet !== true) {
		context.stderr.write(uploadedText(uploaded, redact));
	}
}

function noId(typed: string): CliError {
	return new CliError(
		"upload-without-id",
		`Meta took ${typed}, but its answer names no id: nothing was sent`,
		{ hint: "try it once more", exitCode: ExitCode.GraphRefused },
	);
}
