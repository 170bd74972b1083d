import type {
	Confidence,
	ErrorEntry,
} from "../../webhook/error-codes/error-code.ts";
import { familyOf, findError } from "../../webhook/error-codes/find.ts";
import type { WebhookError } from "../../webhook/event.ts";
import { type OurPassage, said } from "../passage.ts";
import { type Safe, safe, vouch } from "../safe.ts";

/** Who wrote the message that an error came with. */
export type Author = "customer" | "business";

/**
 * What the table of error codes adds to what Meta says of an error: why it comes where Meta doesn't say so, and what to do. The
 * table speaks of every place that a code comes at; of a message with an author, only what concerns it is said.
 */
export function advice(error: WebhookError, author?: Author): OurPassage[] {
	const { code } = error;
	if (code === undefined) return [];
	const entry = findError(code);
	if (entry === undefined) return kinship(code);
	if (author === "business" && unseen.has(code)) return [inTheApp];
	const fix = author === "customer" ? fromCustomers.get(code) : undefined;
	const cause = fix?.cause ?? entry.cause;
	const doubt = doubts[entry.confidence];
	return [
		...(!saidByTheView.has(code) && addsTo(error, cause)
			? [said(safe`cause: ${vouch(cause)}`)]
			: []),
		said(safe`fix${doubt}: ${vouch(fix?.fix ?? entry.fix)}`, "warn"),
	];
}

/** A message that is not passed on, as which it is drawn. */
const saidByTheView: ReadonlySet<number> = new Set([501, 130501, 131051]);

/** Codes of messages that the API does not pass on. */
const unseen: ReadonlySet<number> = new Set([501, 130501, 131051, 131060]);
const inTheApp = said(
	safe`fix: Look at the message in the WhatsApp Business app.`,
	"warn",
);

/** Codes that come with messages of both sides. */
const fromCustomers: ReadonlyMap<
	number,
	{ readonly cause?: string; readonly fix: string }
> = new Map([
	[131051, { fix: "Ask the customer to send it another way." }],
	[
		131052,
		{
			cause: "Meta could not fetch the file that the customer sent.",
			fix: "Ask the customer to send it again.",
		},
	],
]);

const doubts: Readonly<Record<Confidence, Safe>> = {
	high: safe``,
	medium: safe`, probably`,
	low: safe`, perhaps`,
};

/** Of a code that is not in the table, at least what codes near it are about. */
function kinship(code: number): OurPassage[] {
	const family = familyOf(code);
	if (family === undefined) return [];
	return [
		said(
			safe`not a known code; those near it are about ${vouch(family)}`,
			"dim",
		),
	];
}

/** Whether a cause says more than Meta does: whether most of its words are new. */
function addsTo(
	{ title, message, details }: WebhookError,
	cause: ErrorEntry["cause"],
): boolean {
	const known = new Set([title, message, details].flatMap(words));
	const needed = words(cause);
	const isSaid = needed.filter((word) => known.has(word)).length;
	return isSaid < needed.length / 2;
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
