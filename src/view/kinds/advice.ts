import type {
	Confidence,
	ErrorEntry,
} from "../../webhook/error-codes/error-code.ts";
import { familyOf, findError } from "../../webhook/error-codes/find.ts";
import type { WebhookError } from "../../webhook/event.ts";
import type { Passage } from "../passage.ts";

/** What the table of error codes adds to what Meta says of an error: why it comes where Meta doesn't say so, and what to do. */
export function advice(error: WebhookError): Passage[] {
	if (error.code === undefined) return [];
	const entry = findError(error.code);
	if (entry === undefined) return kinship(error.code);
	return [
		...(!saidByTheView.has(error.code) && addsTo(error, entry.cause)
			? [{ text: `cause: ${entry.cause}`, tone: "ours" } as const]
			: []),
		{ text: `fix${doubts[entry.confidence]}: ${entry.fix}`, tone: "warn" },
	];
}

/** A message that is not passed on, as which it is drawn. */
const saidByTheView: ReadonlySet<number> = new Set([501, 131051]);

const doubts: Readonly<Record<Confidence, string>> = {
	high: "",
	medium: ", probably",
	low: ", perhaps",
};

/** Of a code that is not in the table, at least what codes near it are about. */
function kinship(code: number): Passage[] {
	const family = familyOf(code);
	if (family === undefined) return [];
	return [
		{
			text: `not a known code; those near it are about ${family}`,
			tone: "dim",
		},
	];
}

/** Whether a cause says more than Meta does: whether most of its words are new. */
function addsTo(
	{ title, message, details }: WebhookError,
	cause: ErrorEntry["cause"],
): boolean {
	const said = new Set([title, message, details].flatMap(words));
	const needed = words(cause);
	const known = needed.filter((word) => said.has(word)).length;
	return known < needed.length / 2;
}

/** The words of a text that carry its meaning, by how they begin: `customers` is `customer`. */
function words(text = ""): string[] {
	const long =
		text
			.slice(0, 1_000)
			.toLowerCase()
			.match(/[a-z0-9]{4,}/g) ?? [];
	return long.map((word) => word.slice(0, 6));
}
