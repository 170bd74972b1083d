import type { Context } from "../../context.ts";
import { CliError } from "../../errors.ts";
import { addressed } from "../../webhook/send/addressed.ts";
import { type Media, mediaSource } from "../../webhook/send/content.ts";
import { FlagProblem } from "../../webhook/send/flag-problem.ts";
import type { MediaKind } from "../../webhook/send/media-types.ts";
import { type LocalFile, readLocalFile } from "../local-file.ts";
import { readInput } from "./input.ts";
import { type Known, lookUpLast } from "./message-id.ts";
import type { MediaLookup, MessageType } from "./message-type.ts";
import type { SendSettings } from "./settings.ts";

/** A message, put together but for the ids of files that are still to be uploaded. */
export interface Message {
	/** Its type. */
	readonly name: string;
	/** To be uploaded first, in this order. */
	readonly files: readonly LocalFile[];
	/** What is posted, once the files have these ids; without one a placeholder stands in its place. */
	bodyWith(ids: ReadonlyMap<LocalFile, string>): Body;
}

/** The body of a POST to `/messages`. */
export type Body = Readonly<Record<string, unknown>>;

/** Reads what was typed and what it names. Throws CliError for what can't be understood or found. */
export async function composeMessage(
	type: MessageType,
	words: readonly string[],
	settings: SendSettings,
	context: Context,
): Promise<Message> {
	const { options } = settings;
	const input = await readInput(type.reads?.(words), context);
	const known = await lookUpLast(type, words, settings);
	const typed = { words: known.words, options, input, now: context.now() };
	const wanted: { readonly text: string; readonly kind: MediaKind }[] = [];
	const build = (media: MediaLookup) =>
		readable(type, () => type.build({ ...typed, media }));
	build((text, kind) => {
		const source = mediaSource(text);
		const isKnown = wanted.some(
			(each) => each.text === text && each.kind === kind,
		);
		if (source === undefined && !isKnown) wanted.push({ text, kind });
		return source ?? { id: placeholder };
	});
	const files: LocalFile[] = [];
	for (const { text, kind } of wanted) {
		files.push(await readLocalFile(text, kind, context.cwd));
	}
	const address = (content: Body) =>
		addressBody(type, content, settings, known);
	return {
		name: type.name,
		files,
		bodyWith: (ids) =>
			address(build((text) => mediaSource(text) ?? uploaded(text, files, ids))),
	};
}

/** What stands in a request for the id that an upload will have. */
export const placeholder = "MEDIA_ID";

function uploaded(
	text: string,
	files: readonly LocalFile[],
	ids: ReadonlyMap<LocalFile, string>,
): Media {
	const file = files.find(({ typed }) => typed === text);
	return { id: (file && ids.get(file)) ?? placeholder };
}

function readable({ examples }: MessageType, build: () => Body): Body {
	try {
		return build();
	} catch (error) {
		if (!(error instanceof FlagProblem)) throw error;
		const { message, text } = error;
		throw new CliError(
			"usage",
			text === "" ? message : `${message}; this is "${text}"`,
			{ hint: `wa-hook send ${examples[0]}`, cause: error },
		);
	}
}

function addressBody(
	{ manner }: MessageType,
	content: Body,
	{ to: usual, isToGiven, options }: SendSettings,
	{ replyTo, sender }: Known,
): Body {
	if (manner === "receipt") return content;
	// A message can only be answered where it stands.
	const to = isToGiven ? usual : (sender ?? usual);
	const { callbackData: opaqueData } = options;
	if (manner === "raw") {
		const isWhole =
			content["to"] !== undefined ||
			content["recipient"] !== undefined ||
			content["status"] !== undefined;
		const recipient = isToGiven || !isWhole ? to : undefined;
		const isChanged =
			recipient !== undefined ||
			replyTo !== undefined ||
			opaqueData !== undefined;
		return isChanged
			? addressed(content, { to: recipient, replyTo, opaqueData })
			: content;
	}
	if (to === undefined) throw noRecipient();
	return addressed(content, { to, replyTo, opaqueData });
}

function noRecipient(): CliError {
	return new CliError("no-recipient", "it isn't said who the message is for", {
		hint: "add --to +16505551234, or set WA_HOOK_TO to the number that you test with",
	});
}
