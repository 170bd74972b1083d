import { readNotedEvents } from "../../src/webhook/noted-events.ts";
import { delivery, timeline } from "./made.ts";

/** The headline and what stands below it, without time, delivery and gutter, of one change as Meta sends it. */
export function drawnChange(field: string, value: unknown): string[] {
	return drawnBody({
		object: "whatsapp_business_account",
		entry: [{ id: "102290129340398", changes: [{ value, field }] }],
	});
}

/** The same of a whole body. */
export function drawnBody(payload: unknown): string[] {
	const body = Buffer.from(JSON.stringify(payload));
	const { events, problem } = readNotedEvents(body);
	return timeline({ columns: () => undefined })
		.received(
			delivery({ body }),
			events.map((event) => ({ event })),
			problem,
		)
		.trimEnd()
		.split("\n")
		.map((line) => line.replace(/^.{13} 12 {3}|^ {19}(?:│ ?| {2})/, ""))
		.filter((line) => !line.startsWith("note: "));
}
