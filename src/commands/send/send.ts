import type { Context } from "../../context.ts";
import { ExitCode } from "../../errors.ts";
import type { Answered } from "../../io/graph/call.ts";
import { createRedactor } from "../../view/redact.ts";
import { answerText } from "../../view/sent-answer.ts";
import { createTheme } from "../../view/theme.ts";
import { businessNumber } from "../business-number.ts";
import { withGraph } from "../graph-access.ts";
import type { LocalFile } from "../local-file.ts";
import { composeMessage, type Message } from "./compose.ts";
import type { Means } from "./means.ts";
import type { MessageType } from "./message-type.ts";
import { post } from "./post.ts";
import { preview } from "./preview.ts";
import { refuseViolations } from "./refuse-violations.ts";
import type { SendSettings } from "./settings.ts";
import { sendingRequest, shownRequest } from "./shown-request.ts";
import { uploadFiles } from "./upload-files.ts";
import { openWait } from "./wait.ts";

/** Puts a message together, checks it, sends it once, and follows it where that is wished. */
export async function send(
	type: MessageType,
	words: readonly string[],
	settings: SendSettings,
	context: Context,
): Promise<ExitCode> {
	const message = await composeMessage(type, words, settings, context);
	if (settings.checks) refuseViolations(message);
	if (settings.preview !== undefined) {
		return preview(message, settings, context);
	}
	const from = businessNumber(settings);
	const wait = await openWait(settings, context);
	return withGraph(
		settings.config,
		context,
		async ({ graph, token }) => {
			const means = { settings, context, graph, token, from };
			const ids = await uploadFiles(message.files, means);
			if (settings.options.verbose === true) tellRequest(message, ids, means);
			const sent = await post(message.bodyWith(ids), means);
			if (sent === undefined || wait === undefined) return ExitCode.Done;
			return wait.follow(sent);
		},
		{
			timeoutMs: settings.timeoutMs,
			onAnswer: (answered) => tellAnswer(answered, settings, context),
		},
	);
}

/** With `--verbose`: talk, unless it is a line among others. */
function tellRequest(
	message: Message,
	ids: ReadonlyMap<LocalFile, string>,
	{ settings, context, graph, from }: Means,
): void {
	const { options } = settings;
	const stream = options.json === true ? context.stdout : context.stderr;
	const request = sendingRequest(message, ids, graph.base, from);
	stream.write(shownRequest(request, options, stream, context));
}

/** The same; what there is to know of an answer is in the lines of `--json` as it is. */
function tellAnswer(
	answered: Answered,
	{ options: { verbose, json, color } }: SendSettings,
	{ stderr, env, hidden }: Context,
): void {
	if (verbose !== true || json === true) return;
	const theme = createTheme({ color, stream: stderr, env });
	stderr.write(answerText(answered, theme, createRedactor([...hidden])));
}
