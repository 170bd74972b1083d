import { CliError } from "../../errors.ts";

/** The system's code of a failed file operation, such as `ENOSPC`, also when it is a `CliError` by now; `unknown` for anything else. */
export function codeOf(error: unknown): string {
	if (error instanceof CliError && error.cause) return codeOf(error.cause);
	if (error instanceof Error && "code" in error) return String(error.code);
	return "unknown";
}

/** To catch a failed file operation with: what stands in for a file or folder that isn't there. Throws anything else on. */
export function ifMissing<T>(instead: T): (error: unknown) => T {
	return (error) => {
		if (codeOf(error) === "ENOENT") return instead;
		throw error;
	};
}

/** What a failed file operation means, in words and with its code: `no space left (ENOSPC)`. */
export function wordsFor(error: unknown): string {
	const code = codeOf(error);
	const words = meanings[code];
	if (words !== undefined) return `${words} (${code})`;
	return error instanceof Error ? error.message : String(error);
}

/** The error for a state folder, or a file in it, that can't be used: names it and the two ways around it. */
export function stateDirProblem(path: string, error: unknown): CliError {
	if (error instanceof CliError) return error;
	return new CliError(
		"state-dir-unusable",
		`can't use ${path}: ${wordsFor(error)}`,
		{
			hint: "name another folder with --state-dir, or record nothing with --no-store",
			cause: error,
		},
	);
}

const meanings: Readonly<Record<string, string>> = {
	EACCES: "permission denied",
	EPERM: "operation not permitted",
	EROFS: "read-only file system",
	ENOSPC: "no space left on the disk",
	EDQUOT: "disk quota exceeded",
	EIO: "the disk reports an error",
	ENOENT: "no such folder, and it can't be made",
	ENOTDIR: "a file stands where a folder should be",
	EISDIR: "it is a folder",
	ELOOP: "too many symbolic links",
	EMFILE: "too many open files",
};
