import { readFile } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import type { Context } from "../context.ts";
import { CliError, ExitCode } from "../errors.ts";

/**
 * The value of a flag that may also be given as `@file` or `-` (standard input), so that it stays out of the shell's history.
 * Throws CliError when it can't be read, or is empty: an unset shell variable must not pass for a secret.
 */
export async function secretArgument(
	flag: string,
	given: string,
	context: Context,
): Promise<string> {
	const value = trimSecret(await read(flag, given, context));
	if (value !== "") return value;
	throw new CliError("secret-empty", `${flag} is empty`, {
		hint: "leave it out to use what is configured, or what wa-hook makes for this project",
	});
}

async function read(
	flag: string,
	given: string,
	context: Context,
): Promise<string> {
	if (given === "-") return readStdin(context);
	if (!given.startsWith("@")) return given;
	const path = given.slice(1);
	try {
		return await readFile(
			isAbsolute(path) ? path : join(context.cwd, path),
			"utf8",
		);
	} catch (error) {
		throw new CliError(
			"secret-unreadable",
			`${flag}: the file ${path} can't be read`,
			{
				hint: `${flag} takes the value itself, @file, or - for standard input`,
				cause: error,
			},
		);
	}
}

async function readStdin({ stdin, stop }: Context): Promise<string> {
	const bytes = await stdin.readAll(stop);
	if (!stop.aborted) return bytes.toString("utf8");
	throw new CliError(
		"interrupted",
		"interrupted while reading standard input",
		{
			exitCode: ExitCode.Interrupted,
		},
	);
}

/** The value without the newline that editors and `echo` leave at the end. */
export function trimSecret(value: string): string {
	return value.replace(/\r?\n$/, "");
}

/** What looks wrong with an app secret, in words; undefined when it looks like Meta's 32 hexadecimal digits. */
export function oddAppSecret(value: string): string | undefined {
	if (/\s/.test(value)) return "holds white space";
	if (/^(["'`]).*\1$/.test(value)) return "is wrapped in quotes";
	if (/^EAA/.test(value)) return "looks like an access token";
	if (!/^[0-9a-f]{32}$/.test(value))
		return "is not 32 hexadecimal digits, as Meta's app secrets are";
	return undefined;
}

/** What is wrong with an access token, in words; undefined when it looks like one of Meta's. One that is useless no API can take. */
export function oddAccessToken(
	value: string,
): { readonly fault: string; readonly isUseless: boolean } | undefined {
	const useless = (fault: string) => ({ fault, isUseless: true });
	if (bearer.test(value)) return useless("begins with Bearer");
	if (/^(["'`]).*\1$/s.test(value)) return useless("is wrapped in quotes");
	if (/\s/.test(value)) return useless("holds white space");
	if (/[^!-~]/.test(value))
		return useless("holds a character that no token has");
	if (/^[0-9a-f]{32}$/.test(value))
		return { fault: "looks like an app secret", isUseless: false };
	if (value.length >= shortestToken) return undefined;
	const fault = `has ${value.length} characters, where Meta's have a hundred and more`;
	return { fault, isUseless: false };
}

/** An access token without what was pasted around it. */
export function bareToken(value: string): string {
	return value.replace(bearer, "").replace(/^["'`]|["'`]$/g, "");
}

const bearer = /^(authorization:\s*)?bearer\s+/i;
const shortestToken = 24;
