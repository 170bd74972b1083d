import type { Context } from "../../context.ts";
import { CliError, ExitCode } from "../../errors.ts";
import { followRecord } from "../../io/store/follow.ts";
import { readListener } from "../../io/store/listener-file.ts";
import { endOfRecord } from "../../io/store/place.ts";
import { warningText } from "../../view/error-text.ts";
import { duration } from "../../view/quantities.ts";
import { findError } from "../../webhook/error-codes/find.ts";
import type { WebhookEvent } from "../../webhook/event.ts";
import { readEvents } from "../../webhook/events.ts";
import type { Goal } from "../send.ts";
import { adviceHere } from "./advice-here.ts";
import type { SentMessage } from "./post.ts";
import type { SendSettings } from "./settings.ts";
import { createStatusView } from "./status-view.ts";
import { createWaitingLine } from "./waiting-line.ts";

/** Follows a message through the record. */
export interface Wait {
	/** Resolves when the message has come as far as was wished, or when it is to stop. Throws CliError when it failed, or when time is over. */
	follow(message: SentMessage): Promise<ExitCode>;
}

/** Gets ready before a message is sent, so that no status of it is missed; undefined where none is waited for. Throws CliError where nothing records. */
export async function openWait(
	settings: SendSettings,
	context: Context,
): Promise<Wait | undefined> {
	const { dir, wait, options } = settings;
	if (wait === undefined) return undefined;
	const listener = await readListener(dir);
	if (listener === undefined) throw nothingRecords(dir);
	if (listener.publicUrl === undefined && options.quiet !== true) {
		const { stderr } = context;
		stderr.write(warningText(unreached, stderr.columns()));
	}
	const end = await endOfRecord(dir);
	return {
		async follow({ sent, at }) {
			const { stop, fault, stdout } = context;
			const view = createStatusView(settings, context);
			const waiting = createWaitingLine(wait, settings, context);
			const seen = new Set<string>();
			const timeUp = AbortSignal.timeout(wait.ms);
			const signal = AbortSignal.any([stop, fault, stdout.gone, timeUp]);
			waiting.show();
			try {
				for await (const entry of followRecord(dir, end, signal)) {
					if (entry.type !== "delivery") continue;
					const { delivery } = entry;
					for (const event of statusesOf(sent.messageId, delivery.body)) {
						const key = `${event.kind} ${event.party?.phone ?? event.party?.userId}`;
						if (seen.has(key)) continue;
						seen.add(key);
						waiting.clear();
						view.status(event, delivery, delivery.receivedAt - at);
						if (event.kind === "status.failed") throw failed(event, settings);
						if (isReached(wait.until, event)) return ExitCode.Done;
						waiting.show();
					}
				}
			} finally {
				waiting.clear();
			}
			if (stop.aborted) throw interrupted();
			if (stdout.gone.aborted) return ExitCode.Done;
			const isListening = (await readListener(dir)) !== undefined;
			throw notInTime(seen, wait, isListening);
		},
	};
}

const unreached =
	"the listen of this project has no public address, so Meta can't reach it by itself";

function statusesOf(messageId: string, body: Buffer): readonly WebhookEvent[] {
	return readEvents(body).events.filter(
		(event) => event.messageId === messageId && event.kind in ranks,
	);
}

/** How far a message has come with each status; they don't always come in their order. */
const ranks: Readonly<Record<string, number>> = {
	"status.failed": 0,
	"status.sent": 1,
	"status.delivered": 2,
	"status.read": 3,
	"status.played": 3,
};

function isReached(goal: Goal, { kind }: WebhookEvent): boolean {
	return (ranks[kind] ?? 0) >= (ranks[`status.${goal}`] ?? 0);
}

function nothingRecords(dir: string): CliError {
	return new CliError(
		"nothing-records",
		`--wait reads what a running wa-hook listen records in ${dir}, and none is running: nothing was sent`,
		{
			hint: "start wa-hook listen in another terminal, here or with the same --state-dir",
			exitCode: ExitCode.NotConfigured,
		},
	);
}

function failed({ errors }: WebhookEvent, settings: SendSettings): CliError {
	const [error] = errors;
	const known = error?.code;
	const entry = known === undefined ? undefined : findError(known);
	const here =
		known === undefined ? undefined : adviceHere({ code: known }, settings);
	const said = [error?.title, error?.message, error?.details];
	const words = [...new Set(said)].filter(Boolean).join(" / ");
	const code = known === undefined ? "" : ` with ${known}`;
	const advice = [entry?.cause, entry?.fix].filter(Boolean).join(" ");
	const hint = [advice, here].filter(Boolean).join("\n");
	return new CliError(
		"message-failed",
		`Meta took the message, but it failed${code}${words && `: ${words}`}`,
		{ ...(hint && { hint }), exitCode: ExitCode.Failed },
	);
}

function interrupted(): CliError {
	return new CliError(
		"interrupted",
		"interrupted while waiting; the message is sent",
		{ exitCode: ExitCode.Interrupted },
	);
}

function notInTime(
	seen: ReadonlySet<string>,
	{ ms, until }: NonNullable<SendSettings["wait"]>,
	isListening: boolean,
): CliError {
	return new CliError(
		"not-in-time",
		seen.size === 0
			? `no status of the message came within ${duration(ms)}`
			: `the message was not ${until} within ${duration(ms)}`,
		{
			hint: lateHint(seen.size, until, isListening),
			exitCode: ExitCode.Failed,
		},
	);
}

function lateHint(seen: number, until: Goal, isListening: boolean): string {
	if (!isListening) return "wa-hook listen has ended: start it again";
	if (seen === 0) {
		return "does Meta have the address of this listen, and is messages subscribed? wa-hook verify";
	}
	return until === "read"
		? "it is read when somebody opens the chat, and tells so; --until delivered is content with less, --wait=5m waits longer"
		: "the phone may be off; --wait=5m waits longer";
}
