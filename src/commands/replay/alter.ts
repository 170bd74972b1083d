import { isUtf8 } from "node:buffer";
import { CliError } from "../../errors.ts";
import { didYouMean } from "../../suggest.ts";
import { changePayload } from "../../webhook/change.ts";
import { ChangeProblem } from "../../webhook/change-problem.ts";
import type { HeaderList } from "../../webhook/delivery.ts";
import { JsonSyntaxError } from "../../webhook/json-tokens.ts";
import type { Encoding } from "../../webhook/request.ts";
import type { Payload } from "../payload.ts";
import type { TellOfChange } from "./change-remarks.ts";
import type { ReplaySettings } from "./settings.ts";

/** A payload with the user's changes made, and how it goes out. */
export interface Altered {
	readonly name: string;
	readonly body: Buffer;
	readonly encode: Encoding;
	/** Those of a recorded delivery. */
	readonly recordedHeaders: HeaderList | undefined;
	/** Whether it is a fixture of ours in which the user changed nothing. */
	readonly isShipped?: boolean;
}

/**
 * Makes the changes that were asked for, and `then` what else is to happen to the text. Without either the bytes stay as they
 * are, and those of a recorded delivery go out so. `tell` is given what the user may want to know. Throws CliError.
 */
export function alter(
	payload: Payload,
	{ changes, encode }: Pick<ReplaySettings, "changes" | "encode">,
	tell: TellOfChange,
	then?: (json: string) => string,
): Altered {
	const { name, recorded, isFixture = false } = payload;
	const recordedHeaders = recorded?.headers;
	const usual = recorded === undefined ? "meta" : "raw";
	if (payload.body.length === 0 && (encode ?? usual) !== "raw") {
		throw empty(name);
	}
	const isUnchanged = Object.keys(changes).length === 0;
	const isShipped = isFixture && isUnchanged;
	if (isUnchanged && then === undefined) {
		const { body } = payload;
		return { name, body, encode: encode ?? usual, recordedHeaders, isShipped };
	}
	const json = attempt(name, () => {
		const changed = changePayload(textOf(payload), changes, (remark) =>
			tell(remark, name),
		);
		return then === undefined ? changed : then(changed);
	});
	const body = Buffer.from(json);
	return { name, body, encode: encode ?? "meta", recordedHeaders, isShipped };
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

function empty(name: string): CliError {
	return new CliError("payload-invalid", `${name} is empty`, {
		hint: "--encode raw sends it all the same",
	});
}

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
