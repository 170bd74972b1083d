import { createHash } from "node:crypto";
import { join } from "node:path";
import { ExitCode } from "../../errors.ts";
import { writeBody } from "../../io/body-file.ts";
import { forwardHeaders } from "../../io/forward-headers.ts";
import { openStateDir } from "../../io/store/state-dir.ts";
import { curlCommand } from "../../view/curl.ts";
import { jsonLine } from "../../view/ndjson.ts";
import {
	createRequestRedactor,
	requestLine,
	requestText,
	type ShownRequest,
} from "../../view/request.ts";
import { type Safe, safe } from "../../view/safe.ts";
import { createTheme } from "../../view/theme.ts";
import { put } from "../put.ts";
import type { Turn } from "./plan.ts";
import type { Means } from "./replay.ts";

/** Prints what would be sent, in the order in which it would be, and sends nothing. */
export async function preview(
	plan: readonly Turn[],
	means: Means,
): Promise<ExitCode> {
	const { settings, context, target, make } = means;
	const { stdout, stop } = context;
	const print = printer(plan.length, means);
	for (const [index, { sources }] of plan.entries()) {
		if (stop.aborted) return ExitCode.Interrupted;
		if (stdout.gone.aborted) break;
		const { name, headers, body } = await make(sources);
		const text = await print({
			number: index + 1,
			name,
			url: target.url,
			headers: forwardHeaders(headers, settings.headers),
			body,
			attempt: 1,
		});
		await put(text, context);
	}
	return ExitCode.Done;
}

function printer(
	posts: number,
	{ settings, context }: Means,
): (request: ShownRequest) => Promise<Safe> {
	if (settings.output === "curl") return curlPrinter(settings.dir);
	const redact = createRequestRedactor([...context.hidden]);
	if (settings.output === "json-request") {
		return async (request) =>
			jsonLine(requestLine(request, { whole: true }), redact);
	}
	const { stdout, env } = context;
	const theme = createTheme({ color: settings.color, stream: stdout, env });
	const about = { redact, isNamed: posts > 1, toTerminal: stdout.isTTY };
	return async (request) => {
		const gap = request.number > 1 ? safe`\n` : safe``;
		return safe`${gap}${requestText(request, theme, about)}`;
	};
}

/**
 * A body that can't stand in a command goes into the state folder, whose files are nobody else's to read. It is named after what is
 * in it, so that a command that was printed earlier still sends what it did.
 */
function curlPrinter(dir: string): (request: ShownRequest) => Promise<Safe> {
	return async ({ url, headers, body }) => {
		const digest = createHash("sha256").update(body).digest("hex");
		const path = join(dir, `curl-${digest.slice(0, 12)}.body`);
		const { command, file } = curlCommand({ url, headers, body }, path);
		if (file !== undefined) {
			await openStateDir(dir);
			await writeBody(path, file);
		}
		return safe`${command}\n`;
	};
}
