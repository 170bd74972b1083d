import type { Command } from "commander";
import type { Context } from "../context.ts";
import type { ExitCode } from "../errors.ts";
import type { Declaration, GlobalOptions } from "../program.ts";
import { graphTimeout, metaId } from "./arguments.ts";

/** Where `media get` puts what it gets. */
export interface GetOptions extends GlobalOptions {
	/** A file, a folder, or `-`. */
	output?: string;
	force?: boolean;
	/** Milliseconds. */
	timeout?: number;
}

/** How `media upload` uploads. */
export interface UploadOptions extends GlobalOptions {
	phoneNumberId?: string;
	/** False with `--no-check`. */
	check?: boolean;
	/** Milliseconds. */
	timeout?: number;
}

/** What the subcommands do; a test hands in its own. */
export interface Acts {
	get(
		ids: readonly string[],
		options: GetOptions,
		context: Context,
	): Promise<ExitCode>;
	upload(
		files: readonly string[],
		options: UploadOptions,
		context: Context,
	): Promise<ExitCode>;
}

/** Declares `wa-hook media` and its subcommands. */
export const declare: Declaration<Acts> = (
	command,
	context,
	finish,
	acts = run,
) => {
	command
		.description(
			"The files that messages are made of: pictures, videos, sounds, documents, stickers.",
		)
		.addHelpText("after", `\n${notes}\n\n${examples}`);
	const get: Command = command
		.command("get")
		.argument("<ids...>", "media ids, or recorded deliveries: 12, last, last~2")
		.description("download what a webhook refers to")
		.option(
			"-o, --output <file>",
			"into this file or folder, or - for standard output",
		)
		.option("--force", "replace what is there")
		.option(...graphTimeout)
		.action(async (ids: string[]) =>
			finish(await acts.get(ids, get.optsWithGlobals<GetOptions>(), context)),
		);
	const upload: Command = command
		.command("upload")
		.argument("<files...>", "files of this machine")
		.description("upload files, to send them by their ids")
		.option(
			"--phone-number-id <id>",
			"the business number (default: WHATSAPP_PHONE_NUMBER_ID)",
			metaId,
		)
		.option("--no-check", "upload what Meta's documents forbid, too")
		.option(...graphTimeout)
		.action(async (files: string[]) =>
			finish(
				await acts.upload(
					files,
					upload.optsWithGlobals<UploadOptions>(),
					context,
				),
			),
		);
};

const notes = `The access token is read from the environment or .env: WHATSAPP_ACCESS_TOKEN.
Meta keeps what customers send for 7 days, what was uploaded for 30. A file is
called by its media id, never by a name that came with it.`;

const examples = `Examples:
  wa-hook media get 9373542316599624             into ./9373542316599624.jpg
  wa-hook media get last                         what the newest delivery refers to
  wa-hook media get 9373542316599624 -o photo.jpg
  wa-hook media get 9373542316599624 -o - | wc -c
  wa-hook send image "$(wa-hook media upload photo.jpg)" --to +16505551234`;

const run: Acts = {
	get: async (ids, options, context) =>
		(await import("./media/get.ts")).get(ids, options, context),
	upload: async (files, options, context) =>
		(await import("./media/upload.ts")).upload(files, options, context),
};
