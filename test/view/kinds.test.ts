import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { kinds } from "../../src/webhook/catalogue.ts";
import { readNotedEvents } from "../../src/webhook/noted-events.ts";
import { bodyOf, drawn } from "./drawn.ts";
import { delivery, timeline } from "./made.ts";

const folder = new URL("../../fixtures/", import.meta.url);
const fixtures = readdirSync(folder).filter((name) => name.endsWith(".json"));

describe("fixtures", () => {
	it.each(fixtures)("%s is shown with all of its events", (name) => {
		const body = readFileSync(new URL(name, folder));
		const { events, problem } = readNotedEvents(body);
		expect(problem).toBeUndefined();
		expect(events.length).toBeGreaterThan(0);
		const shown = timeline().received(
			delivery({ body }),
			events.map((event) => ({ event })),
		);
		for (const { kind } of events)
			expect(shown).toContain(` ${kind} `.trimEnd());
		expect(
			shown.split("\n").filter((line) => line.includes("-->")),
		).toHaveLength(events.length);
		expect(shown).not.toContain("undefined");
		expect(shown).not.toContain("[object");
	});
});

describe("anything else", () => {
	it("is a tree of what the message's type holds", () => {
		const value = {
			id: "wamid.A",
			from: "1",
			timestamp: "1",
			type: "poll",
			poll: { question: "Lunch?", options: ["yes", "no"] },
		};
		expect(bodyOf({ kind: "message.poll", value })).toEqual([
			"question: Lunch?",
			"options: [yes, no]",
		]);
	});

	it("is a tree of the whole message where its type holds nothing", () => {
		const value = { id: "wamid.A", from: "1", type: "poll", other: { x: 1 } };
		expect(bodyOf({ kind: "message.poll", value })).toEqual(["other.x: 1"]);
	});

	it("tells what is unusual about the payload", () => {
		expect(bodyOf({ notes: ["value.metadata missing"] })).toEqual([
			"Does it come in another color?",
			"note: value.metadata missing",
		]);
	});

	it("of another field is a tree of its value, without what frames every value", () => {
		const value = {
			messaging_product: "whatsapp",
			metadata: { phone_number_id: "1" },
			event: "ACCOUNT_VIOLATION",
			violation_info: { violation_type: "ADULT" },
		};
		expect(bodyOf({ kind: "account_update", value })).toEqual([
			"event: ACCOUNT_VIOLATION",
			"violation_info.violation_type: ADULT",
		]);
	});

	it.each([[null], [7], ["text"], [[]], [{}], [[[]]]])(
		"copes with %j",
		(value) => {
			for (const { kind } of kinds) {
				expect(drawn({ kind, value })[0]).toContain(kind);
			}
		},
	);

	it.each([null, 7, "x", true, [], {}, [null], [[]], { id: {} }])(
		"copes with %j where a message holds what it says",
		(part) => {
			for (const { kind } of kinds.filter(isOfMessage)) {
				const [, type = "", reply = ""] = kind.split(".");
				const value = {
					type,
					[type]: reply === "" ? part : { type: reply, [reply]: part },
				};
				expect(drawn({ kind, value })[0]).toContain(kind);
			}
		},
	);
});

function isOfMessage({ kind }: { readonly kind: string }): boolean {
	return kind.startsWith("message.");
}
