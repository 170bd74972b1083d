import type { Context } from "../context.ts";
import { CliError } from "../errors.ts";
import { type Library, openLibrary } from "../io/library.ts";
import { findFixture, unknownFixture } from "./fixture-name.ts";
import type { Payload } from "./payload.ts";

/** Something that was named on the command line; what is in it is read when it is asked for. */
export interface Source {
	/** As that of its payload. */
	readonly name: string;
	/** Reads it; from where it stands, each time. Throws CliError. */
	load(): Promise<Payload>;
}

/**
 * What the arguments name, in their order: fixtures (`text`, `message.text`), files, folders, globs, exports (`.ndjson`), recorded
 * deliveries (`12`, `last~2`, `12..20`) of the state folder `place.dir`, and `-`. A word without a slash or an ending is a recorded
 * id, then a fixture, then a file, so `./text` is the file. Throws CliError for what is none.
 */
export async function findPayloads(
	args: readonly string[],
	place: { readonly dir: string },
	context: Context,
): Promise<readonly Source[]> {
	const library = openLibrary(context.packageRoot);
	const sources: Source[] = [];
	for (const typed of args) {
		const found =
			typed === "-"
				? await inputSources(context)
				: ((await recordedSources(typed, place.dir, context)) ??
					(await named(typed, library, context)));
		for (const source of found) sources.push(source);
	}
	return sources;
}

// Each place to look in is loaded when it is looked in: most runs send a fixture or two, and should start at once.

async function inputSources(context: Context): Promise<readonly Source[]> {
	const { inputSources } = await import("./sources/standard-input.ts");
	return inputSources(context);
}

async function recordedSources(
	typed: string,
	dir: string,
	context: Context,
): Promise<readonly Source[] | undefined> {
	if (!/^(?:\d|last|\.\.)/.test(typed)) return undefined;
	const { recordedSources } = await import("./sources/recorded.ts");
	return recordedSources(typed, dir, context);
}

async function named(
	typed: string,
	library: Library,
	context: Context,
): Promise<readonly Source[]> {
	const fixture = () => fixtureSources(typed, library);
	const files = async (path = typed) =>
		(await import("./sources/files.ts")).fileSources(path, context);
	const found = looksLikePath.test(typed)
		? ((await files()) ?? (await fixture()))
		: ((await fixture()) ?? (await files()));
	if (found !== undefined) return found;
	const { matchingSources } = await import("./sources/files.ts");
	const sources = await matchingSources(typed, context);
	if (sources !== undefined) return sources;
	if (!looksLikePath.test(typed))
		throw await unknownFixture(typed, library, "file and no fixture");
	const isCutOff = (await files(`${typed}.json`)) !== undefined;
	throw new CliError("file-missing", `there is no file ${typed}`, {
		hint: isCutOff
			? `did you mean ${typed}.json?`
			: "name a file, a folder, a fixture (wa-hook fixtures) or a delivery (wa-hook events)",
	});
}

const looksLikePath = /[/\\]|\.(?:json|ndjson|jsonl)$/i;

async function fixtureSources(
	typed: string,
	library: Library,
): Promise<readonly Source[] | undefined> {
	const name = await findFixture(typed, library);
	if (name === undefined) return undefined;
	const load = async () => ({
		name,
		body: Buffer.from(await library.read(name)),
		isFixture: true,
	});
	return [{ name, load }];
}
