import { basename, join, resolve } from "node:path";
import type { Context } from "../../context.ts";
import { CliError } from "../../errors.ts";
import { isFolder, isThere } from "../../io/look.ts";
import { alreadyThere, openPartFile } from "../../io/part-file.ts";
import type { MediaFacts } from "../../webhook/graph/media.ts";
import { endingOfMime } from "../../webhook/send/media-types.ts";
import type { GetOptions } from "../media.ts";
import { put } from "../put.ts";

/** Where a file goes. */
export interface Place {
	/** As it is told: the file's path, or `-`. */
	readonly path: string;
	/** The file's name, for who watches. */
	readonly name: string;
	write(piece: Buffer): Promise<void>;
	/** Aborts when nobody takes it any more: `| head`. */
	readonly gone?: AbortSignal;
	/** When it is whole. */
	finish(): Promise<void>;
	/** When it is over, whole or not. */
	discard(): Promise<void>;
}

/** Throws CliError for an output that makes no sense. */
export function refuseOddOutput(
	{ output, json }: GetOptions,
	{ stdout }: Context,
): void {
	if (output !== "-") return;
	if (json === true) {
		throw new CliError(
			"contradiction",
			"the file and the lines of --json can't both go to standard output",
			{ hint: "leave one of them out" },
		);
	}
	if (stdout.isTTY) {
		throw new CliError(
			"output-terminal",
			"the bytes of a file are not for a terminal",
			{
				hint: "leave --output out, or send it on: wa-hook media get … -o - | …",
			},
		);
	}
}

/** Begins a file, named by its id and its type alone unless a name is given. Throws CliError where there is one already. */
export async function openPlace(
	{ id, mime = "" }: MediaFacts,
	count: number,
	{ output, force = false }: GetOptions,
	context: Context,
): Promise<Place> {
	const own = `${id}.${endingOfMime(mime)}`;
	if (output === "-") return standardOutput(own, context);
	const given = output === undefined ? undefined : resolve(context.cwd, output);
	const isInFolder = given !== undefined && (await isFolder(given));
	if (given !== undefined && !isInFolder && count > 1) throw notAFolder(output);
	const path =
		output === undefined ? own : isInFolder ? join(output, own) : output;
	const absolute = resolve(context.cwd, path);
	if (!force && (await isThere(absolute))) throw alreadyThere(path);
	const file = await openPartFile(absolute, { replace: force });
	return { path, name: basename(path), ...file };
}

function standardOutput(name: string, context: Context): Place {
	return {
		path: "-",
		name,
		write: (piece) => put(piece, context),
		gone: context.stdout.gone,
		finish: async () => {},
		discard: async () => {},
	};
}

function notAFolder(output = ""): CliError {
	return new CliError(
		"contradiction",
		`several files need a folder, and ${output} is none`,
		{ hint: `mkdir ${output}, or get them one by one` },
	);
}
