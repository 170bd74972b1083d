import { isLooseObject, looseObject, looseText, present } from "../loose.ts";

/** What the Graph API says when it refuses. Every text in it is Meta's. */
export interface GraphError {
	readonly code: number;
	readonly subcode?: number;
	readonly message: string;
	/** `OAuthException`, `GraphMethodException`. */
	readonly type?: string;
	/** `error_data.details`, which say more than the message. */
	readonly details?: string;
	/** What Meta's support asks for. */
	readonly fbtraceId?: string;
	readonly userTitle?: string;
	readonly userMessage?: string;
	/** True where Meta says that the same call may work later. */
	readonly isTransient: boolean;
	/** The status of the answer. */
	readonly status: number;
	/** How long Meta asks to wait. */
	readonly retryAfterMs?: number;
}

/** Reads `{"error":{"code":190,…}}`; undefined where a body holds no such thing. */
export function readGraphError(
	body: unknown,
	{
		status,
		retryAfterMs,
	}: { readonly status: number; readonly retryAfterMs?: number | undefined },
): GraphError | undefined {
	const { error } = looseObject(body);
	if (!isLooseObject(error)) return undefined;
	const code = wholeNumber(error["code"]);
	const message = looseText(error["message"]);
	if (code === undefined && message === undefined) return undefined;
	return {
		code: code ?? 1,
		message: message ?? "",
		isTransient: error["is_transient"] === true,
		status,
		...present({
			subcode: wholeNumber(error["error_subcode"]),
			type: looseText(error["type"]),
			details: detailsIn(error["error_data"]),
			fbtraceId: looseText(error["fbtrace_id"]),
			userTitle: looseText(error["error_user_title"]),
			userMessage: looseText(error["error_user_msg"]),
			retryAfterMs,
		}),
	};
}

/** `190/463` */
export function errorName({
	code,
	subcode,
}: Pick<GraphError, "code" | "subcode">): string {
	return subcode === undefined ? `${code}` : `${code}/${subcode}`;
}

function detailsIn(data: unknown): string | undefined {
	return looseText(data) ?? looseText(looseObject(data)["details"]);
}

function wholeNumber(value: unknown): number | undefined {
	const number =
		typeof value === "string" && value !== "" ? Number(value) : value;
	return Number.isSafeInteger(number) ? Number(number) : undefined;
}
