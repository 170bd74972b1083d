import { describe, expect, it } from "vitest";
import {
	type ChangeRemark,
	type Changes,
	changePayload,
} from "../../src/webhook/change.ts";
import { ChangeProblem } from "../../src/webhook/change-problem.ts";
import { JsonSyntaxError } from "../../src/webhook/json-tokens.ts";
import { readNotedEvents } from "../../src/webhook/noted-events.ts";
import { allNamed, fixtures, textOf } from "../support/fixtures.ts";

function set(json: string, path: string, value: string): string {
	return changePayload(json, { set: [{ path, value }] });
}

function problemOf(json: string, path: string): ChangeProblem {
	try {
		set(json, path, "x");
	} catch (error) {
		if (error instanceof ChangeProblem) return error;
	}
	throw new Error(`${path} was no problem`);
}

function remarksOn(json: string, changes: Changes): readonly ChangeRemark[] {
	const remarks: ChangeRemark[] = [];
	changePayload(json, changes, (remark) => remarks.push(remark));
	return remarks;
}

function eventsIn(json: string) {
	return readNotedEvents(Buffer.from(json)).events;
}

const text = textOf("text");
const body = "Does it come in another color?";

describe("--set", () => {
	it.each([
		"entry[0].changes[0].value.messages[0].text.body",
		"$.entry[0].changes[0].value.messages[0].text.body",
		"value.messages[0].text.body",
		"messages[0].text.body",
		"text.body",
		'["text"]["body"]',
	])("%s is what the message says", (path) => {
		expect(set(text, path, "hi")).toBe(text.replace(body, "hi"));
	});

	it("begins at the first of several that has the key", () => {
		const changed = set(textOf("batch"), "reaction.emoji", "👎");
		expect(changed).toBe(textOf("batch").replace("🪴", "👎"));
		const status = set(textOf("status-life"), "status", "played");
		expect(status).toBe(textOf("status-life").replace('"sent"', '"played"'));
	});

	it("begins at the top of a gateway's event", () => {
		const sent = textOf("gateway-message-sent");
		expect(set(sent, "messageId", "A1")).toBe(
			sent.replace("3EB07115B182CE7E1CE230", "A1"),
		);
	});

	it.each([
		["12345678901234567890.50", "12345678901234567890.50"],
		[' {"a": [1]} ', '{"a": [1]}'],
		["null", "null"],
		['"1"', '"1"'],
		["01", '"01"'],
		["", '""'],
		['say "so" \\ \u0000', '"say \\"so\\" \\\\ \\u0000"'],
		["nul", '"nul"'],
		["-1e5", "-1e5"],
	])("takes %j as JSON if it is such", (value, written) => {
		expect(set('{"a": 1, "b" :2}', "a", value)).toBe(
			`{"a": ${written}, "b" :2}`,
		);
	});

	it("leaves everything else as it was written", () => {
		const odd =
			'{ "n" : 1.0e+2,\t"n":9007199254740993, "\\u0061":"\\/é", "x":{"n":[]} }';
		expect(set(odd, "a", "2")).toBe(odd.replace('"\\/é"', "2"));
		// Of duplicates parsers take the last.
		expect(set(odd, "n", "3")).toBe(odd.replace("9007199254740993", "3"));
	});

	it("makes keys and items that are missing below one that is there", () => {
		expect(set('{"a":{}}', "a.b.c[0].d", "1")).toBe(
			'{"a":{"b":{"c":[{"d":1}]}}}',
		);
		expect(set('{"a":{"x":[ ] }}', "a.b", "1")).toBe('{"a":{"x":[ ],"b":1 }}');
		expect(set('{"a":[ ]}', "a[0]", "1")).toBe('{"a":[1 ]}');
		expect(set('{"a":[1, 2]}', "a[2].b", "3")).toBe('{"a":[1, 2,{"b":3}]}');
		expect(set("{}", "$.new", "1")).toBe('{"new":1}');
		expect(set('{"a":1}', '$["a.b"]["[\\""]', "1")).toBe(
			'{"a":1,"a.b":{"[\\"":1}}',
		);
	});

	it("tells of a key that it made, and of those beside it", () => {
		const changes = { set: [{ path: "text.bdy", value: "hi" }] };
		expect(remarksOn(text, changes)).toEqual([
			{ type: "created", path: "text.bdy", key: "bdy", among: ["body"] },
		]);
		expect(
			remarksOn(text, { set: [{ path: "text.body", value: "" }] }),
		).toEqual([]);
	});

	it("makes one after the other", () => {
		const changes = {
			from: "447700900461",
			set: [
				{ path: "context", value: '{"id":"wamid.X"}' },
				{ path: "context.from", value: '"1"' },
				{ path: "messages[0].from", value: '"2"' },
			],
		};
		const [event] = eventsIn(changePayload(textOf("text-reply"), changes));
		expect(event?.value).toMatchObject({
			from: "2",
			context: { id: "wamid.X", from: "1" },
		});
	});

	it("knows no key that nothing has, and names those there are", () => {
		const problem = problemOf(text, "mesages[0].text.body");
		expect(problem).toMatchObject({
			message: "there is no mesages",
			path: "mesages[0].text.body",
			key: "mesages",
		});
		expect(problem.known).toEqual(
			expect.arrayContaining(["entry", "value", "messages", "text", "wa_id"]),
		);
	});

	it.each([
		["messages.text", "before text goes the number of an item: [0]"],
		["messages[3].text", "there is no [3]: the next that could be made is [1]"],
		["messages[0][0]", "what stands before [0] is no list"],
		["text.body.more", "what stands before more is no object"],
		["text.list[1]", "there is no [1]; a new list begins at [0]"],
		["", "a path is like messages[0].text.body"],
		["a..b", "a path is like messages[0].text.body"],
		[".a", "a path is like messages[0].text.body"],
		["messages[x]", "a path is like messages[0].text.body"],
		["messages[0]text", "a path is like messages[0].text.body"],
		["messages[-1]", "a path is like messages[0].text.body"],
	])("%j leads nowhere", (path, message) => {
		expect(problemOf(text, path)).toMatchObject({ message, path });
	});

	it("finds its way in JSON of any depth", () => {
		const deep = '{"a":'.repeat(100_000) + 1 + "}".repeat(100_000);
		expect(set(deep, "a", "0")).toBe('{"a":0}');
		const key = set('{"a":{}}', "a.__proto__.x", "1");
		expect(key).toBe('{"a":{"__proto__":{"x":1}}}');
	});

	it("is for JSON only", () => {
		expect(() => set('{"a":}', "a", "1")).toThrow(JsonSyntaxError);
		expect(problemOf("[]", "a").known).toEqual([]);
		expect(problemOf('"text"', "$.a").message).toContain("is no object");
	});
});

describe("--from", () => {
	const from = "+44 7700 900999";

	it.each(
		fixtures.filter((name) =>
			eventsIn(textOf(name)).some(({ party }) => party?.phone !== undefined),
		),
	)("is the number of every customer in %s", (name) => {
		const before = eventsIn(textOf(name));
		const after = eventsIn(changePayload(textOf(name), { from }));
		expect(after.map(({ party }) => party?.phone)).toEqual(
			before.map(({ party }) => party?.phone && "447700900999"),
		);
		expect(after.map(({ kind, notes }) => [kind, notes])).toEqual(
			before.map(({ kind, notes }) => [kind, notes]),
		);
	});

	it("stands wherever the customer's number stood, and nowhere else", () => {
		const changed = changePayload(textOf("text-reply"), { from });
		expect(changed).toBe(
			textOf("text-reply").replaceAll('"16505551234"', '"447700900999"'),
		);
		expect(changed).toContain('"from": "15550783881"');
	});

	it("keeps another number that is spoken of", () => {
		const changed = changePayload(textOf("system"), { from });
		expect(changed).toContain("changed from 447700900999 to 16505550177");
		expect(changed).toContain('"wa_id": "16505550177"');
	});

	it("keeps the notation of an address", () => {
		const jid = textOf("gateway-message-received")
			.replace('"16505550147"', '"16505550147:3@s.whatsapp.net"')
			.replace('"15550783881"', '"15550783881@c.us"');
		const changed = changePayload(jid, { from });
		expect(changed).toContain('"from": "447700900999:3@s.whatsapp.net"');
		expect(changed).toContain('"to": "15550783881@c.us"');
	});

	it("finds a customer whose contact is spelled otherwise", () => {
		const brazil = text
			.replace('"wa_id": "16505551234"', '"wa_id": "551187654321"')
			.replace('"from": "16505551234"', '"from": "5511987654321"');
		const changed = changePayload(brazil, { from });
		expect(changed.match(/"447700900999"/g)).toHaveLength(2);
	});

	it("must be a phone number", () => {
		expect(() => changePayload(text, { from: "me" })).toThrow(
			"a sender is a number like 16505551234",
		);
	});
});

describe("the other common changes", () => {
	it("changes the name of whoever is named beside the number", () => {
		const changed = changePayload(text, { name: 'Zoë "Z"' });
		expect(changed).toBe(text.replace('"Sheena Nelson"', '"Zoë \\"Z\\""'));
		const gateway = changePayload(textOf("gateway-message-received"), {
			name: "Zoë",
		});
		expect(eventsIn(gateway)[0]?.party?.name).toBe("Zoë");
	});

	it.each(["text", "text-reply", "image", "echo-smb", "gateway-message-sent"])(
		"changes what %s says",
		(name) => {
			const changed = changePayload(textOf(name), { text: "hi\n" });
			expect(changed).toContain('"hi\\n"');
			expect(remarksOn(textOf(name), { text: "hi" })).toEqual([]);
		},
	);

	it("changes the number's id and the account's in all of a batch", () => {
		const name = "batch";
		const changes = { phoneNumberId: "777", wabaId: "888" };
		const changed = JSON.parse(changePayload(textOf(name), changes));
		expect(changed.entry.map(({ id }: { id: string }) => id)).toEqual([
			"888",
			"888",
		]);
		expect(allNamed("phone_number_id", name)).toHaveLength(3);
		expect(
			JSON.stringify(changed).match(/"phone_number_id":"777"/g),
		).toHaveLength(3);
	});

	it("leaves an account alone that the payload only speaks of", () => {
		const name = "account-update-partner-added";
		const changed = changePayload(textOf(name), { wabaId: "888" });
		const own = JSON.parse(textOf(name)).entry[0].id;
		expect(JSON.parse(changed).entry[0].id).toBe("888");
		const others = allNamed("waba_id", name).filter((id) => id !== own);
		for (const id of others) expect(changed).toContain(`"${id}"`);
	});

	it("tells of what there is nothing for", () => {
		expect(
			remarksOn(textOf("template-status"), {
				from: "16505551234",
				name: "Zoë",
				text: "hi",
				phoneNumberId: "1",
				wabaId: "2",
			}),
		).toEqual(
			["from", "name", "text", "phoneNumberId"].map((change) => ({
				type: "unused",
				change,
			})),
		);
	});

	it("keeps a number a number", () => {
		const numeric = '{"entry":[{"id":102290129340398,"changes":[]}]}';
		expect(changePayload(numeric, { wabaId: "7" })).toContain('"id":7,');
		expect(changePayload(numeric, { wabaId: "x" })).toBe(numeric);
	});

	it("changes nothing without any", () => {
		for (const name of fixtures) {
			expect(changePayload(textOf(name), {})).toBe(textOf(name));
		}
	});
});
