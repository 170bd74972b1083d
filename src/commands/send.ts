import { type Command, InvalidArgumentError, Option } from "commander";
import type { Context } from "../context.ts";
import { CliError, type ExitCode } from "../errors.ts";
import type { Declaration, GlobalOptions } from "../program.ts";
import { didYouMean } from "../suggest.ts";
import { readDuration } from "../webhook/duration.ts";
import { collect, graphTimeout } from "./arguments.ts";
import type { Flag, MessageType } from "./send/message-type.ts";
import { messageTypes } from "./send/message-types.ts";

/** What the user typed after `wa-hook send <type>`, as commander hands it over; which of it there can be is up to the type. Durations are milliseconds. */
export interface SendOptions extends GlobalOptions {
	to?: string;
	replyTo?: string;
	callbackData?: string;
	phoneNumberId?: string;
	/** True without a duration of its own. */
	wait?: number | true;
	until?: Goal;
	dryRun?: boolean;
	curl?: boolean;
	/** False with `--no-check`. */
	check?: boolean;
	timeout?: number;
	previewUrl?: boolean;
	lang?: string;
	body?: string[];
	header?: string;
	headerImage?: string;
	headerVideo?: string;
	headerDocument?: string;
	headerLocation?: string;
	headerProduct?: string;
	footer?: string;
	button?: string[];
	card?: string[];
	offerEnds?: string;
	caption?: string;
	filename?: string;
	voice?: boolean;
	name?: string;
	address?: string;
	remove?: boolean;
	typing?: boolean;
	row?: string[];
	link?: string;
	flow?: string;
	flowToken?: string;
	screen?: string;
	data?: string;
	ask?: boolean;
	draft?: boolean;
	catalog?: string;
	product?: string[];
	thumbnail?: string;
	country?: string;
	value?: string[];
	minutes?: number;
	payload?: string;
}

/** How far a message has to come for `--wait` to be content. */
export type Goal = (typeof goals)[number];
const goals = ["sent", "delivered", "read"] as const;

/** Declares `wa-hook send` and a subcommand for each type of message. */
export const declare: Declaration<typeof run> = (
	command,
	context,
	finish,
	act = run,
) => {
	command
		.description(
			"Sends a message through the Cloud API, and says what became of it. Each type has a help of its own: wa-hook send text --help",
		)
		.usage("<type> [content] [options]")
		.argument("[type]", "what to send; one of the commands below")
		.allowExcessArguments()
		.allowUnknownOption()
		.addHelpText("after", `\n${notes}\n\n${examples}`)
		.action(refuseType);
	for (const type of messageTypes) {
		const one = command.command(type.name).description(type.summary);
		declareContent(one, type);
		if (type.manner !== "receipt") declareAddress(one);
		declareManner(one, type);
		one.addHelpText("after", `\n${examplesOf(type)}`).action(async () =>
			finish(
				// Where a minus may begin a word, commander has taken it for a flag.
				await act(type, one.args, one.optsWithGlobals<SendOptions>(), context),
			),
		);
	}
};

function refuseType(typed: string | undefined): never {
	const names = messageTypes.map(({ name }) => name);
	throw typed === undefined
		? new CliError("usage", "no type of message was given", {
				hint: "wa-hook send text hello --to +16505551234; wa-hook send --help lists the types",
			})
		: new CliError("usage", `there is no type of message "${typed}"`, {
				hint: didYouMean(typed, names),
			});
}

function declareContent(command: Command, type: MessageType): void {
	for (const [spelling, about] of type.words) command.argument(spelling, about);
	if (type.takesMinus === true) command.allowUnknownOption();
	if (type.flags.length > 0) command.optionsGroup("Content:");
	for (const flag of type.flags) command.addOption(optionOf(flag));
}

function optionOf([spelling, about, kind]: Flag): Option {
	const option = new Option(
		spelling,
		kind === "many" ? `${about}; repeatable` : about,
	);
	if (kind === "many" || kind === "only") return option.argParser(collect);
	return kind === "number" ? option.argParser(whole) : option;
}

function declareAddress(command: Command): void {
	command
		.optionsGroup("Who it is for:")
		.option(
			"--to <recipient>",
			"a phone number with its country code, a group's id or a user id (default: WA_HOOK_TO)",
		)
		.option(
			"--reply-to <message>",
			"the message that it answers: its id, or last",
		)
		.option("--callback-data <text>", "comes back in the message's statuses");
}

function declareManner(command: Command, { manner }: MessageType): void {
	command
		.optionsGroup("How:")
		.option(
			"--phone-number-id <id>",
			"the business number (default: WHATSAPP_PHONE_NUMBER_ID)",
			id,
		);
	if (manner !== "receipt") {
		command
			.option(
				"--wait [duration]",
				"follow it through the record of the running listen (default: 30s)",
				patience,
			)
			.addOption(
				new Option(
					"--until <status>",
					"with --wait: how far is enough (default: read)",
				).choices(goals),
			);
	}
	command
		.option("--dry-run", "print the request and send nothing")
		.option("--curl", "print it as a curl command and send nothing")
		.option("--no-check", "send what Meta's documents forbid, too")
		.option(...graphTimeout);
}

function examplesOf({ examples, manner }: MessageType): string {
	const to = manner === undefined ? " --to +16505551234" : "";
	const lines = examples.map((example, index) =>
		index === 0 ? `${example}${to}` : example,
	);
	return `Examples:\n${lines.map((line) => `  wa-hook send ${line}`).join("\n")}`;
}

const notes = `The access token is read from the environment or .env: WHATSAPP_ACCESS_TOKEN.
What Meta's documents forbid is found before anything is sent. A message is sent
once: only where Meta says that it took none, and when to come again, is it sent
anew.
Exit code 0: Meta took it, with --wait: it came as far; 1: it did not; 2: Meta
would refuse it; 4, 7: Meta refused it; 5: Meta could not be reached.`;

const examples = `Examples:
  wa-hook send template hello_world --to +16505551234   opens a conversation
  wa-hook send text 'On its way 🚚' --to +16505551234   within 24 hours of an answer
  wa-hook send image photo.jpg --caption 'The red one'  uploads the file first
  wa-hook send buttons 'Today?' -b yes=Yes -b no=No --wait=1m
  wa-hook send read last --typing
  wa-hook send raw message.json --dry-run`;

/** Sends one message. Resolves with the exit code; throws CliError for what can't be sent. */
export async function run(
	type: MessageType,
	words: readonly string[],
	options: SendOptions,
	context: Context,
): Promise<ExitCode> {
	const { readSettings } = await import("./send/settings.ts");
	const { send } = await import("./send/send.ts");
	return send(type, words, await readSettings(type, options, context), context);
}

function patience(value: string): number {
	const milliseconds = readDuration(value);
	if (milliseconds !== undefined) return milliseconds;
	throw new InvalidArgumentError(
		"A duration is like 30s or 2m. Write it as --wait=30s, or --wait behind all else.",
	);
}

function whole(value: string): number {
	if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
	throw new InvalidArgumentError("It is a whole number from 1 on.");
}

function id(value: string): string {
	if (/^\d{3,30}$/.test(value)) return value;
	throw new InvalidArgumentError("An id of Meta's is a number.");
}
