import { describe, expect, it } from "vitest";
import type { Diagnosis } from "../../src/view/diagnosis.ts";
import { diagnosisLines } from "../../src/view/diagnosis-lines.ts";
import type { DiagnosisPage } from "../../src/view/diagnosis-page.ts";
import { diagnosisReport } from "../../src/view/diagnosis-report.ts";
import { width } from "../../src/view/measure.ts";
import { createRedactor } from "../../src/view/redact.ts";
import { vouch } from "../../src/view/safe.ts";
import { lineSchema } from "../../src/view/schema.ts";
import { createTheme } from "../../src/view/theme.ts";
import type { Finding } from "../../src/webhook/diagnose/finding.ts";

const arrived: Finding = {
	code: "event-arrived",
	level: "ok",
	title: "message.text arrived after 3.2 s, signed right",
	seen: ["delivery 12"],
};
const nothing: Finding = {
	code: "nothing-arrived",
	level: "fail",
	title: "nothing arrived in 120 s",
	seen: ["first cause", "second cause"],
	commands: [
		`curl -X POST 'https://graph.facebook.com/v25.0/102290129340398/subscribed_apps' -H "Authorization: Bearer $WHATSAPP_ACCESS_TOKEN"`,
	],
};
const samples: Finding = {
	code: "only-samples-arrived",
	level: "warn",
	title: "the dashboard's test sample arrived",
};
const notTried: Finding = {
	code: "live-not-tried",
	level: "skip",
	title: "not waited for",
};

const wrongRefused: Finding = {
	code: "wrong-token",
	level: "ok",
	title: "wrong token refused (403)",
};
const tokenUnknown: Finding = {
	code: "right-token",
	level: "skip",
	title: "right token: not checked",
	fix: "Give it with --verify-token.",
};
const offline: Finding = {
	code: "no-network",
	level: "skip",
	title: "no network here",
};

const healthy: Diagnosis = {
	sides: {
		outside: new URL("https://shop.example/webhook"),
		inside: undefined,
	},
	parts: [{ group: "live", findings: [arrived] }],
	ms: 412,
	notes: [],
	isCutShort: false,
};

function page(bend: Partial<DiagnosisPage> & { locale?: string } = {}) {
	const { locale = "C.UTF-8", ...more } = bend;
	return {
		theme: createTheme({
			color: "never",
			stream: { isTTY: false },
			env: { LANG: locale },
		}),
		columns: 80,
		quiet: false,
		verbose: false,
		redact: (text: string) => text,
		...more,
	};
}

function report(
	parts: Diagnosis["parts"],
	bend: Parameters<typeof page>[0] = {},
	rest: Partial<Diagnosis> = {},
): string {
	return diagnosisReport({ ...healthy, parts, ...rest }, page(bend));
}

describe("the report", () => {
	it("of what is in order", () => {
		expect(diagnosisReport(healthy, page())).toMatchInlineSnapshot(`
			"✓ Everything that was checked is in order.

			  Target       https://shop.example/webhook

			  Live         ✓ message.text arrived after 3.2 s, signed right

			  1 passed · 412 ms
			"
		`);
	});

	it("has the first fault on top, and what to do about it", () => {
		const shown = report([
			{ group: "handshake", findings: [samples] },
			{ group: "live", findings: [arrived, nothing, notTried] },
		]);
		expect(shown).toMatchInlineSnapshot(`
			"✗ No event arrived. What can be seen from here doesn't keep Meta from
			  delivering, so one of the silent causes remains.
			  Go through the silent causes one by one, each takes a minute.

			  Target       https://shop.example/webhook

			  Handshake    ! the dashboard's test sample arrived
			                 fix: Subscribe the app to the WhatsApp account, and see
			                      whether it is still in development mode.
			  Live         ✓ message.text arrived after 3.2 s, signed right
			               ✗ nothing arrived in 120 s
			                 │ first cause
			                 │ second cause

			                   curl -X POST \\
			                     'https://graph.facebook.com/v25.0/102290129340398/subscribed_apps' \\
			                     -H "Authorization: Bearer $WHATSAPP_ACCESS_TOKEN"

			               – not waited for

			  1 failed · 1 warning · 1 passed · 1 skipped · 412 ms
			  More about it: wa-hook verify --explain nothing-arrived (also
			  only-samples-arrived)
			"
		`);
	});

	it("has a warning on top where nothing failed", () => {
		const [first] = report([{ group: "live", findings: [samples] }]).split(
			"\n",
		);
		expect(first).toMatch(/^! Only the dashboard's test sample arrived/);
	});

	it("says of each way what it showed", () => {
		const shown = report(
			[
				{ group: "handshake", side: "outside", findings: [nothing] },
				{ group: "handshake", side: "inside", findings: [arrived] },
			],
			{},
			{
				sides: {
					outside: new URL("https://x.loca.lt/webhook"),
					inside: new URL("http://127.0.0.1:3000/webhook"),
				},
			},
		);
		expect(shown).toMatch(
			/ {2}Outside +https:\/\/x\.loca\.lt\/webhook\n {2}Inside +http:\/\/127/,
		);
		expect(shown).toMatch(/from outside\n +✗.*from inside\n +✓/s);
	});

	it("sets the way by hand apart from the repair that does the same", () => {
		const commands = ["wa-hook verify --url 3000 --fix", "curl -X POST …"];
		const shown = report([
			{ group: "live", findings: [{ ...nothing, commands }] },
		]);
		expect(shown).toMatch(/--fix\n +# or by hand\n +curl -X POST/);
	});

	it.each([40, 64, 80, 120])("fits %i columns", (columns) => {
		const shown = report(
			[{ group: "live", findings: [nothing, samples, arrived] }],
			{ columns, verbose: true },
			{ notes: ["A sentence that is rather long. ".repeat(8)] },
		);
		const widest = Math.max(
			...shown
				.split("\n")
				.filter((line) => !/graph\.facebook|Authorization/.test(line))
				.map((line) => width(vouch(line))),
		);
		expect(widest).toBeLessThan(columns);
	});

	it("has room for the handshake's curl on 60 columns", () => {
		const command = `curl -sG http://localhost:3000/webhook -d hub.mode=subscribe -d hub.challenge=1158201444 --data-urlencode "hub.verify_token=$VERIFY_TOKEN" | xxd`;
		const shown = report(
			[{ group: "live", findings: [{ ...nothing, commands: [command] }] }],
			{ columns: 60 },
		);
		const widest = Math.max(...shown.split("\n").map(({ length }) => length));
		expect(widest).toBeLessThan(60);
	});

	it("is ASCII where the locale is", () => {
		const shown = report([{ group: "live", findings: [arrived, nothing] }], {
			locale: "C",
		});
		expect(shown).toMatch(/^[ -~\n]+$/);
		expect(shown).toContain("+ message.text");
		expect(shown).toContain("x nothing arrived");
	});

	it("has only what is wrong when it is quiet", () => {
		const shown = report(
			[{ group: "live", findings: [arrived, nothing, notTried] }],
			{ quiet: true },
			{ notes: ["a note"] },
		);
		expect(shown).not.toMatch(/arrived after|not waited|a note|Target/);
		expect(shown).toContain("✗ nothing arrived in 120 s");
		expect(shown).toContain("1 failed · 1 passed · 1 skipped");
	});

	it("tells what was seen of all with -v", () => {
		const parts = [{ group: "live" as const, findings: [arrived] }];
		expect(report(parts)).not.toContain("delivery 12");
		expect(report(parts, { verbose: true })).toContain("│ delivery 12");
	});

	it("neither claims nor hides anything when it was stopped", () => {
		const shown = report(
			[{ group: "live", findings: [arrived] }],
			{},
			{ isCutShort: true },
		);
		expect(shown).not.toContain("in order");
		expect(shown).toContain("stopped before everything was checked");
	});

	it("does not call nothing at all in order", () => {
		expect(report([{ group: "live", findings: [notTried] }])).toMatch(
			/^! Nothing could be checked\./,
		);
	});

	it("calls nothing in order while the handshake was not made, and says what it takes", () => {
		const shown = report([
			{ group: "handshake", findings: [wrongRefused, tokenUnknown] },
		]);
		expect(shown).toMatch(
			/^! Nothing wrong was found so far, but the handshake with the right verify token\n {2}was not made\.\n {2}Give it with --verify-token\.\n/,
		);
		expect(shown.match(/--verify-token/g)).toHaveLength(1);
	});

	it("says what to do where there is no network", () => {
		const address = { group: "address", findings: [offline] } as const;
		expect(report([address])).toMatch(
			/^! Nothing could be checked\.\n {2}Check the network/,
		);
		expect(
			report([address, { group: "account", findings: [wrongRefused] }]),
		).toMatch(/^! Nothing wrong was found so far, but the handshake/);
	});

	it("has a command once, however many findings it belongs to", () => {
		const shown = report([{ group: "live", findings: [nothing, nothing] }]);
		expect(shown.match(/curl -X POST/g)).toHaveLength(1);
	});
});

describe("what others wrote", () => {
	const evil: Finding = {
		...nothing,
		title: "a\u001b[2Jtitle\nwith a second line",
		seen: ["x\r\n✓ all is well\u202e\n\u009b31m", "y".repeat(9000)],
		fix: "go to\n✗ https://evil.example/\u0007",
		commands: ["curl 'https://evil.example/\u001b]0;x\u0007'"],
	};
	const parts = [{ group: "live" as const, findings: [evil] }];

	it("moves no cursor and passes for no line of ours", () => {
		const shown = report(parts);
		expect(shown).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
		expect(shown).toContain("│ ✓ all is well");
		expect(shown).not.toMatch(/^ *✓/m);
		expect(shown.split("\n").filter((line) => /^ *✗/.test(line))).toHaveLength(
			1,
		);
	});

	it("is cut to a length that can be read", () => {
		const long: Finding = { ...nothing, seen: ["line\n".repeat(5000)] };
		const shown = report([{ group: "live", findings: [long] }]);
		expect(shown.split("\n").length).toBeLessThan(60);
		expect(shown).toContain("more lines (--json has them)");
	});

	it("leaves a secret's name where its value would stand", () => {
		const shown = report([{ group: "live", findings: [nothing] }], {
			redact: createRedactor(["the value"]),
		});
		expect(shown).toContain('"Authorization: Bearer $WHATSAPP_ACCESS_TOKEN"');
	});

	it("shows no secret", () => {
		const secret = "0123456789abcdef0123456789abcdef";
		const leaking: Finding = {
			...nothing,
			title: `title ${secret}`,
			seen: [`seen ${secret}`],
			fix: `fix ${secret}`,
			commands: [`curl ${secret}`],
		};
		const shown = report([{ group: "live", findings: [leaking] }], {
			redact: createRedactor([secret]),
		});
		expect(shown).not.toContain(secret);
	});
});

describe("--json", () => {
	it("has a line for each finding and one for the result, as the schema says", () => {
		const lines = diagnosisLines(
			{
				...healthy,
				parts: [{ group: "live", side: "both", findings: [nothing, arrived] }],
				isCutShort: true,
			},
			(text) => text,
		);
		expect(lines.map((line) => lineSchema.parse(line))).toHaveLength(3);
		expect(lines[0]).toMatchObject({
			type: "finding",
			code: "nothing-arrived",
			level: "fail",
			group: "live",
			side: "both",
			fault: expect.stringContaining("No event arrived"),
			fix: expect.stringContaining("silent causes"),
			seen: "first cause\nsecond cause",
			commands: nothing.commands,
		});
		expect(lines[1]).toMatchObject({ level: "ok", fix: undefined });
		expect(lines[2]).toMatchObject({
			type: "result",
			ok: 1,
			failed: 1,
			warnings: 0,
			skipped: 0,
			cutShort: "stopped",
		});
	});
});
