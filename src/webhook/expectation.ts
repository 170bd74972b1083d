import type { FailureCause, Reply } from "./reply.ts";

/** What a reply has to be like. */
export interface Expectation {
	readonly status: StatusExpectation;
	/** What the body has to hold. */
	readonly body?: string | RegExp | undefined;
	/** How long the whole reply may take. */
	readonly withinMs?: number | undefined;
}

/** Which statuses will do. */
export interface StatusExpectation {
	/** As it was given: `200, 204`, `2xx`. */
	readonly said: string;
	readonly ranges: readonly { readonly from: number; readonly to: number }[];
}

/** Reads `200`, `2xx`, or a list of such. Undefined for anything else. */
export function parseStatus(text: string): StatusExpectation | undefined {
	const ranges = [];
	for (const item of text.split(",").map((each) => each.trim())) {
		const [, digit, rest = ""] = /^([1-5])(\d\d|xx)$/i.exec(item) ?? [];
		if (digit === undefined) return undefined;
		const isClass = /x/i.test(rest);
		const from = Number(digit + (isClass ? "00" : rest));
		ranges.push({ from, to: isClass ? from + 99 : from });
	}
	const said = text.split(",").map((each) => each.trim().toLowerCase());
	return { said: said.join(", "), ranges };
}

/** Reads `/pattern/flags` as a regular expression, anything else as words to look for. Throws a SyntaxError for a pattern that is none. */
export function parseBody(text: string): string | RegExp {
	const [, source, flags = ""] = /^\/(.+)\/([imsu]*)$/s.exec(text) ?? [];
	return source === undefined ? text : new RegExp(source, flags);
}

/** What a reply lacks, a sentence each; nothing when all is as expected. Quotes nothing of the reply but its status. */
export function unmet(reply: Reply, expected: Expectation): string[] {
	const { status, body, withinMs } = expected;
	if (!reply.ok) return [`expected ${status.said}, ${noReply[reply.cause]}`];
	const problems: string[] = [];
	if (!isExpectedStatus(reply.status, status)) {
		problems.push(`expected ${status.said}, got ${reply.status}`);
	}
	if (body !== undefined && !holds(reply.body.toString("utf8"), body)) {
		const what = body instanceof RegExp ? `match ${body}` : `hold "${body}"`;
		problems.push(`expected the reply's body to ${what}`);
	}
	if (withinMs !== undefined && reply.ms > withinMs) {
		problems.push(
			`expected a reply within ${withinMs} ms, got it after ${reply.ms} ms`,
		);
	}
	return problems;
}

/** Whether a status is one of those that will do. */
export function isExpectedStatus(
	status: number,
	{ ranges }: StatusExpectation,
): boolean {
	return ranges.some(({ from, to }) => status >= from && status <= to);
}

function holds(text: string, body: string | RegExp): boolean {
	return body instanceof RegExp ? body.test(text) : text.includes(body);
}

const noReply: Readonly<Record<FailureCause, string>> = {
	refused: "the connection was refused",
	"timed-out": "there was no reply in time",
	reset: "the connection was cut off",
	dns: "the target's name was not found",
	tls: "TLS failed",
	unreachable: "the target can't be reached",
	stopped: "stopped before there was a reply",
	other: "there was no reply",
};
