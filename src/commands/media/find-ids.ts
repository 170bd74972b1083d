import { resolve } from "node:path";
import type { Config } from "../../config/config.ts";
import type { Context } from "../../context.ts";
import { CliError } from "../../errors.ts";
import { readEvents } from "../../webhook/events.ts";
import { isMediaId, mediaIds } from "../../webhook/media-ids.ts";
import { readRecordedId } from "../recorded-id.ts";
import { findPayloads } from "../sources.ts";

/** The media ids that are typed, and those that recorded deliveries refer to; each once. Throws CliError for what is neither. */
export async function findIds(
	typed: readonly string[],
	config: Config,
	context: Context,
): Promise<readonly string[]> {
	const dir = resolve(context.cwd, config.stateDir.value);
	const found: string[] = [];
	for (const each of typed) {
		found.push(
			...(isMediaId(each) ? [each] : await recordedIds(each, dir, context)),
		);
	}
	return [...new Set(found)];
}

async function recordedIds(
	typed: string,
	dir: string,
	context: Context,
): Promise<readonly string[]> {
	if (readRecordedId(typed) === undefined) throw noId(typed);
	const sources = await findPayloads([typed], { dir }, context);
	const payloads = await Promise.all(sources.map((source) => source.load()));
	const ids = payloads.flatMap(({ body }) => mediaIds(readEvents(body).events));
	if (ids.length > 0) return ids;
	throw new CliError(
		"no-media",
		`the delivery ${typed} refers to no file at Meta`,
		{
			hint: "wa-hook events --type image,video,audio,document,sticker lists those that do",
		},
	);
}

function noId(typed: string): CliError {
	return new CliError(
		"media-id",
		`${JSON.stringify(typed)} is no media id, which is a number of about 16 digits`,
		{
			hint: "it stands in a webhook beside the type: image.id; also 12 or last for a recorded delivery",
		},
	);
}
