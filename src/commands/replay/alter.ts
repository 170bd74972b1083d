import { isUtf8 } from "node:buffer";
import { CliError } from "../../errors.ts";
import { didYouMean, suggest } from "../../suggest.ts";
import { type ChangeRemark, changePayload } from "../../webhook/change.ts";
import { ChangeProblem } from "../../webhook/change-problem.ts";
import type { HeaderList } from "../../webhook/delivery.ts";
import { JsonSyntaxError } from "../../webhook/json-tokens.ts";
import type { Encoding } from "../../webhook/request.ts";
import type { Payload } from "../payload.ts";
import type { ReplaySettings } from "./settings.ts";

/** A payload with the user's changes made, and how it goes out. */
export interface Altered {
	readonly name: string;
	readonly body: Buffer;
	readonly encode: Encoding;
	/** Those of a recorded delivery. */
	readonly recordedHeaders: HeaderList | undefined;
}

/**
 * Makes the changes that were asked for, and `then` what else is to happen to the text. Without either the bytes stay as they
 * are, and those of a recorded delivery go out so. `tell` is given what the user may want to know. Throws CliError.
 */
export function alter(
	payload: Payload,
	{ changes, encode }: Pick<ReplaySettings, "changes" | "encode">,
	tell: (remark: string) => void,
	then?: (json: string) => string,
): Altered {
	const { name, recorded } = payload;
	const recordedHeaders = recorded?.headers;
	if (Object.keys(changes).length === 0 && then === undefined) {
		const usual = recorded === undefined ? "meta" : "raw";
		const { body } = payload;
		return { name, body, encode: encode ?? usual, recordedHeaders };
	}
	const json = attempt(name, () => {
		const changed = changePayload(textOf(payload), changes, (remark) => {
			const words = inWords(remark, name);
			if (words !== undefined) tell(words);
		});
		return then === undefined ? changed : then(changed);
	});
	const body = Buffer.from(json);
	return { name, body, encode: encode ?? "meta", recordedHeaders };
}

/** Does something with the JSON of a payload; what is wrong with it becomes a CliError in the user's words. */
export function attempt<Result>(name: string, work: () => Result): Result {
	try {
		return work();
	} catch (error) {
		if (error instanceof JsonSyntaxError) throw notJson(name, error);
		if (error instanceof ChangeProblem) throw notChanged(name, error);
		throw error;
	}
}

function textOf({ name, body }: Payload): string {
	if (isUtf8(body)) return body.toString("utf8");
	throw new CliError("payload-invalid", `${name} is not UTF-8 text`, {
		hint: "--encode raw sends bytes as they are, if nothing is to be changed in them",
	});
}

function inWords(remark: ChangeRemark, name: string): string | undefined {
	if (remark.type === "unused") {
		return `${flags[remark.change]} changes nothing in ${name}`;
	}
	if (remark.type === "retyped") {
		const { path, now } = remark;
		const what = /^[-\d]/.test(now) ? "a number" : now;
		return `${path} was a text and is ${what} now; --set '${path}="${now}"' keeps it a text`;
	}
	const meant = suggest(remark.key, remark.among);
	return meant === undefined
		? undefined
		: `--set ${remark.path} makes a new key in ${name}: did you mean ${meant}?`;
}

const flags = {
	from: "--from",
	name: "--name",
	text: "--text",
	phoneNumberId: "--phone-number-id",
	wabaId: "--waba-id",
} as const;

function notJson(name: string, cause: JsonSyntaxError): CliError {
	return new CliError(
		"payload-invalid",
		`${name} is not JSON: ${cause.message}`,
		{ hint: "--encode raw sends the bytes as they are", cause },
	);
}

function notChanged(name: string, cause: ChangeProblem): CliError {
	const { path, key, known } = cause;
	if (cause.isCommon) {
		return new CliError("set-invalid", `--${path}: ${cause.message}`, {
			hint: "--from 16505551234",
			cause,
		});
	}
	const hint =
		key === undefined || known.length === 0
			? "wa-hook fixtures show text has the keys of a payload"
			: didYouMean(key, known);
	return new CliError(
		"set-invalid",
		`--set ${path} in ${name}: ${cause.message}`,
		{ hint, cause },
	);
}
