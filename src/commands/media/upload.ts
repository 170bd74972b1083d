import { readConfig } from "../../config/config.ts";
import type { Context } from "../../context.ts";
import { CliError, ExitCode } from "../../errors.ts";
import { jsonLine } from "../../view/ndjson.ts";
import { createRedactor } from "../../view/redact.ts";
import { newIdText, uploadNote } from "../../view/sent-upload.ts";
import { businessNumber } from "../business-number.ts";
import { withGraph } from "../graph-access.ts";
import { type LocalFile, readLocalFile } from "../local-file.ts";
import type { UploadOptions } from "../media.ts";
import { type Uploaded, uploadFile } from "../upload-file.ts";

/** Uploads files, one after the other, each as the kind of message that its type is for, and prints their ids. Throws CliError at the first that can't be. */
export async function upload(
	typed: readonly string[],
	options: UploadOptions,
	context: Context,
): Promise<ExitCode> {
	const config = await readConfig(options, context);
	const files: LocalFile[] = [];
	for (const each of typed) {
		files.push(await readLocalFile(each, undefined, context.cwd));
	}
	if (options.check !== false) refuseProblems(files);
	const { phoneNumberId = config.settings.phoneNumberId?.value } = options;
	const from = businessNumber({ phoneNumberId, config });
	return withGraph(
		config,
		context,
		async (access) => {
			for (const file of files) {
				const means = { access, from, options, context };
				tell(await uploadFile(file, means), options, context);
			}
			return ExitCode.Done;
		},
		{ timeoutMs: options.timeout },
	);
}

function refuseProblems(files: readonly LocalFile[]): void {
	const lines = files.flatMap(({ typed, problems }) =>
		problems.map((problem) => `  ${typed} ${problem}`),
	);
	if (lines.length === 0) return;
	throw new CliError(
		"upload-invalid",
		["Meta would refuse this upload, so nothing was uploaded", ...lines].join(
			"\n",
		),
		{ hint: "--no-check uploads it all the same" },
	);
}

/** The id alone on stdout, where a script reads it. */
function tell(
	uploaded: Uploaded,
	{ json, quiet }: UploadOptions,
	{ stdout, stderr, hidden }: Context,
): void {
	const redact = createRedactor([...hidden]);
	if (json === true) {
		stdout.write(jsonLine({ v: 1, type: "upload", ...uploaded }, redact));
		return;
	}
	if (quiet !== true) stderr.write(uploadNote(uploaded, redact));
	stdout.write(newIdText(uploaded.mediaId));
}
