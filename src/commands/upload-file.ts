import type { Context } from "../context.ts";
import { CliError, ExitCode } from "../errors.ts";
import type { GlobalOptions } from "../program.ts";
import { looseObject, looseText } from "../webhook/loose.ts";
import type { GraphAccess } from "./graph-access.ts";
import { graphRefusal } from "./graph-refusal.ts";
import type { LocalFile } from "./local-file.ts";
import { showTransfer } from "./transfer-progress.ts";

/** A local file that Meta has now. */
export interface Uploaded {
	/** As it was typed. */
	readonly file: string;
	readonly mediaId: string;
	readonly mime: string;
	readonly bytes: number;
	readonly ms: number;
}

/** Uploads a file for a business number, watched on a terminal. Throws CliError where Meta doesn't take it. */
export async function uploadFile(
	{ typed, path, name, mime, size }: LocalFile,
	{
		access: { graph, token },
		from,
		options,
		context,
	}: {
		readonly access: GraphAccess;
		readonly from: string;
		readonly options: Pick<GlobalOptions, "quiet">;
		readonly context: Context;
	},
): Promise<Uploaded> {
	const began = context.elapsed();
	const progress = showTransfer({ name, size }, options, context);
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
	return { file: typed, mediaId, mime, bytes: size, ms };
}

function noId(typed: string): CliError {
	return new CliError(
		"upload-without-id",
		`Meta took ${typed}, but its answer names no id: nothing was sent`,
		{ hint: "try it once more", exitCode: ExitCode.GraphRefused },
	);
}
