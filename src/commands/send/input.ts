import { resolve } from "node:path";
import type { Context } from "../../context.ts";
import { CliError, ExitCode } from "../../errors.ts";
import { readPayload } from "../../io/payload-file.ts";
import { codeOf } from "../../io/store/fs-problem.ts";

/** The text of a file, or of standard input for `-`, without the newline at its end; undefined where none is wanted. Throws CliError. */
export async function readInput(
	from: string | undefined,
	context: Context,
): Promise<string | undefined> {
	if (from === undefined) return undefined;
	const bytes =
		from === "-" ? await standardInput(context) : await readFile(from, context);
	return bytes.toString("utf8").replace(/\r?\n$/, "");
}

async function readFile(from: string, { cwd }: Context): Promise<Buffer> {
	try {
		return await readPayload(resolve(cwd, from));
	} catch (error) {
		if (codeOf(error) !== "ENOENT") throw error;
		throw new CliError("file-unreadable", `the file ${from} is not there`, {
			hint: "give a file, or - for standard input",
			cause: error,
		});
	}
}

async function standardInput({
	stdin,
	stderr,
	stop,
}: Context): Promise<Buffer> {
	if (stdin.isTTY) stderr.write("type it, then Ctrl-D\n");
	const bytes = await stdin.readAll(stop);
	if (!stop.aborted) return bytes;
	throw new CliError(
		"interrupted",
		"interrupted while reading standard input",
		{ exitCode: ExitCode.Interrupted },
	);
}
