import type { WebhookError } from "./event.ts";
import { looseList, looseObject, looseText, present } from "./loose.ts";

const maxErrors = 100;

/** Meta's error objects as they stand on a value, a message or a status; the first hundred of them. */
export function readErrors(value: unknown): readonly WebhookError[] {
	return looseList(value)
		.slice(0, maxErrors)
		.map((item) => {
			const error = looseObject(item);
			const data = looseObject(error["error_data"]);
			return present({
				code: codeOf(error["code"]),
				title: looseText(error["title"]),
				message: looseText(error["message"]),
				details: looseText(data["details"]),
			});
		});
}

function codeOf(value: unknown): number | undefined {
	const code = typeof value === "string" ? Number.parseInt(value, 10) : value;
	return typeof code === "number" && Number.isFinite(code) ? code : undefined;
}
