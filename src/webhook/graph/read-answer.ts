import { type HeaderList, headerValues } from "../delivery.ts";
import { present } from "../loose.ts";
import { errorName, readGraphError } from "./graph-error.ts";
import type { GraphReply } from "./graph-reply.ts";

/**
 * Makes a reply of what the Graph API answered. `now`, in milliseconds since the epoch, is for a Retry-After that names a date;
 * `conceal` takes what nobody is to see out of each text.
 */
export function readAnswer(
	{
		status,
		headers,
		body,
	}: {
		readonly status: number;
		readonly headers: HeaderList;
		readonly body: string;
	},
	{
		now,
		conceal,
	}: {
		readonly now: number;
		readonly conceal: (text: string) => string;
	},
): GraphReply {
	if (status >= 300 && status < 400) {
		const detail = `answered ${status}: a redirect, which is not followed`;
		return { ok: false, problem: "unreadable", status, detail };
	}
	const value = parsed(body, conceal);
	const version = headerValues(headers, "facebook-api-version")[0];
	const retryAfterMs = readRetryAfter(headers, now);
	const error = readGraphError(value, { status, retryAfterMs });
	if (error !== undefined) {
		const detail = `${errorName(error)} ${error.message}`;
		return {
			ok: false,
			problem: "refused",
			error,
			detail,
			...present({ version }),
		};
	}
	if (status >= 200 && status < 300 && value !== undefined) {
		return { ok: true, value, status, ...present({ version }) };
	}
	const detail = `answered ${status} with ${describe(body, value)}, not as the Graph API does`;
	return { ok: false, problem: "unreadable", status, detail };
}

/** Milliseconds to wait as `Retry-After` says, in seconds or as a date; undefined where it says nothing. */
export function readRetryAfter(
	headers: HeaderList,
	now: number,
): number | undefined {
	const value = headerValues(headers, "retry-after")[0]?.trim() ?? "";
	if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
	const date = /[a-z]/i.test(value) ? Date.parse(value) : Number.NaN;
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function parsed(body: string, conceal: (text: string) => string): unknown {
	try {
		return JSON.parse(body, (_key, value) =>
			typeof value === "string" ? conceal(value) : value,
		);
	} catch {
		return undefined;
	}
}

function describe(body: string, value: unknown): string {
	if (value !== undefined) return "other JSON";
	const text = body.trimStart();
	if (text === "") return "nothing";
	if (text.startsWith("<")) return "a web page";
	return /^[[{"]/.test(text) ? "JSON that can't be read" : "something else";
}
