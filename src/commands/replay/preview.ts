import { createHash } from "node:crypto";
import { join } from "node:path";
import { ExitCode } from "../../errors.ts";
import { writeBody } from "../../io/body-file.ts";
import { forwardHeaders } from "../../io/forward-headers.ts";
import { openStateDir } from "../../io/store/state-dir.ts";
import { isLoopback } from "../../io/target.ts";
import { curlCommand } from "../../view/curl.ts";
import { jsonLine } from "../../view/ndjson.ts";
import {
	createRequestRedactor,
	requestLine,
	requestText,
	type ShownRequest,
} from "../../view/request.ts";
import { type Safe, safe } from "../../view/safe.ts";
import { clean } from "../../view/text.ts";
import { createTheme } from "../../view/theme.ts";
import { put } from "../put.ts";
import { captionWords } from "./caption-words.ts";
import type { Turn } from "./plan.ts";
import type { Means } from "./replay.ts";
import { stepLine } from "./step-line.ts";
import type { Caption } from "./view.ts";

/** Prints what would be sent, in the order in which it would be, and sends nothing. */
export async function preview(
	plan: readonly Turn[],
	means: Means,
): Promise<ExitCode> {
	const { settings, context, target, make } = means;
	const { stdout, stop } = context;
	const print = printer(plan.length, means);
	for (const [index, { sources, caption }] of plan.entries()) {
		if (stop.aborted) return ExitCode.Interrupted;
		if (stdout.gone.aborted) break;
		const { name, headers, body } = await make(sources);
		const request: ShownRequest = {
			number: index + 1,
			name,
			url: target.url,
			headers: forwardHeaders(headers, settings.headers),
			body,
			attempt: 1,
		};
		await put(await print(request, caption), context);
	}
	return ExitCode.Done;
}

/** A request as it is printed, after what a scenario says of it. */
type Print = (request: ShownRequest, caption?: Caption) => Promise<Safe>;

function printer(posts: number, means: Means): Print {
	const { settings, context } = means;
	if (settings.output === "curl") return curlPrinter(posts, means);
	const redact = createRequestRedactor([...context.hidden]);
	if (settings.output === "json-request") {
		return async (request, caption) => {
			const line = jsonLine(requestLine(request, { whole: true }), redact);
			if (caption === undefined) return line;
			return safe`${jsonLine(stepLine(caption, request.number), means.redact)}${line}`;
		};
	}
	const { stdout, env } = context;
	const theme = createTheme({ color: settings.color, stream: stdout, env });
	const about = { redact, isNamed: posts > 1, toTerminal: stdout.isTTY };
	const { timeScale } = settings.manner;
	return async (request, caption) => {
		const gap = request.number > 1 ? safe`\n` : safe``;
		const words = caption === undefined ? "" : captionWords(caption, timeScale);
		const comment = clean(redact(words));
		const said =
			words === "" ? safe`` : safe`${theme.paint("dim", safe`# ${comment}`)}\n`;
		return safe`${gap}${said}${requestText(request, theme, about)}`;
	};
}

/**
 * A body that can't stand in a command goes into the state folder, whose files are nobody else's to read. It is named after what is
 * in it, so that a command that was printed earlier still sends what it did.
 */
function curlPrinter(posts: number, { settings, redact }: Means): Print {
	const { dir, manner } = settings;
	return async ({ number, name, url, headers, body }, caption) => {
		const digest = createHash("sha256").update(body).digest("hex");
		const path = join(dir, `curl-${digest.slice(0, 12)}.body`);
		const isDirect = isLoopback(url.hostname);
		const request = { url, headers, body, isDirect };
		const { command, file } = curlCommand(request, path);
		if (file !== undefined) {
			await openStateDir(dir);
			await writeBody(path, file);
		}
		if (posts === 1) return safe`${command}\n`;
		const words = caption && captionWords(caption, manner.timeScale);
		const said = [`${number} ${name}`, words].filter((word) => word).join(", ");
		return safe`${shellComment(redact(said))}\n${command}\n`;
	};
}

/** Without what a shell would obey: some, like zsh, take a comment that is pasted for a command. */
function shellComment(text: string): Safe {
	const plain = text
		.replaceAll(" \u00b7 ", ", ")
		.replace(/[^\p{L}\p{N} .,:/+_-]/gu, "")
		.replace(/ +/g, " ");
	return safe`# ${clean(plain)}`;
}
