import { Agent, request } from "undici";
import { createDeadline } from "./deadline.ts";

const timeoutMs = 2_000;
const longestBody = 262_144;

/** What a program's own API on this machine answers: the status, and the body if it is JSON of at most 256 KiB. Undefined when nothing answers. */
export async function askLocalApi(
	url: string,
	signal: AbortSignal,
): Promise<{ status: number; json: unknown } | undefined> {
	const deadline = createDeadline(timeoutMs, signal);
	const dispatcher = new Agent({ maxResponseSize: longestBody });
	try {
		const response = await request(url, {
			dispatcher,
			signal: deadline.signal,
		});
		const text = await response.body.text();
		return { status: response.statusCode, json: parseJson(text) };
	} catch {
		return undefined;
	} finally {
		deadline.clear();
		await dispatcher.destroy();
	}
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
