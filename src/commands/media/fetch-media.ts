import type { Config } from "../../config/config.ts";
import type { Context } from "../../context.ts";
import { CliError, ExitCode } from "../../errors.ts";
import { type Downloaded, download } from "../../io/graph/download.ts";
import { mediaAddress } from "../../io/graph/media-address.ts";
import type { MediaFacts } from "../../webhook/graph/media.ts";
import type { GraphAccess } from "../graph-access.ts";
import { graphRefusal } from "../graph-refusal.ts";
import type { GetOptions } from "../media.ts";
import { showTransfer } from "../transfer-progress.ts";
import type { Place } from "./place.ts";

/** What came. */
export interface Fetched {
	readonly bytes: number;
	/** In hexadecimal digits. */
	readonly sha256: string;
	/** Whether Meta names a hash, which is then this one. */
	readonly checked: boolean;
}

/** A document has 100 MB at most, and nothing has more. */
const mostBytes = 128 * 1024 * 1024;

/**
 * Puts a file in its place, once it is whole and the one that Meta speaks of; undefined where nobody takes it any more. Throws
 * CliError; then nothing is in the place.
 */
export async function fetchMedia(
	facts: MediaFacts,
	place: Place,
	{
		access,
		env,
		options,
		context,
	}: {
		readonly access: GraphAccess;
		readonly env: Config["environment"];
		readonly options: GetOptions;
		readonly context: Context;
	},
): Promise<Fetched | undefined> {
	const { id, size } = facts;
	const { graph, token } = access;
	const { stop } = context;
	const progress = showTransfer({ name: place.name, size }, options, context);
	try {
		const url = mediaAddress(facts.url, new URL(graph.base));
		if (url === undefined) throw oddAddress(id);
		if (size !== undefined && size > mostBytes) throw tooLarge(id);
		let moved = 0;
		const came = await download(
			{
				url,
				credential: token,
				env,
				mostBytes,
				timeoutMs: options.timeout ?? 30_000,
				stop: place.gone ? AbortSignal.any([stop, place.gone]) : stop,
			},
			async (piece) => {
				await place.write(piece);
				moved += piece.length;
				progress.moved(moved);
			},
		);
		if (place.gone?.aborted) return undefined;
		const whole = wholeOf(came, facts);
		await place.finish();
		return { ...whole, checked: facts.sha256 !== undefined };
	} finally {
		progress.end();
		await place.discard();
	}
}

function wholeOf(
	came: Downloaded,
	{ id, size, sha256 }: MediaFacts,
): { readonly bytes: number; readonly sha256: string } {
	if (!came.ok) {
		throw came.problem === "too-large"
			? tooLarge(id)
			: graphRefusal(came, `give the file ${id}`);
	}
	if (sha256 !== undefined && came.sha256 !== sha256) {
		throw new CliError(
			"media-damaged",
			`the file ${id} is not the one that Meta speaks of: its SHA-256 is ${came.sha256}, not ${sha256}`,
			{
				hint: "something on the way changed it; try again, and without a proxy if there is one",
				exitCode: ExitCode.Failed,
			},
		);
	}
	if (size !== undefined && came.bytes !== size) {
		throw new CliError(
			"media-damaged",
			`${came.bytes} bytes of the file ${id} came, and Meta speaks of ${size}`,
			{ hint: "try again", exitCode: ExitCode.Failed },
		);
	}
	return came;
}

/** The token goes with the request, so what asks for it has to be Meta's. */
function oddAddress(id: string): CliError {
	return new CliError(
		"media-address",
		`the address given for the file ${id} is not on Meta's host for files, so the access token is not sent there`,
		{
			hint: "does WA_HOOK_GRAPH_URL name the API that you mean? The file itself may be got with curl",
			exitCode: ExitCode.GraphRefused,
		},
	);
}

function tooLarge(id: string): CliError {
	return new CliError(
		"media-too-large",
		`the file ${id} is larger than ${mostBytes / 1024 / 1024} MiB, which no file of WhatsApp's is`,
		{ hint: "nothing was kept of it", exitCode: ExitCode.Failed },
	);
}
