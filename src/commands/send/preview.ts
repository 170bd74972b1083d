import type { Context } from "../../context.ts";
import { ExitCode } from "../../errors.ts";
import { isLoopback } from "../../io/target.ts";
import { createExactRedactor } from "../../view/redact.ts";
import { sendingCurl } from "../../view/sent-curl.ts";
import { configuredGraph } from "../graph-access.ts";
import { put } from "../put.ts";
import type { Message } from "./compose.ts";
import type { SendSettings } from "./settings.ts";
import { sendingRequest, shownRequest } from "./shown-request.ts";

/** Prints what would be sent, and sends nothing. What is not configured is named in its place. */
export async function preview(
	message: Message,
	settings: SendSettings,
	context: Context,
): Promise<ExitCode> {
	const { config, options, timeoutMs, phoneNumberId } = settings;
	const graph = configuredGraph(config, { timeoutMs, stop: context.stop });
	const { base } = graph;
	await graph.close();
	const number = phoneNumberId ?? "PHONE_NUMBER_ID";
	const request = sendingRequest(message, new Map(), base, number);
	const redact = createExactRedactor([...context.hidden]);
	if (settings.preview === "curl") {
		const isDirect = isLoopback(new URL(base).hostname);
		const variable = variableOf(config.settings.accessToken?.source);
		await put(sendingCurl(request, { variable, isDirect, redact }), context);
	} else {
		await put(shownRequest(request, options, context.stdout, context), context);
	}
	return ExitCode.Done;
}

/** The variable that holds the token here, else the one that would. */
function variableOf(source = ""): string {
	return /^[A-Z][A-Z0-9_]*/.exec(source)?.[0] ?? "WHATSAPP_ACCESS_TOKEN";
}
