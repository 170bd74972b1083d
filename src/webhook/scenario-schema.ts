import * as z from "zod";
import { readDuration } from "./duration.ts";
import { parseBody, parseStatus } from "./expectation.ts";
import { signatureFaults } from "./signature-fault.ts";

const text = z.string("is not a text").min(1, "is empty");

const duration = z
	.string("is not a text like 10s")
	.transform((said, { addIssue }) => {
		const ms = readDuration(said);
		if (ms !== undefined) return ms;
		addIssue(`"${said}" is no duration like 500ms, 10s or 2m`);
		return z.NEVER;
	});

const status = z
	.union(
		[z.int(), z.string(), z.array(z.union([z.int(), z.string()]))],
		"expected 200, 2xx or a list of such",
	)
	.transform((said, { addIssue }) => {
		const status = parseStatus([said].flat().join(","));
		if (status !== undefined) return status;
		addIssue(`"${said}" is no status: 200, 2xx or a list of such`);
		return z.NEVER;
	});

const words = z.string("is not a text").transform((said, { addIssue }) => {
	try {
		return parseBody(said);
	} catch {
		addIssue(`${said} is not a regular expression`);
		return z.NEVER;
	}
});

const expected = z.strictObject(
	{
		status: status.exactOptional(),
		within: duration.exactOptional(),
		body: words.exactOptional(),
	},
	"is not an object",
);

/** What `expect` may hold. */
export const expectedKeys = Object.keys(expected.shape);

const expectation = expected.transform(({ within, ...rest }) => ({
	...rest,
	...(within !== undefined && { withinMs: within }),
}));

const common = {
	from: text.exactOptional(),
	name: text.exactOptional(),
	phoneNumberId: text.exactOptional(),
	wabaId: text.exactOptional(),
};

/** The whole file. What stands beside the steps counts for each of them that doesn't say otherwise. */
export const scenarioSchema = z.strictObject(
	{
		title: text.exactOptional(),
		...common,
		expect: expectation.exactOptional(),
		steps: z
			.array(z.unknown(), {
				error: ({ input }) =>
					input === undefined ? "is missing" : "is not a list",
			})
			.min(1, "is empty"),
	},
	"is not an object",
);

/** `{"pause": "2s"}` */
export const pauseSchema = z.strictObject({ pause: duration });

/** `{"again": "question"}` */
export const againSchema = z.strictObject({
	again: text,
	expect: expectation.exactOptional(),
});

/** `{"send": "text", "text": "Hello", "as": "greeting", "expect": {"status": 200, "within": "1s"}}` */
export const sendSchema = z.strictObject({
	send: z.union(
		[text, z.record(z.string(), z.unknown())],
		"expected the name of a fixture, a path or a payload",
	),
	as: text.exactOptional(),
	about: text.exactOptional(),
	...common,
	text: z.string("is not a text").exactOptional(),
	set: z.record(text, z.unknown(), "is not an object").exactOptional(),
	signature: z
		.enum(signatureFaults, {
			error: ({ input }) => `"${input}" is not something known`,
		})
		.exactOptional(),
	expect: expectation.exactOptional(),
});
