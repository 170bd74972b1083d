/** What the process tells its caller. Each code has one meaning over all commands. */
export const ExitCode = {
	Done: 0,
	Failed: 1,
	Usage: 2,
	NotConfigured: 3,
	Refused: 4,
	Unreachable: 5,
	NoTunnel: 6,
	GraphRefused: 7,
	Bug: 70,
	Interrupted: 130,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** One sentence for each exit code, as `--help` and the README list them. */
export const exitCodeMeaning: Readonly<Record<ExitCode, string>> = {
	0: "done",
	1: "the check or delivery failed",
	2: "asked wrongly (usage, unreadable file)",
	3: "something needed is not configured",
	4: "Meta refused the credentials",
	5: "could not reach it",
	6: "no tunnel",
	7: "the Graph API refused the request",
	70: "a bug in wa-hook",
	130: "interrupted before ready",
};

/** What a program wants to know of an error without reading its words; `--json` has it beside them. */
export interface ErrorFacts {
	/** What the Graph API said when it refused. */
	readonly graph?: {
		readonly code: number;
		readonly subcode?: number | undefined;
		/** The HTTP status of the answer. */
		readonly status: number;
		readonly details?: string | undefined;
		readonly fbtraceId?: string | undefined;
		readonly isTransient: boolean;
		readonly retryAfterMs?: number | undefined;
	};
	/** What Meta would refuse in a message that was not sent. */
	readonly violations?: {
		readonly path: string;
		readonly problem: string;
		readonly limit?: number | undefined;
	}[];
}

/** Something the user can act on: what is wrong in their words, the next thing to type, and the exit code. */
export class CliError extends Error {
	override readonly name = "CliError";
	/** Stable, for `--json`: `port-in-use`. */
	readonly code: string;
	readonly hint: string | undefined;
	readonly exitCode: ExitCode;
	readonly facts: ErrorFacts;

	constructor(
		code: string,
		message: string,
		options: {
			hint?: string;
			exitCode?: ExitCode;
			cause?: unknown;
			facts?: ErrorFacts;
		} = {},
	) {
		super(message, { cause: options.cause });
		this.code = code;
		this.hint = options.hint;
		this.exitCode = options.exitCode ?? ExitCode.Usage;
		this.facts = options.facts ?? {};
	}
}
