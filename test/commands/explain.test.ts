import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { widest } from "../../src/view/measure.ts";
import { lineSchema } from "../../src/view/schema.ts";
import { type } from "../support/world.ts";
import { terminalControl } from "../view/made.ts";

const esc = String.fromCharCode(27);
const terminal = { columns: 80, env: { NO_COLOR: "1" } };

function explain(...words: string[]) {
	return type(["explain", ...words], terminal);
}

describe("wa-hook explain", () => {
	it("says why an error comes and what to do", async () => {
		expect(await explain("131047")).toMatchObject({
			code: 0,
			stderr: "",
			stdout: `\
131047  Re-engagement message
        messaging · in statuses[].errors, the API's answer · HTTP 400
  Why   More than 24 hours have passed since the customer last wrote to you, so
        only a template can open the conversation again.
  Fix   Send an approved template; free-form messages work again for 24 hours
        once they answer.
`,
		});
	});

	it("says what it can't be sure of, and what Meta said", async () => {
		const answer = JSON.stringify({
			error: {
				message: "(#131030) Recipient phone number not in allowed list",
				type: "OAuthException",
				code: 131030,
				error_data: { details: "Add recipient phone number to the list." },
			},
		});
		expect((await explain(answer)).stdout).toBe(`\
131030  Recipient phone number not in allowed list
        messaging · in the API's answer · HTTP 400
  Why   You are sending from Meta's test number, which may only write to at
        most five recipients that you have verified.
  Fix   Add the number under WhatsApp › API Setup › To. If it stands there
        already, Argentine, Brazilian and Mexican numbers may need a digit more
        or less.
  Meta  Add recipient phone number to the list.
  Note  Reported by several sources, not taken from Meta's list of error codes.
`);
	});

	it("reads why Meta refused a callback URL", async () => {
		const { code, stdout } = await explain(
			"(#2200) Callback verification failed with the following errors: curl_errno = 28; curl_error = Operation timed out; HTTP Status Code = 0; HTTP Message = ",
		);
		expect(code).toBe(0);
		expect(stdout).toContain(
			"  Why   curl error 28: Your server took too long to answer",
		);
	});

	it("leads from a code to its subcodes", async () => {
		const { stdout } = await explain("190");
		expect(stdout).toMatch(
			/^ {2}Note {2}The error_subcode beside it says more: 458/m,
		);
		const { stdout: exact } = await explain("190/463");
		expect(exact).toMatch(
			/^190\/463 {2}Session has expired\n {9}authorisation/,
		);
		const { stdout: other } = await explain("190/999");
		expect(other).toMatch(/^ {2}Note +wa-hook doesn't know the subcode 999/m);
	});

	it("explains each code of a text once, in order", async () => {
		const { stdout } = await explain("131047", "131026", "131047");
		expect(stdout.match(/^\d+/gm)).toEqual(["131047", "131026"]);
		expect(stdout).toContain("\n\n131026  Message undeliverable\n");
	});

	it("finds an error by words of its name", async () => {
		const { code, stdout } = await explain("re-engagement");
		expect(code).toBe(0);
		expect(stdout).toMatch(/^131047 {2}Re-engagement message$/m);
	});

	it("lists the errors when words fit many", async () => {
		expect(await explain("call permission")).toMatchObject({
			code: 0,
			stdout: `\
throttling
  613          Calls to this API have exceeded the rate limit

calling
  138006       No approved call permission found
  138009       Call permission request limit hit
  138011       Call permission limit hit
  138017       Permanent call permission already exists
`,
			stderr:
				"These speak of it. wa-hook explain <code> says what one means and what to do.\n",
		});
	});

	it.each([
		["131999", "by its number: messaging"],
		["999999", "in no range of Meta's that is known"],
	])("says that it doesn't know %s, and where to look", async (code, range) => {
		const typed = await explain(code);
		expect(typed.code).toBe(1);
		expect(typed.stdout).toBe(`\
${code}  not known to wa-hook
        ${range}
  Next  Read error_data.details or the message beside the code, and look for it
        in Meta's list:
        developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes
`);
	});

	it("is done when it knows one of several", async () => {
		expect((await explain("131999", "131047")).code).toBe(0);
	});

	it("guesses at a name that is misspelt", async () => {
		expect(await explain("re-engagment mesage")).toMatchObject({
			code: 1,
			stdout: "",
			stderr: `\
error: no error of Meta's is called 're-engagment mesage'
hint:  did you mean 'Re-engagement message'?
`,
		});
	});

	it("says that a text holds no code", async () => {
		const { code, stderr } = await explain("HTTP 404 at :3000, +16505551234");
		expect(code).toBe(1);
		expect(stderr).toMatch(/^error: there is no error code of Meta's in this/);
	});

	it.each([
		["app.log", 2, "wa-hook explain - < app.log"],
		["./logs/app-2026.json", 2, "wa-hook explain - < ./logs/app-2026.json"],
		["131047x", 1, "did you mean 131047?"],
		["E131047", 1, "did you mean 131047?"],
		[
			"404",
			1,
			"give the code in the answer's body: error.code, or all of the body",
		],
		[
			"HTTP 404",
			1,
			"give the code (131047) or Meta's whole answer; wa-hook explain --list shows all that is known",
		],
	])("says what to type instead of %s", async (word, code, hint) => {
		const said = await explain(word);
		expect([said.code, said.stdout]).toEqual([code, ""]);
		const unbroken = said.stderr.replace(/\n {7}/g, " ");
		expect(unbroken).toContain(`\nhint:  ${hint}\n`);
	});

	it("calls a status a status", async () => {
		expect((await explain("500")).stderr).toMatch(
			/^error: 500 is an HTTP status, not an error code of Meta's\n/,
		);
	});

	it("knows an error by what Meta says of one object", async () => {
		const { stdout } = await explain(
			"Unsupported post request. Object with ID '1234' does not exist, cannot be loaded due to missing permissions, or does not support this operation.",
		);
		expect(stdout).toMatch(/^100\/33 {2}Object does not exist/);
		expect(stdout.match(/ Why /g)).toHaveLength(1);
	});

	it("shows no beginning of a title as Meta's words", async () => {
		const { stdout } = await explain(
			'{"error":{"message":"(#131030) Recipient',
		);
		expect(stdout).toMatch(/^131030 /);
		expect(stdout).not.toContain("  Meta ");
	});

	it("finds no error in what is no text", async () => {
		const noise = Array.from({ length: 4096 }, (_, i) =>
			String.fromCharCode((i * 7919 + 13) % 256),
		).join("");
		for (const stdin of [noise, "\u0000\u0001 1 \ufffd", "a\u0000p\u0001"]) {
			const { code, stdout } = await type(["explain", "-"], { stdin });
			expect([code, stdout]).toEqual([1, ""]);
		}
	});

	it("is not sure of a number that nothing calls a code", async () => {
		const { stdout } = await explain("order 131026 shipped");
		expect(stdout).toContain(
			"Nothing in the text says that 131026 is an error",
		);
		const json = await type(["explain", "--json", "order 131026 shipped"]);
		expect(lineSchema.parse(JSON.parse(json.stdout))).toMatchObject({
			code: 131026,
			sure: false,
		});
		const failed = await explain("sending failed: 131026, order 131047\n");
		expect(failed.stdout).not.toContain("Nothing in the text");
		const beside = await explain("order 131026 shipped\n(#131047) Late\n");
		expect(beside.stdout).not.toContain("131026");
	});

	it("reads coloured logs", async () => {
		const red = `${esc}[31;1merror${esc}[0m code=${esc}[33m131047${esc}[39m\n`;
		const { stdout } = await type(["explain", "-"], { stdin: red });
		expect(stdout).toMatch(/^131047 {2}Re-engagement message$/m);
	});

	it("reads standard input, asked or piped", async () => {
		const stdin = "12:00 failed: (#131047) Re-engagement message\n";
		const asked = await type(["explain", "-"], { ...terminal, stdin });
		const piped = await type(["explain"], { stdin });
		for (const { code, stdout } of [asked, piped]) {
			expect(code).toBe(0);
			expect(stdout).toMatch(/^131047 {2}Re-engagement message$/m);
		}
	});

	it.each([
		["nothing on a terminal", [], 80, ""],
		["an empty word", [""], 80, ""],
		["an empty input", ["-"], undefined, " \n"],
	])("refuses %s", async (_, words, columns, stdin) => {
		const start = columns === undefined ? { stdin } : { stdin, columns };
		const { code, stderr } = await type(["explain", ...words], start);
		expect(code).toBe(2);
		expect(stderr).toBe(
			"error: there is nothing to explain\nhint:  wa-hook explain 131047, or paste an error in quotes\n",
		);
	});
});

describe("wa-hook explain --list", () => {
	it("lists a family, or everything", async () => {
		const { code, stdout } = await explain("--list", "template", "insights");
		expect({ code, stdout }).toEqual({
			code: 0,
			stdout: `\
template insights
  200005       Template insights not available
  200006       Template insights cannot be disabled
  200007       Template insights are not enabled
`,
		});
		const { stdout: all } = await explain("--list");
		expect(all.split("\n").length).toBeGreaterThan(150);
		expect(all).toMatch(/^ {2}200-299 {6}API Permission$/m);
	});

	it("guesses at a family that is misspelt", async () => {
		const { code, stderr } = await explain("--list", "callin");
		expect(code).toBe(2);
		expect(stderr).toMatch(/'callin'\nhint: {2}did you mean calling\?\n$/);
	});
});

describe("more or less of it", () => {
	it("-q leaves out all but why and what to do", async () => {
		const { stdout } = await explain("-q", "190/463");
		expect(stdout.match(/^ {2}(\w+)/gm)).toEqual(["  Why", "  Fix"]);
		expect(stdout).not.toContain("authorisation");
	});

	it("-v adds how sure it is and other names", async () => {
		const { stdout } = await explain("-v", "131047");
		expect(stdout).toMatch(/^ {2}Note {2}Documented by Meta\.$/m);
		expect(stdout).toMatch(
			/^ {2}Note {2}Also met as: Re-engagement required ·/m,
		);
	});

	it("--json gives a line for each", async () => {
		const { stdout } = await explain("--json", "190/463 131999");
		const lines = stdout
			.trim()
			.split("\n")
			.map((line) => JSON.parse(line));
		for (const line of lines) lineSchema.parse(line);
		expect(lines).toEqual([
			{
				v: 1,
				type: "explanation",
				code: 190,
				subcode: 463,
				known: true,
				title: "Session has expired",
				family: "authorisation",
				http: 401,
				where: ["api"],
				cause:
					"The token's time is up. A token copied from API Setup lasts 24 hours.",
				fix: "Make a token for a system user, which does not expire, and replace the old one.",
				confidence: "medium",
			},
			{
				v: 1,
				type: "explanation",
				code: 131999,
				known: false,
				family: "messaging",
			},
		]);
	});

	it("--json says what is wrong as a line, too", async () => {
		const { code, stdout } = await explain("--json", "zzzz");
		expect(code).toBe(1);
		expect(JSON.parse(stdout)).toMatchObject({
			type: "error",
			code: "not-recognised",
			exitCode: 1,
		});
	});
});

describe("whatever is pasted", () => {
	it("has no colours but our own", async () => {
		const words = [
			"explain",
			"--color",
			"always",
			"(#100) \x1b[2J\x1b[35mLate\x07",
		];
		const { stdout } = await type(words, { columns: 80 });
		const ours = new RegExp(`${esc}\\[(?:1|2|22|36|39)m`, "g");
		expect(stdout).toMatch(ours);
		expect(stdout.replace(ours, "")).not.toMatch(terminalControl);
		expect(stdout).toContain("\\u{7}");
	});

	it("masks tokens", async () => {
		const token = `EAA${"x".repeat(40)}`;
		const { stdout } = await explain(`(#190) Malformed access token ${token}`);
		expect(stdout).toContain("  Meta  Malformed access token ••••xxxx");
		expect(stdout).not.toContain(token);
	});

	it("stays within the rules of a terminal", async () => {
		const hostile = fc.oneof(
			fc.string({ unit: "binary" }),
			fc.constantFrom(
				...[
					"\x1b[2J",
					"\x9b31m",
					"\u202e",
					"\r",
					"\n131047  fake",
					"王",
					"\u200b",
				],
				..."(#100) |code: 131047 |details: '|{|}|\"|error".split("|"),
			),
		);
		const texts = fc.array(hostile, { minLength: 1, maxLength: 12 });
		const widths = fc.integer({ min: 40, max: 140 });
		await fc.assert(
			fc.asyncProperty(
				texts,
				widths,
				fc.boolean(),
				async (parts, columns, json) => {
					const stdin = `(#100) ${parts.join("")}`;
					const flags = json ? ["--json"] : ["-v"];
					const typed = await type(["explain", "-", ...flags], {
						stdin,
						columns,
						env: { NO_COLOR: "1" },
					});
					expect(typed.code).toBe(0);
					expect(typed.stdout).not.toMatch(terminalControl);
					if (json) return;
					expect(
						typed.stdout.split("\n").filter((line) => widest(line) >= columns),
					).toEqual([]);
					for (const line of typed.stdout.trimEnd().split("\n"))
						expect(line).toMatch(
							/^$|^\d{1,7}(?:\/\d+)? {2,}\S|^ {2}(?:Why|Fix|Meta|Note|Next) |^ {8}/,
						);
				},
			),
			{ numRuns: 60 },
		);
	});
});
