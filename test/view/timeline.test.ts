import { describe, expect, it } from "vitest";
import { createTheme } from "../../src/view/theme.ts";
import { delivery, event, noon, reply, timeline } from "./made.ts";

describe("a delivery", () => {
	it("is one line and what it says, behind a gutter", () => {
		expect(timeline().received(delivery(), [{ event: event() }])).toBe(
			[
				"12:00:00  --> 12   message.text      +16505551234  …MTQ0RgA=  Sheena Nelson",
				"                   │ Does it come in another color?",
				"",
			].join("\n"),
		);
	});

	it("of several events is a line for each, under one id", () => {
		const status = event({
			kind: "status.delivered",
			value: {},
			messageId: "wamid.A",
		});
		expect(
			timeline().received(delivery(), [
				{ event: event() },
				{ event: status, sinceSentMs: 1_200 },
			]),
		).toBe(
			[
				"12:00:00  --> 12   message.text      +16505551234  …MTQ0RgA=  Sheena Nelson",
				"                   │ Does it come in another color?",
				"          --> 12   status.delivered  +16505551234  wamid.A  1.2 s after sent  Sheena Nelson",
				"",
			].join("\n"),
		);
	});

	it("breaks long text at words, and keeps the lines of a text", () => {
		const body = "Hola, ¿tenéis este modelo en otro color?\n\nGracias 🙏🏽";
		const value = { type: "text", text: { body } };
		expect(
			timeline({ columns: () => 64 }).received(delivery(), [
				{ event: event({ value }) },
			]),
		).toBe(
			[
				"12:00:00  --> 12   message.text      +16505551234  Sheena Nels…",
				"                     …MTQ0RgA=",
				"                   │ Hola, ¿tenéis este modelo en otro color?",
				"                   │",
				"                   │ Gracias 🙏🏽",
				"",
			].join("\n"),
		);
	});

	it("finds room on a narrow terminal", () => {
		expect(
			timeline({ columns: () => 40 }).received(delivery(), [
				{ event: event() },
			]),
		).toBe(
			[
				"12:00:00 --> 12  message.text",
				"  │ +16505551234  Sheena Nelson",
				"    …MTQ0RgA=",
				"  │ Does it come in another color?",
				"",
			].join("\n"),
		);
	});

	it("keeps to a narrow terminal though id and name are too long for a line", () => {
		const party = {
			username: "@pablomorales",
			userId: "US.ENT.11815799212886844830",
		};
		const shown = timeline({ columns: () => 40 }).received(delivery(), [
			{ event: event({ party }) },
		]);
		expect(shown.split("\n").slice(1, 4)).toEqual([
			"    US.ENT.11815799212886844830",
			"  │ @pablomorales",
			"    …MTQ0RgA=",
		]);
	});

	it("is not broken into lines where there is no terminal", () => {
		const body = "a long text ".repeat(40).trim();
		const value = { type: "text", text: { body } };
		const shown = timeline({ columns: () => undefined }).received(delivery(), [
			{ event: event({ value }) },
		]);
		expect(shown.split("\n")[1]).toBe(`                   │ ${body}`);
	});

	it("is laid out for the terminal as wide as it is then", () => {
		let columns = 100;
		const shown = timeline({ columns: () => columns });
		shown.received(delivery(), [{ event: event() }]);
		columns = 40;
		expect(shown.received(delivery(), [{ event: event() }])).toContain(
			"\n  │ +16505551234  Sheena",
		);
	});

	it("is drawn in ASCII where the locale is not UTF-8", () => {
		const theme = createTheme({
			color: "never",
			stream: { isTTY: true },
			env: { LC_ALL: "C" },
		});
		expect(timeline({ theme }).received(delivery(), [{ event: event() }])).toBe(
			[
				"12:00:00  --> 12   message.text      +16505551234  ...MTQ0RgA=  Sheena Nelson",
				"                   | Does it come in another color?",
				"",
			].join("\n"),
		);
	});

	it("whose body can't be read is shown with why and how it begins", () => {
		const body = Buffer.from("{nope\n".repeat(50));
		expect(
			timeline().received(
				delivery({ body }),
				[],
				"not JSON: expected a key at line 1, column 2",
			),
		).toBe(
			[
				"12:00:00  --> 12   unreadable        300 bytes",
				"                     not JSON: expected a key at line 1, column 2",
				"                   │ {nope",
				"                   │ {nope",
				"                   │ {nope",
				"                   │ {nope",
				"                   │ {nope",
				"                     … 270 more characters (wa-hook events show 12)",
				"",
			].join("\n"),
		);
	});

	it("without events is still shown", () => {
		const body = Buffer.from(
			`{"object":"whatsapp_business_account","entry":[]}`,
		);
		expect(timeline().received(delivery({ body }), [])).toBe(
			[
				"12:00:00  --> 12   no events         49 bytes",
				`                   │ {"object":"whatsapp_business_account","entry":[]}`,
				"",
			].join("\n"),
		);
	});

	it("says the day when it has changed", () => {
		const shown = timeline();
		expect(shown.received(delivery(), [{ event: event() }])).toMatch(
			/^12:00:00 /,
		);
		const later = delivery({ receivedAt: noon + 86_400_000 });
		expect(shown.received(later, [{ event: event() }])).toMatch(
			/^2026-11-22\n12:00:00 /,
		);
		expect(shown.received(later, [{ event: event() }])).toMatch(/^12:00:00 /);
	});

	it("keeps its columns as ids grow", () => {
		const shown = timeline();
		const columnOf = (text: string) => text.indexOf("message.text");
		expect(
			columnOf(shown.received(delivery({ id: 1 }), [{ event: event() }])),
		).toBe(19);
		expect(
			columnOf(shown.received(delivery({ id: 999 }), [{ event: event() }])),
		).toBe(19);
		expect(
			columnOf(shown.received(delivery({ id: 12_345 }), [{ event: event() }])),
		).toBe(21);
		expect(
			columnOf(shown.received(delivery({ id: 1 }), [{ event: event() }])),
		).toBe(21);
	});

	it("with headers and body as they came when asked for", () => {
		const headers = [
			["Content-Type", "application/json"],
			["X-Hub-Signature-256", `sha256=${"0123456789abcdef".repeat(4)}`],
			["Authorization", "Bearer hunter2hunter2"],
		] as const;
		const shown = timeline({ verbose: true }).received(
			delivery({ headers, body: Buffer.from(`{"a":1}`) }),
			[{ event: event() }],
		);
		expect(shown.split("\n").slice(2)).toEqual([
			"                     headers",
			"                   │ Content-Type: application/json",
			"                   │ X-Hub-Signature-256: sha256=01234567…cdef",
			"                   │ Authorization: ••••",
			"                     body",
			`                   │ {"a":1}`,
			"",
		]);
	});
});

describe("labels", () => {
	const headline = (
		over: Parameters<typeof event>[0],
		more: object = {},
		about: object = {},
	) =>
		timeline({ columns: () => undefined })
			.received(delivery(about), [{ event: event(over), ...more }])
			.split("\n")[0];

	it("tell a repeated event", () => {
		const duplicate = { count: 2, duplicateOf: 9, firstSeenAt: noon - 37_000 };
		expect(headline({}, { duplicate })).toContain(
			"  duplicate ×2, first 37 s ago as 9  Sheena",
		);
		expect(headline({}, { duplicate: { count: 1 } })).not.toContain(
			"duplicate",
		);
	});

	it("tell a late one", () => {
		expect(headline({ at: noon - 3 * 3_600_000 }, { late: true })).toContain(
			"  3 h late  Sheena",
		);
		expect(headline({ at: noon - 1_000 })).not.toContain("late");
	});

	it("tell the dashboard's sample", () => {
		expect(headline({ sample: true })).toContain(
			"  dashboard Test button sample  Sheena",
		);
	});

	it("tell that nothing was verified", () => {
		const verification = { verified: false, reason: "not-checked" };
		expect(headline({}, {}, { verification })).toContain(
			"  NOT VERIFIED  Sheena",
		);
	});

	it("tell a delay of under a second as what it is: times are whole seconds", () => {
		expect(headline({ kind: "status.read" }, { sinceSentMs: 0 })).toContain(
			"  under 1 s after sent",
		);
	});
});

describe("who it is about", () => {
	const who = (party: object, kind = "message.text") =>
		timeline({ columns: () => undefined })
			.received(delivery(), [
				{ event: event({ party, kind, messageId: "wamid.A" }) },
			])
			.split("\n")[0]
			?.slice(37);

	it.each([
		[{ name: "Ana", phone: "34600000000" }, "+34600000000  wamid.A  Ana"],
		[
			{ name: "Ana", username: "@ana.b", userId: "ES.13491208655302741918" },
			"ES.13491208655302741918  wamid.A  Ana @ana.b",
		],
		[{ name: "Ana" }, "wamid.A  Ana"],
		[{ phone: "call me" }, "wamid.A  call me"],
		[
			{ name: "x".repeat(100), phone: "34600000000" },
			`+34600000000  wamid.A  ${"x".repeat(39)}…`,
		],
	])("%j", (party, expected) => {
		expect(who(party)).toBe(expected);
	});
});

describe("a reply", () => {
	it("pairs with its delivery, its time left out when that is the same", () => {
		const shown = timeline();
		shown.received(delivery(), [{ event: event() }]);
		expect(shown.replied(12, reply())).toBe(
			"          <-- 12   200 in 4 ms       http://localhost:3000/webhook\n",
		);
	});

	it("that came later says when", () => {
		let now = noon;
		const shown = timeline({ now: () => now });
		shown.received(delivery(), [{ event: event() }]);
		now += 12_000;
		expect(shown.replied(12, reply({ ms: 12_000 }))).toBe(
			"12:00:12  <-- 12   200 in 12 s       http://localhost:3000/webhook\n",
		);
	});

	it("that is not a 2xx shows what it says, of a page its text, and what to do", () => {
		const page =
			"<!DOCTYPE html>\n<html><head><title>Error</title><style>b{}</style></head>\n<body><pre>Cannot POST &quot;/webhook&quot;</pre></body></html>\n";
		const answer = reply({
			status: 404,
			headers: [["Content-Type", "text/html; charset=utf-8"]],
			body: Buffer.from(page),
		});
		expect(
			timeline().replied(12, answer, { hint: "check the path of the target" }),
		).toBe(
			[
				"12:00:00  <-- 12   404 in 4 ms       http://localhost:3000/webhook",
				"                   │ Error",
				`                   │ Cannot POST "/webhook"`,
				"                     hint: check the path of the target",
				"",
			].join("\n"),
		);
	});

	it("shows five lines at most, and nothing of what is not text", () => {
		const lines = (body: Buffer, headers: [string, string][] = []) =>
			timeline()
				.replied(1, reply({ status: 500, body, headers }))
				.split("\n").length - 2;
		expect(lines(Buffer.from("at foo\n".repeat(100)))).toBe(5);
		expect(lines(Buffer.from([0x1f, 0x8b, 0, 1]))).toBe(0);
		expect(lines(Buffer.from("packed"), [["Content-Encoding", "gzip"]])).toBe(
			0,
		);
	});

	it.each([
		["refused", "refused in 4 ms"],
		["timed-out", "timed out after 4 ms"],
		["reset", "cut off in 4 ms"],
		["dns", "name not found in 4 ms"],
		["tls", "TLS failed in 4 ms"],
		["unreachable", "unreachable in 4 ms"],
		["stopped", "stopped in 4 ms"],
		["other", "failed in 4 ms"],
	] as const)("that did not come (%s) says why", (cause, said) => {
		const target = "http://localhost:3000/webhook";
		const shown = timeline().replied(12, {
			ok: false,
			target,
			ms: 4,
			cause,
			detail: "connect ECONNREFUSED ::1:3000",
		});
		expect(shown).toContain(`<-- 12   ${said}`);
		expect(shown).toContain(
			"\n                   │ connect ECONNREFUSED ::1:3000\n",
		);
	});

	it("explains a failure once, until the target is well again", () => {
		const shown = timeline();
		const failed = {
			target: "http://localhost:3000/",
			ok: false,
			ms: 1,
			cause: "refused",
			detail: "connect ECONNREFUSED ::1:3000",
		} as const;
		const lines = (text: string) => text.split("\n").length - 1;
		expect(lines(shown.replied(1, failed))).toBe(2);
		expect(lines(shown.replied(2, failed))).toBe(1);
		expect(
			lines(shown.replied(3, { ...failed, target: "http://localhost:4000/" })),
		).toBe(2);
		expect(lines(shown.replied(4, reply({ target: failed.target })))).toBe(1);
		expect(lines(shown.replied(5, failed))).toBe(2);
	});

	it("shows no secret that it holds", () => {
		const redact = (text: string) => text.replaceAll("hunter2", "••••");
		const answer = reply({
			status: 401,
			body: Buffer.from("expected hunter2"),
		});
		expect(timeline({ redact }).replied(12, answer)).toContain(
			"│ expected ••••\n",
		);
	});
});

describe("other news", () => {
	it("of the handshake", () => {
		expect(timeline().handshake({ accepted: true })).toBe(
			"12:00:00  ✓        handshake         verify token matches, challenge sent back\n",
		);
		expect(
			timeline().handshake({
				accepted: false,
				seen: "the verify token has a space at the end",
			}),
		).toBe(
			"12:00:00  ✗        handshake         refused  the verify token has a space at the end\n",
		);
	});

	it("of what was refused", () => {
		expect(
			timeline().refused({
				reason: "missing",
				request: "POST /webhook",
				more: 12,
			}),
		).toBe(
			"12:00:00  !        refused           no signature  and 12 more before it  POST /webhook\n",
		);
		expect(
			timeline().refused({
				reason: "mismatch",
				clue: "it would match over the re-serialised JSON",
			}),
		).toBe(
			[
				"12:00:00  !        refused           the signature doesn't match",
				"                   │ it would match over the re-serialised JSON",
				"",
			].join("\n"),
		);
		expect(timeline().refused({ reason: "constructor", more: 1_500 })).toBe(
			"12:00:00  !        refused           and 1,500 more before it  constructor\n",
		);
	});

	it("of the tunnel", () => {
		const url = "https://brave-otter-42.loca.lt";
		const provider = "localtunnel";
		expect(timeline().tunnel({ status: "up", provider, url })).toBe(
			"12:00:00  ✓        tunnel            localtunnel is up  https://brave-otter-42.loca.lt\n",
		);
		expect(
			timeline().tunnel({
				status: "down",
				provider,
				problem: "it answered 503",
				hint: "trying again",
			}),
		).toBe(
			[
				"12:00:00  ✗        tunnel            localtunnel is down",
				"                   │ it answered 503",
				"                     hint: trying again",
				"",
			].join("\n"),
		);
		expect(
			timeline().tunnel({ status: "up", provider, url, urlChanged: true }),
		).toBe(
			[
				"12:00:00  !        tunnel            localtunnel is up",
				"                     the public address changed, Meta needs the new one:",
				"                   │ https://brave-otter-42.loca.lt",
				"",
			].join("\n"),
		);
	});

	it("of anything else", () => {
		expect(timeline().note("warn", "the disk is full", "free some space")).toBe(
			"12:00:00  !        the disk is full\n                     hint: free some space\n",
		);
	});

	it("of what was not shown", () => {
		expect(timeline().notShown(1_234)).toContain(
			"1,234 events not shown, all recorded\n",
		);
		expect(timeline({ recorded: false }).notShown(1)).toContain(
			"1 event not shown, none recorded\n",
		);
	});
});

describe("a hint on what only the payload shows", () => {
	const url =
		"https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1";
	const image = event({
		kind: "message.image",
		value: { type: "image", image: { id: "1", url } },
	});

	it("names the delivery, once", () => {
		const shown = timeline({ columns: () => undefined });
		const first = shown.received(delivery(), [{ event: image }]);
		expect(first).toContain(
			"for 7 days (wa-hook events show 12 has the url)\n",
		);
		expect(
			shown.received(delivery({ id: 13 }), [{ event: image }]),
		).not.toContain("hint:");
	});

	it("names none that is not recorded", () => {
		const shown = timeline({ columns: () => undefined, recorded: false });
		expect(shown.received(delivery(), [{ event: image }])).toContain(
			"for 7 days\n",
		);
	});
});
