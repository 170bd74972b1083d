import type { WebhookError } from "./event.ts";
import {
	isLooseObject,
	looseList,
	looseObject,
	looseText,
	present,
} from "./loose.ts";

const maxErrors = 100;

/**
 * Meta's error objects as they stand on a value, a message or a status, a lone one included; the first hundred of them.
 * What says nothing that an error says is left out.
 */
export function readErrors(value: unknown): readonly WebhookError[] {
	const list = isLooseObject(value) ? [value] : looseList(value);
	return list
		.slice(0, maxErrors)
		.map(readError)
		.filter((error) => Object.keys(error).length > 0);
}

/** Older versions put the details beside the title, and some gateways send a sentence in place of the object. */
function readError(item: unknown): WebhookError {
	const error = looseObject(item);
	const data = looseObject(error["error_data"]);
	return present({
		code: codeOf(error["code"]),
		title: looseText(error["title"]) ?? looseText(error["error_user_title"]),
		message:
			looseText(item) ??
			looseText(error["message"]) ??
			looseText(error["error_user_msg"]),
		details:
			looseText(data["details"]) ??
			looseText(error["error_data"]) ??
			looseText(error["details"]),
	});
}

function codeOf(value: unknown): number | undefined {
	const code = typeof value === "string" ? Number.parseInt(value, 10) : value;
	return typeof code === "number" && Number.isFinite(code) ? code : undefined;
}
