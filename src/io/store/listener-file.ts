import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { stateDirProblem } from "./fs-problem.ts";
import { isRunning, processStart } from "./running.ts";
import { replaceFile } from "./whole-file.ts";

/** The running listener, as the other commands find it. */
export interface ListenerInfo {
	readonly pid: number;
	/** Milliseconds since the epoch. */
	readonly startedAt: number;
	/** The local port. */
	readonly port: number;
	/** The webhook's path, `/webhook`. */
	readonly path: string;
	/** The webhook's URL on this machine; a listener of an earlier version doesn't tell. */
	readonly local?: string | undefined;
	/** The URLs of the apps that get every delivery. */
	readonly forwardTo?: readonly string[] | undefined;
	readonly publicUrl?: string | undefined;
}

/** Tells the other commands where the listener is; again when its public address changes. */
export async function writeListener(
	dir: string,
	listener: ListenerInfo,
): Promise<void> {
	const processStartedAt = await processStart(listener.pid);
	const text = JSON.stringify({ v: 1, ...listener, processStartedAt });
	await replaceFile(fileIn(dir), `${text}\n`).catch((error: unknown) => {
		throw stateDirProblem(dir, error);
	});
}

/** The listener that is running, if one is. What a killed one left behind is dropped. */
export async function readListener(
	dir: string,
): Promise<ListenerInfo | undefined> {
	const found = await readFound(dir);
	if (found === undefined) return undefined;
	const { processStartedAt, v: _, ...listener } = found;
	if (await isRunning(listener.pid, processStartedAt)) return listener;
	await removeListener(dir, listener.pid);
	return undefined;
}

/** Takes the announcement of listener `pid` back; that of another one stays. */
export async function removeListener(dir: string, pid: number): Promise<void> {
	const found = await readFound(dir);
	// A folder that can't be written keeps a stale file, which every reader sees through.
	if (found?.pid === pid) await rm(fileIn(dir)).catch(() => undefined);
}

function fileIn(dir: string): string {
	return join(dir, "listener.json");
}

async function readFound(
	dir: string,
): Promise<z.infer<typeof schema> | undefined> {
	try {
		return schema.parse(JSON.parse(await readFile(fileIn(dir), "utf8")));
	} catch {
		return undefined;
	}
}

const schema = z.object({
	v: z.literal(1),
	pid: z.int().positive(),
	startedAt: z.number(),
	port: z.int().positive(),
	path: z.string(),
	local: z.url().optional(),
	forwardTo: z.array(z.url()).optional(),
	publicUrl: z.string().optional(),
	processStartedAt: z.string(),
});
