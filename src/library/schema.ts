import { lineSchema as everyLine } from "../view/schema.ts";
import { examine } from "../webhook/examine.ts";
import { looseObject } from "../webhook/loose.ts";
import { bytesOf } from "./body.ts";
import type { WebhookPayload } from "./payload.ts";

/** A schema for every library that knows Standard Schema, `expect.schemaMatching` of vitest among them. */
export interface Schema<Output> {
	readonly "~standard": {
		readonly version: 1;
		readonly vendor: string;
		readonly validate: (
			value: unknown,
		) => Validated<Output> | Promise<Validated<Output>>;
	};
}

/** The value, or what is wrong with it, one sentence each. */
export type Validated<Output> =
	| { readonly value: Output; readonly issues?: undefined }
	| { readonly issues: readonly { readonly message: string }[] };

/** One line of `--json`. */
export interface Line {
	readonly [key: string]: unknown;
	readonly v: 1;
	readonly type: string;
}

/** A payload as Meta documents it, each field's value included; what is unknown to wa-hook passes. */
export const payloadSchema: Schema<WebhookPayload> = {
	"~standard": { version: 1, vendor: "wa-hook", validate: validatePayload },
};

/** A line that a command prints with `--json`, parsed. */
export const lineSchema: Schema<Line> = everyLine;

function validatePayload(value: unknown): Validated<WebhookPayload> {
	const { problem, deviations } = examine(bytesOf(looseObject(value)));
	const messages = problem === undefined ? deviations : [problem];
	return messages.length === 0
		? { value: value as WebhookPayload }
		: { issues: messages.map((message) => ({ message })) };
}
