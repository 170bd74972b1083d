import { readdir, readFile, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import * as z from "zod";
import { CliError } from "../../errors.ts";
import {
	type RegistrationPlace,
	registrationLevels,
	type Standing,
} from "../../webhook/registration.ts";
import { codeOf, ifMissing, stateDirProblem, wordsFor } from "./fs-problem.ts";
import { makeFolder } from "./make-folder.ts";
import { isRunning, processStart } from "./running.ts";
import { openStateDir } from "./state-dir.ts";
import { syncFolder } from "./sync-folder.ts";
import { replaceFile } from "./whole-file.ts";

/** What a listener has changed at Meta, and what stood there before. No credential is in it. */
export interface RestoreNote {
	readonly place: RegistrationPlace;
	readonly before: Standing;
	/** The callbacks that were set there in its place, the newest last. */
	readonly set: readonly string[];
	/** The listener's process. */
	readonly pid: number;
	/** Whether Meta has not answered the last change yet. */
	readonly isUnderWay?: boolean;
}

/** A note as it is found. */
export interface FoundNote extends RestoreNote {
	/** Whether its listener is still there, and so will give back by itself. */
	readonly isRunning: boolean;
	/** Whether Meta may still be at the last change: it had not answered, and it is not long ago. */
	readonly isUnderWay: boolean;
}

/** Makes the state folder ready for notes. Throws CliError when none could be kept there: then nothing may be changed. */
export async function openRestoreNotes(dir: string): Promise<void> {
	await openStateDir(dir).catch((error: unknown) => {
		// One that is somebody else's says so itself.
		throw codeOf(error) === "unknown" ? error : notKept(dir, error);
	});
}

/** Resolves when the note is on disk for good. Throws CliError when it can't be kept: then nothing may be changed. */
export async function writeRestoreNote(
	dir: string,
	note: RestoreNote,
): Promise<void> {
	const folder = folderIn(dir);
	const processStartedAt = (await processStart(note.pid)) ?? "gone";
	const text = JSON.stringify({ v: 1, ...note, processStartedAt }, null, "\t");
	try {
		await makeFolder(folder);
		await replaceFile(fileIn(dir, note.place), `${text}\n`);
		await syncFolder(folder);
		await syncFolder(dir);
	} catch (error) {
		throw notKept(folder, error);
	}
}

/** All notes of a state folder. Throws CliError for one that can't be read: it is not to be lost. */
export async function readRestoreNotes(
	dir: string,
): Promise<readonly FoundNote[]> {
	const folder = folderIn(dir);
	try {
		const names = await readdir(folder).catch(ifMissing([]));
		const files = names.filter((name) => name.endsWith(".json")).sort();
		const notes = files.map((name) => readNote(join(folder, name)));
		return (await Promise.all(notes)).filter((note) => note !== undefined);
	} catch (error) {
		throw stateDirProblem(folder, error);
	}
}

/** Drops the note of a place: what stood there is there again, or no longer wanted. */
export async function removeRestoreNote(
	dir: string,
	place: RegistrationPlace,
): Promise<void> {
	const file = fileIn(dir, place);
	try {
		await rm(file, { force: true });
		await removeHalfWritten(file);
	} catch (error) {
		throw stateDirProblem(file, error);
	}
}

/** What a process that was killed while it wrote has left beside the note. */
async function removeHalfWritten(file: string): Promise<void> {
	const folder = join(file, "..");
	const names = await readdir(folder).catch(ifMissing([]));
	const halves = names.filter((name) => name.startsWith(`${basename(file)}.`));
	await Promise.all(
		halves.map((name) => rm(join(folder, name), { force: true })),
	);
}

function notKept(folder: string, error: unknown): CliError {
	return new CliError(
		"not-kept",
		`what to give back can't be kept in ${folder}: ${wordsFor(error)}`,
		{ hint: "name another folder with --state-dir", cause: error },
	);
}

function folderIn(dir: string): string {
	return join(dir, "restore");
}

function fileIn(dir: string, { level, id }: RegistrationPlace): string {
	return join(folderIn(dir), `${level}-${id}.json`);
}

/** Undefined where it has just been removed: another process has given back. */
async function readNote(path: string): Promise<FoundNote | undefined> {
	const text = await readFile(path, "utf8").catch(ifMissing(undefined));
	if (text === undefined) return undefined;
	let found: z.infer<typeof schema>;
	try {
		found = schema.parse(JSON.parse(text));
	} catch (error) {
		throw new CliError(
			"restore-note-unreadable",
			`${path} can't be read: it says what stood at Meta before a listener registered itself`,
			{
				hint: "look into it, set the callback by hand in the dashboard, then remove the file",
				cause: error,
			},
		);
	}
	const { processStartedAt, v: _, ...note } = found;
	const age = Date.now() - (await stat(path)).mtimeMs;
	return {
		...note,
		isRunning: await isRunning(note.pid, processStartedAt),
		isUnderWay: note.isUnderWay === true && age < LONGEST_CHANGE,
	};
}

/** Milliseconds; Meta waits some ten seconds for a callback that it verifies. */
const LONGEST_CHANGE = 60_000;

const nodeId = z.string().regex(/^\d{5,20}$/);

const schema = z.object({
	v: z.literal(1),
	place: z.object({
		level: z.enum(registrationLevels),
		id: nodeId,
		appId: nodeId,
	}),
	before: z.object({
		callback: z.string().exactOptional(),
		fields: z
			.array(
				z.object({ name: z.string(), version: z.string().exactOptional() }),
			)
			.exactOptional(),
		isSubscribed: z.boolean().exactOptional(),
	}),
	set: z.array(z.string()),
	pid: z.int().positive(),
	isUnderWay: z.boolean().exactOptional(),
	processStartedAt: z.string(),
});
