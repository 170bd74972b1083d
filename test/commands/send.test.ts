import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lineSchema } from "../../src/view/schema.ts";
import { graphError, ids, secrets } from "../support/graph.ts";
import { linesOf } from "../support/recorded.ts";
import { openSending, wamid } from "../support/sending.ts";
import { emptyFolder, type } from "../support/world.ts";

const to = ["--to", "+1 (650) 555-1234"];

describe("a message", () => {
	it("is sent once, and what Meta said of it is told", async () => {
		const { env, standIn, bodies } = await openSending();
		const sent = await type(["send", "text", "hello", "world", ...to], { env });
		expect(sent).toMatchObject({ code: 0, stderr: "" });
		expect(sent.stdout.replace(/in \d+ ms/, "in 4 ms")).toBe(
			`✓ Meta took it in 4 ms

  Message      ${wamid}
  To           +16505551234
`,
		);
		expect(standIn.lines()).toEqual([`POST /${ids.phone}/messages`]);
		expect(standIn.requests[0]?.credential).toBe(secrets.token);
		expect(bodies()).toEqual([
			{
				messaging_product: "whatsapp",
				recipient_type: "individual",
				to: "+16505551234",
				type: "text",
				text: { body: "hello world" },
			},
		]);
	});

	it("comes with a hint to --wait on a terminal", async () => {
		const { env } = await openSending();
		const start = { env, columns: 80 };
		const { stdout } = await type(["send", "text", "a", ...to], start);
		expect(stdout).toMatch(/\n\n {2}--wait tells whether it arrives\n$/);
	});

	it("is a line of --json", async () => {
		const { env } = await openSending();
		const argv = ["send", "text", "hello", "--json", "--to", "+525512345678"];
		const { code, stdout } = await type(argv, { env });
		expect(code).toBe(0);
		expect(lineSchema.parse(JSON.parse(stdout))).toMatchObject({
			type: "sent",
			messageId: wamid,
			to: [{ input: "+525512345678", phone: "5215512345678" }],
			notes: [expect.stringContaining("Mexican"), expect.any(String)],
		});
	});

	it("comes down to its id with --quiet", async () => {
		const { env } = await openSending();
		const argv = ["send", "text", "hello", "--quiet", ...to];
		expect((await type(argv, { env })).stdout).toBe(`${wamid}\n`);
	});

	it("is shown as it goes out with --verbose, without the token", async () => {
		const { env } = await openSending();
		const argv = ["send", "text", "hello", "-v", ...to];
		const { stderr } = await type(argv, { env });
		expect(stderr).toMatch(/^POST .*\nAuthorization: Bearer ••••\n/);
		expect(stderr).toContain('"body": "hello"');
		expect(stderr).toMatch(
			/\n\nHTTP 200\ncontent-type: application\/json\nfacebook-api-version: v25\.0\n/,
		);
		const { stdout } = await type([...argv, "--json"], { env });
		expect(linesOf(stdout, "request")).toHaveLength(1);
		expect(stderr + stdout).not.toContain(secrets.token);
	});

	it("comes with what Meta answered with --verbose, masked", async () => {
		const { env } = await openSending(() => ({
			...graphError(400, 131030, "no"),
			headers: {
				"x-quoted": `Bearer ${secrets.token} \u00ff`,
				"set-cookie": "session=canary",
			},
		}));
		const { code, stderr } = await type(["send", "text", "a", "-v", ...to], {
			env,
		});
		expect(code).toBe(7);
		expect(stderr).toContain("\nHTTP 400\n");
		expect(stderr).toContain("\nx-quoted: Bearer ••••");
		expect(stderr).toContain("\nset-cookie: ••••\n");
		expect(stderr).not.toContain(secrets.token);
	});

	it("says to whom it goes where that is not who was typed", async () => {
		const { env } = await openSending();
		const argv = ["send", "text", "hola", "--to", "+52 55 1234 5678"];
		const { stdout } = await type(argv, { env });
		expect(stdout).toContain("To           +5215512345678\n");
		expect(stdout).toContain("Mexican mobile numbers with a 1 after +52");
	});

	it.each([
		["held_for_quality_assessment", "held back"],
		["paused", "not delivered"],
	])("says what the status %s means", async (message_status, words) => {
		const { env } = await openSending(() => ({
			status: 200,
			body: { contacts: [], messages: [{ id: wamid, message_status }] },
		}));
		const argv = ["send", "template", "hello_world", ...to];
		const { code, stdout } = await type(argv, { env });
		expect(code).toBe(0);
		expect(stdout).toMatch(/^! Meta took it/);
		expect(stdout).toContain(words);
	});

	it("goes to who is configured, a group, or a user id", async () => {
		const { env, bodies } = await openSending();
		const group = "Y2FwaV9ncm91cDoxNzA1NTU1MDEzOToxMjAz";
		const user = "US.13491208655302741918";
		await type(["send", "text", "a"], {
			env: { ...env, WA_HOOK_TO: "+16505551234" },
		});
		await type(["send", "text", "b", "--to", group], { env });
		await type(["send", "text", "c", "--to", user], { env });
		expect(bodies()).toMatchObject([
			{ to: "+16505551234" },
			{ recipient_type: "group", to: group },
			{ recipient: user },
		]);
	});

	it("answers another one, and carries data of its own", async () => {
		const { env, bodies } = await openSending();
		const flags = ["--reply-to", wamid, "--callback-data", "order 12"];
		await type(["send", "text", "a", ...flags, ...to], { env });
		expect(bodies()).toMatchObject([
			{
				context: { message_id: wamid },
				biz_opaque_callback_data: "order 12",
			},
		]);
	});

	it("is read from standard input", async () => {
		const { env, bodies } = await openSending();
		await type(["send", "text", "-", ...to], { env, stdin: "one\ntwo\n" });
		expect(bodies()).toMatchObject([{ text: { body: "one\ntwo" } }]);
	});
});

describe("what is marked as read", () => {
	it("is no message", async () => {
		const { env, bodies } = await openSending();
		const read = await type(["send", "read", wamid, "--typing"], { env });
		expect(read).toMatchObject({
			code: 0,
			stdout: "✓ marked as read, with all before it\n",
		});
		const { stdout } = await type(["send", "read", wamid, "--json"], { env });
		expect(linesOf(stdout, "result")).toMatchObject([{ ok: 1, failed: 0 }]);
		expect(bodies()[0]).toEqual({
			messaging_product: "whatsapp",
			status: "read",
			message_id: wamid,
			typing_indicator: { type: "text" },
		});
	});
});

describe("a raw body", () => {
	const whole = {
		messaging_product: "whatsapp",
		to: "+4915123456789",
		type: "text",
		text: { body: "x", preview_url: true },
		something: ["new"],
	};

	it("goes out as it is, whoever is configured", async () => {
		const { env, bodies } = await openSending();
		const cwd = await emptyFolder();
		await writeFile(join(cwd, "body.json"), JSON.stringify(whole));
		const start = { cwd, env: { ...env, WA_HOOK_TO: "+16505551234" } };
		expect(await type(["send", "raw", "body.json"], start)).toMatchObject({
			code: 0,
		});
		expect(bodies()).toEqual([whole]);
	});

	it("is addressed where it isn't, and where that is asked for", async () => {
		const { env, bodies } = await openSending();
		const { to: _, ...content } = whole;
		const start = { env: { ...env, WA_HOOK_TO: "+16505551234" } };
		const bare = { ...start, stdin: JSON.stringify(content) };
		await type(["send", "raw", "-"], bare);
		const addressed = { ...start, stdin: JSON.stringify(whole) };
		await type(["send", "raw", "-", "--to", "+16505559999"], addressed);
		expect(bodies()).toMatchObject([
			{ to: "+16505551234", something: ["new"] },
			{ to: "+16505559999", something: ["new"] },
		]);
	});

	it.each([
		["[1]", 'is not a JSON object; this is "[1]"'],
		["null", "is not a JSON object"],
		['{"type":"text",}', "is not JSON: expected"],
		['{"type":"text",}', "at line 1, column 16"],
		["", "is empty"],
		["\n", "is empty"],
	])("that is %j is refused, since it %s", async (stdin, fault) => {
		const { env, standIn } = await openSending();
		const { code, stderr } = await type(["send", "raw", "-"], { env, stdin });
		expect(code).toBe(2);
		expect(stderr).toContain("error: the body is");
		expect(stderr).toContain(fault);
		expect(standIn.requests).toEqual([]);
	});
});

describe("what Meta would refuse", () => {
	const argv = [
		...["send", "buttons", "x", ...to, "--footer", "f".repeat(61)],
		...["a".repeat(21), "b", "c", "d"].flatMap((title) => ["-b", title]),
	];

	it("is told all at once, and not sent", async () => {
		const { env, standIn } = await openSending();
		const { code, stderr } = await type(argv, { env });
		expect(code).toBe(2);
		expect(
			stderr,
		).toBe(`error: Meta would refuse this message, so it was not sent
  interactive.action.buttons has 4 buttons, 3 at most
  interactive.action.buttons[0].reply.title has 21 characters, 20 at most
  interactive.footer.text has 61 characters, 60 at most
hint:  --no-check sends it all the same
`);
		expect(standIn.requests).toEqual([]);
	});

	it("is told with its paths in --json", async () => {
		const { env } = await openSending();
		const { code, stdout } = await type([...argv, "--json"], { env });
		expect(code).toBe(2);
		const line = lineSchema.parse(JSON.parse(stdout));
		expect(line).toMatchObject({ type: "error", code: "message-invalid" });
		expect(line).toHaveProperty("violations[2]", {
			path: "interactive.footer.text",
			problem: "has 61 characters, 60 at most",
			limit: 60,
		});
	});

	it("is sent with --no-check", async () => {
		const { env, standIn } = await openSending();
		const { code } = await type([...argv, "--no-check"], { env });
		expect(code).toBe(0);
		expect(standIn.requests).toHaveLength(1);
	});
});

describe("what is asked wrongly", () => {
	it.each([
		[["send"], "no type of message was given"],
		[["send", "txt", "a"], "did you mean text?"],
		[["send", "text", "a"], "it isn't said who the message is for"],
		[["send", "text", "a", "--to", "0151234"], "with the country code"],
		[["send", "buttons", "a", ...to], "--button is missing"],
		[["send", "buttons", "a", "-b", "=", ...to], "yes=Yes"],
		[["send", "reaction", wamid, ...to], "say an emoji, or --remove"],
		[["send", "location", "--foo", "1,2", ...to], "no such option"],
		[["send", "location", "here", ...to], "37.44,-122.16"],
		[["send", "text", "a", ...to, "--wait", "b"], "--wait=30s"],
		[["send", "text", "a", ...to, "--until", "read"], "--wait"],
		[["send", "text", "a", ...to, "--wait", "--dry-run"], "can't be waited"],
		[["send", "text", "a", ...to, "--curl", "--json"], "--curl"],
		[["send", "text"], "wa-hook send text --help"],
		[["send", "buttons", "a", ...to], "hint:  wa-hook send buttons 'Shall"],
		[["send", "raw", "no.json", ...to], "the file no.json is not there"],
		[["send", "read", "last"], "no message that came is recorded"],
		[["send", "image", "no.jpg", ...to], "the file no.jpg is not there"],
	])("%j is told so", async (argv, words) => {
		const { env, standIn } = await openSending();
		const { code, stdout, stderr } = await type(argv, { env });
		expect({ code, said: stdout + stderr }).toEqual({
			code: 2,
			said: expect.stringContaining(words),
		});
		expect(standIn.requests).toEqual([]);
	});

	it("with nothing configured all that is missing is told at once", async () => {
		const { code, stderr } = await type(["send", "text", "a", ...to]);
		expect(code).toBe(3);
		expect(stderr).toContain("WHATSAPP_ACCESS_TOKEN");
		expect(stderr).toContain("WHATSAPP_PHONE_NUMBER_ID");
	});

	it("a phone number is not taken for the id of one", async () => {
		const { env, standIn } = await openSending();
		const wrong = { ...env, WHATSAPP_PHONE_NUMBER_ID: "+15550783881" };
		const argv = ["send", "text", "a", ...to];
		const { code, stderr } = await type(argv, { env: wrong });
		expect(code).toBe(3);
		expect(stderr).toContain(
			'"+15550783881" (WHATSAPP_PHONE_NUMBER_ID) is not the id',
		);
		expect(standIn.requests).toEqual([]);
	});

	it.each([
		["WHATSAPP_ACCESS_TOKEN", "no access token is configured"],
		["WHATSAPP_PHONE_NUMBER_ID", "which number to send from"],
	])("without %s there is nothing to send with", async (name, words) => {
		const { env } = await openSending();
		const { [name]: _, ...others } = env;
		const argv = ["send", "text", "a", ...to];
		const { code, stderr } = await type(argv, { env: others });
		expect(code).toBe(3);
		expect(stderr).toContain(words);
		expect(stderr).toContain(name);
	});
});
