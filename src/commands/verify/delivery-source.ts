import { resolve } from "node:path";
import type { Context } from "../../context.ts";
import { CliError } from "../../errors.ts";
import {
	findPayloads as findFiles,
	maxPayloadBytes,
	readPayload,
	withinLimit,
} from "../../io/payload-file.ts";
import { readRecord } from "../../io/store/reader.ts";
import type { HeaderList } from "../../webhook/delivery.ts";
import { type KeptDelivery, readKept } from "../../webhook/delivery-text.ts";
import { findPayloads } from "../sources.ts";

/** A delivery that is asked about, and how it was named. */
export interface AskedDelivery extends KeptDelivery {
	readonly name: string;
}

/**
 * The deliveries that `12`, `last~2`, `12..20`, the path of a file or `-` names. `added` headers take the place of others of the
 * same name. Throws CliError where there is nothing.
 */
export async function readAsked(
	what: string,
	added: HeaderList,
	dir: string,
	context: Context,
): Promise<readonly AskedDelivery[]> {
	const found = isRecorded.test(what)
		? await readRecorded(what, dir, context)
		: await readFile(what, context);
	const replaced = new Set(added.map(([name]) => name.toLowerCase()));
	return found.map((each) => ({
		...each,
		headers: [
			...each.headers.filter(([name]) => !replaced.has(name.toLowerCase())),
			...added,
		],
	}));
}

const isRecorded = /^(?:\d+|last(?:~\d+)?)(?:\.\.(?:\d+|last(?:~\d+)?))?$/;

async function readRecorded(
	what: string,
	dir: string,
	context: Context,
): Promise<readonly AskedDelivery[]> {
	try {
		const sources = await findPayloads([what], { dir }, context);
		const payloads = await Promise.all(sources.map((source) => source.load()));
		return payloads.map(({ name, body, recorded }) => ({
			name,
			body,
			headers: recorded?.headers ?? [],
		}));
	} catch (error) {
		const isNone = error instanceof CliError && noneThere.has(error.code);
		if (!isNone || !(await hasRefusals(dir))) throw error;
		throw new CliError(error.code, error.message, {
			hint: "what listen refuses is not recorded; with --no-verify-signature --tunnel none it is, or save the request to a file",
			cause: error,
		});
	}
}

const noneThere: ReadonlySet<string> = new Set([
	"id-unknown",
	"nothing-recorded",
]);

async function hasRefusals(dir: string): Promise<boolean> {
	for await (const entry of readRecord(dir)) {
		if (entry.type === "refused") return true;
	}
	return false;
}

async function readFile(
	what: string,
	context: Context,
): Promise<readonly AskedDelivery[]> {
	const isInput = what === "-";
	const name = isInput ? "standard input" : what;
	const bytes = isInput
		? await readInput(name, context)
		: await read(what, context);
	if (bytes.length === 0) {
		throw new CliError("file-empty", `there is nothing in ${name}`, {
			hint: "the headers, an empty line and the body; or the body alone, with -H 'X-Hub-Signature-256: sha256=…'",
		});
	}
	const kept = readKept(bytes);
	return kept.map((each, index) => ({
		...each,
		name: kept.length === 1 ? name : `${name}:${index + 1}`,
	}));
}

async function readInput(
	name: string,
	{ stdin, stderr, stop }: Context,
): Promise<Buffer> {
	if (stdin.isTTY) stderr.write("paste the request, then Ctrl-D\n");
	return withinLimit(await stdin.readAll(stop, maxPayloadBytes + 1), name);
}

async function read(what: string, { cwd }: Context): Promise<Buffer> {
	const path = resolve(cwd, what);
	if ((await findFiles(path)) === undefined) {
		throw new CliError("file-missing", `there is no file ${what}`, {
			hint: "name a file with the request, a recorded delivery (12, last), or - for standard input",
		});
	}
	return readPayload(path);
}
