import { isUtf8 } from "node:buffer";
import type { Delivery } from "../webhook/delivery.ts";
import { indented } from "../webhook/indented.ts";
import { JsonSyntaxError } from "../webhook/json-tokens.ts";
import { type EventView, viewEvent } from "./event-view.ts";
import { headerPassage } from "./headers.ts";
import type { Lead, Span } from "./layout.ts";
import type { Page } from "./page.ts";
import { type Budget, type Passage, said, showPassages } from "./passage.ts";
import { counted, grouped } from "./quantities.ts";
import { join, type Safe, safe } from "./safe.ts";
import type { ShownEvent } from "./shown.ts";
import { clean } from "./text.ts";

/** What is drawn of one delivery, whatever its size, stays under 10 KB; with headers and raw body under 20 KB. */
const deliveryBytes = 8_000;
const linesAlone = 80;
const linesInBatch = 12;
const linesUnread = 6;
const linesLaidOut = 400;
const mostLaidOut = 250_000;

/** A headline, and what stands below it. */
interface Block {
	readonly title: Span;
	readonly spans: readonly Span[];
	readonly passages: readonly Passage[];
}

/** A delivery as its events, each with its body, as far as a bound goes; then how much is not shown. */
export function showDelivery(
	delivery: Delivery,
	events: readonly ShownEvent[],
	problem: string | undefined,
	lead: Lead,
	page: Page,
): Safe {
	const shown =
		events.length === 0
			? [showUnread(delivery, problem, lead, page)]
			: [
					...showEvents(delivery, events, lead, page),
					showProblem(problem, page),
				];
	if (page.verbose) shown.push(showWire(delivery, page));
	return join(shown, safe``);
}

function showEvents(
	delivery: Delivery,
	events: readonly ShownEvent[],
	lead: Lead,
	page: Page,
): Safe[] {
	const shown: Safe[] = [];
	const budget: Budget = { bytes: deliveryBytes, lines: 0 };
	for (const [i, event] of events.entries()) {
		if (budget.bytes <= 0) {
			shown.push(
				cut(counted(events.length - i, safe`more event`), delivery, page),
			);
			break;
		}
		budget.lines = events.length === 1 ? linesAlone : linesInBatch;
		const isNumberNamed = page.memory.hasSeveralNumbers(event.event);
		const view = viewEvent(event, delivery, page.theme, isNumberNamed);
		const block = { ...view, passages: withHint(view, delivery, page) };
		shown.push(showBlock(block, delivery, lead, page, budget));
		// The further events of a delivery came at the same time.
		lead = { ...lead, time: safe`` };
	}
	return shown;
}

function withHint(
	{ passages, hint, inPayload }: EventView,
	{ id }: Delivery,
	{ memory, recorded }: Page,
): readonly Passage[] {
	if (hint === undefined || !memory.isNewHint(hint)) return passages;
	const where =
		inPayload && recorded
			? safe` (wa-hook events show ${id} has ${inPayload})`
			: safe``;
	return [...passages, said(safe`hint: ${hint}${where}`, "dim")];
}

/** A body that holds no event still came, and may be anything. */
function showUnread(
	delivery: Delivery,
	problem: string | undefined,
	lead: Lead,
	page: Page,
): Safe {
	const { body } = delivery;
	const text = body.toString("utf8");
	const block: Block = {
		title: problem
			? { text: safe`unreadable`, tone: "bad" }
			: { text: safe`no events`, tone: "warn" },
		spans: [{ text: counted(body.length, safe`byte`), tone: "dim" }],
		passages: [
			...(problem ? [said(clean(problem), "bad")] : []),
			...(text.trim() ? [{ text, tone: "dim" } as const] : []),
		],
	};
	return showBlock(block, delivery, lead, page, {
		bytes: 2_000,
		lines: linesUnread,
	});
}

function showBlock(
	{ title, spans, passages }: Block,
	delivery: Delivery,
	lead: Lead,
	page: Page,
	budget: Budget,
): Safe {
	const headline = page.layout.headline(lead, title, spans);
	budget.bytes -= Buffer.byteLength(headline);
	const { shown, hidden } = showPassages(passages, page, budget);
	if (hidden === 0) return safe`${headline}${shown}`;
	return safe`${headline}${shown}${cut(safe`${grouped(hidden)} more characters`, delivery, page)}`;
}

/** What was wrong with a body of which some events could be read. */
function showProblem(problem: string | undefined, page: Page): Safe {
	if (problem === undefined) return safe``;
	return showPassages([said(safe`note: ${clean(problem)}`, "warn")], page, {
		bytes: 1_000,
		lines: 4,
	}).shown;
}

function showWire(delivery: Delivery, page: Page): Safe {
	const { headers, body } = delivery;
	const laidOut = page.indents ? laidOutJson(body) : undefined;
	const text = laidOut ?? body.toString("utf8", 0, deliveryBytes);
	const passages: Passage[] = [
		said(safe`headers`, "strong"),
		headerPassage(headers, page.theme),
		said(safe`body`, "strong"),
		{ text, tone: "dim" },
	];
	const { shown, hidden } = showPassages(passages, page, {
		bytes: deliveryBytes,
		lines: laidOut === undefined ? linesAlone : linesLaidOut,
	});
	const unread = laidOut === undefined ? body.length - deliveryBytes : 0;
	const missing = hidden + Math.max(0, unread);
	if (missing === 0) return shown;
	const where = safe` --raw`;
	return safe`${shown}${cut(safe`${grouped(missing)} more bytes`, delivery, page, where)}`;
}

/** The body as a person reads JSON; undefined for what is none, and for more than anybody reads. */
function laidOutJson(body: Buffer): string | undefined {
	if (body.length > mostLaidOut || !isUtf8(body)) return undefined;
	try {
		return indented(body.toString())
			.trimEnd()
			.replace(/^\t+/gm, (tabs) => "  ".repeat(tabs.length));
	} catch (error) {
		if (error instanceof JsonSyntaxError) return undefined;
		throw error;
	}
}

/** `… 1,204 more characters (wa-hook events show 12)` */
function cut(
	what: Safe,
	{ id }: Delivery,
	{ layout, theme, recorded }: Page,
	flag = safe``,
): Safe {
	const where = recorded ? safe` (wa-hook events show ${id}${flag})` : safe``;
	const pieces = layout.wrap(safe`${theme.signs.ellipsis} ${what}${where}`);
	return join(
		pieces.map((text) => layout.line(said(text, "dim"))),
		safe``,
	);
}
