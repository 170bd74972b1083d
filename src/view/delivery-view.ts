import type { Delivery } from "../webhook/delivery.ts";
import { viewEvent } from "./event-view.ts";
import { headerPassage } from "./headers.ts";
import type { Lead, Span } from "./layout.ts";
import type { Page } from "./page.ts";
import { type Budget, type Passage, showPassages } from "./passage.ts";
import { counted, grouped } from "./quantities.ts";
import { join, type Safe, safe } from "./safe.ts";
import type { ShownEvent } from "./shown.ts";

/** What is drawn of one delivery, whatever its size, stays under 10 KB; with its headers and raw body under 20. */
const deliveryBytes = 8_000;
const linesAlone = 80;
const linesInBatch = 12;

/** One block of lines: a headline, and passages below it. */
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
	const budget: Budget = { bytes: deliveryBytes, lines: 0 };
	const shown: Safe[] = [];
	for (const [i, event] of events.entries()) {
		if (budget.bytes <= 0) {
			shown.push(
				cut(counted(events.length - i, safe`more event`), delivery, page),
			);
			break;
		}
		budget.lines = events.length === 1 ? linesAlone : linesInBatch;
		const block = viewEvent(event, delivery, page.theme);
		shown.push(
			showBlock(block, i === 0 ? lead : again(lead), delivery, page, budget),
		);
	}
	if (events.length === 0) {
		budget.lines = 6;
		shown.push(
			showBlock(withoutEvents(delivery, problem), lead, delivery, page, budget),
		);
	} else if (problem !== undefined) {
		shown.push(
			showPassages([{ text: problem, tone: "warn" }], page.layout, {
				bytes: 500,
				lines: 6,
			}).shown,
		);
	}
	if (page.verbose) shown.push(showWire(delivery, page));
	return join(shown, safe``);
}

function showBlock(
	{ title, spans, passages }: Block,
	lead: Lead,
	delivery: Delivery,
	page: Page,
	budget: Budget,
): Safe {
	const headline = page.layout.headline(lead, title, spans);
	budget.bytes -= Buffer.byteLength(headline);
	const { shown, hidden } = showPassages(passages, page.layout, budget);
	if (hidden === 0) return safe`${headline}${shown}`;
	const rest = cut(safe`${grouped(hidden)} more characters`, delivery, page);
	return safe`${headline}${shown}${rest}`;
}

/** A body that says nothing still came. */
function withoutEvents({ body }: Delivery, problem: string | undefined): Block {
	return {
		title:
			problem === undefined
				? { text: safe`no events`, tone: "warn" }
				: { text: safe`unreadable`, tone: "bad" },
		spans: [{ text: counted(body.length, safe`byte`), tone: "dim" }],
		passages: [
			...(problem === undefined
				? []
				: [{ text: problem, tone: "bad" } as const]),
			{ text: body.toString("utf8", 0, 1000), tone: "dim" },
		],
	};
}

function showWire({ headers, body }: Delivery, page: Page): Safe {
	const text = page.redact(body.toString("utf8", 0, deliveryBytes));
	const passages = [
		headerPassage(headers, page.redact),
		{ text, tone: "dim" } as const,
	];
	return showPassages(passages, page.layout, {
		bytes: deliveryBytes,
		lines: linesAlone,
	}).shown;
}

/** `… 1,204 more characters (wa-hook events show 12)` */
function cut(
	what: Safe,
	{ id }: Delivery,
	{ layout, theme, recorded }: Page,
): Safe {
	const where = recorded ? safe` (wa-hook events show ${id})` : safe``;
	const text = safe`${theme.signs.ellipsis} ${what}${where}`;
	return join(
		layout.wrap(text).map((piece) => layout.line({ text: piece, tone: "dim" })),
		safe``,
	);
}

/** The further events of a delivery came at the same time. */
function again(lead: Lead): Lead {
	return { ...lead, time: safe`` };
}
