import { describe, expect, it } from "vitest";
import {
	fixtureName,
	kinds,
	matchesKind,
} from "../../src/webhook/catalogue.ts";
import { readNotedEvents } from "../../src/webhook/noted-events.ts";
import { variants } from "../../src/webhook/variants.ts";
import { encode } from "../../src/webhook/wire.ts";
import { eventsOf, fixtures, textOf } from "../support/fixtures.ts";

/** The kind that has a fixture of its own under a name. */
const kindByName: ReadonlyMap<string, string> = new Map(
	kinds.map(({ kind }) => [fixtureName(kind), kind]),
);

/** Those whose names do not say all: what they hold, in its order. */
const contents: ReadonlyMap<string, readonly string[]> = new Map([
	["address-reply", ["message.interactive.nfm_reply"]],
	["test-button", ["message.text"]],
	["messages-other", ["message.text", "messages"]],
	// A field that Meta does not have yet gives its own name to the kind.
	["unknown-field", ["message_holograms"]],
	[
		"status-delivered-group",
		["status.delivered", "status.delivered", "status.delivered"],
	],
	[
		"status-life",
		["status.sent", "status.delivered", "status.read", "status.failed"],
	],
	[
		"batch",
		[
			...["message.text", "message.text", "message.reaction", "message.text"],
			...["status.delivered", "status.read", "status.sent"],
			"template.status",
		],
	],
]);

/** `status-failed-131049` is a `status.failed`: what a name begins with says the kind. */
function kindsOf(name: string): readonly (string | undefined)[] {
	const words = name.split("-");
	const beginnings = words.map((_, index) =>
		words.slice(0, words.length - index).join("-"),
	);
	const own = beginnings.find((beginning) => kindByName.has(beginning));
	return contents.get(name) ?? [kindByName.get(own ?? "")];
}

describe("the files", () => {
	it("are one for each kind and each variant", () => {
		const known = [
			...kindByName.keys(),
			...variants.map(({ fixture }) => fixture),
		];
		expect(fixtures.toSorted()).toEqual(known.toSorted());
	});

	it("of variants have titles that differ", () => {
		const titles = variants.map(({ title }) => title);
		expect(titles).not.toContain("");
		expect(new Set(titles).size).toBe(variants.length);
	});
});

describe.each(fixtures)("%s", (name) => {
	it("is what its name says, with nothing unusual about it", () => {
		const { events, problem } = readNotedEvents(encode(textOf(name), "meta"));
		expect(problem).toBeUndefined();
		expect(events.map(({ kind }) => kind)).toEqual(kindsOf(name));
		expect(events.flatMap(({ notes }) => notes)).toEqual([]);
	});

	it("is found by its kind, its family and its field", () => {
		for (const event of eventsOf(name)) {
			for (const pattern of patternsFor(event.kind, event.field)) {
				expect(matchesKind(pattern, event), pattern).toBe(true);
			}
			expect(matchesKind("message.hologram", event)).toBe(false);
		}
	});

	it("means the same however it is encoded", () => {
		const json = textOf(name);
		for (const as of ["meta", "meta-strict", "compact"] as const) {
			expect(JSON.parse(encode(json, as).toString())).toEqual(JSON.parse(json));
		}
	});

	it("is easy to read and to edit", () => {
		const text = textOf(name);
		expect(text).toMatch(/^\{\n\t"/);
		expect(text).toMatch(/\n\}\n$/);
		expect(text).toBe(text.normalize("NFC"));
		for (const line of text.trimEnd().split("\n")) {
			expect(line).toMatch(/^\t*[^\s].*$/);
		}
	});
});

function patternsFor(kind: string, field: string): readonly string[] {
	const [family = ""] = kind.split(".");
	const typed = ["*", kind, family];
	if (family === "message") return [...typed, "messages"];
	if (family === "status") return [...typed, "statuses"];
	// What else comes in the field `messages` is not meant by that name, which is the family's.
	return field === "messages" ? typed : [...typed, field];
}

describe.each(fixtures.filter((name) => !name.startsWith("gateway-")))(
	"the envelope of %s",
	(name) => {
		const { entry } = JSON.parse(textOf(name));

		it("is in the order that Meta writes", () => {
			const order =
				name === "test-button" ? ["field", "value"] : ["value", "field"];
			for (const { changes } of entry) {
				for (const change of changes)
					expect(Object.keys(change)).toEqual(order);
			}
		});

		it("has a time, in seconds, where no conversation is concerned", () => {
			for (const { time, changes } of entry) {
				for (const { value } of changes) {
					const isConversation = "messaging_product" in value;
					expect(typeof time).toBe(isConversation ? "undefined" : "number");
				}
			}
		});
	},
);

it("only the Test button's is a sample", () => {
	const samples = fixtures.filter((name) =>
		eventsOf(name).some(({ sample }) => sample),
	);
	expect(samples).toEqual(["test-button"]);
});

it("the Test button's is spelled as the dashboard sends it, field before value", () => {
	expect(encode(textOf("test-button"), "meta").toString()).toContain(
		'{"id":"0","changes":[{"field":"messages","value":{',
	);
});
