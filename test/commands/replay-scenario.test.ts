import { readdirSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lineSchema } from "../../src/view/schema.ts";
import { readNotedEvents } from "../../src/webhook/noted-events.ts";
import { linesOf } from "../support/recorded.ts";
import { openTarget, type Target } from "../support/target.ts";
import { emptyFolder, type } from "../support/world.ts";

const env = { WA_HOOK_APP_SECRET: "0123456789abcdef0123456789abcdef" };

/** Plays the steps against a target, its pauses a thousand times shorter. */
async function play(scenario: unknown, { port }: Target, ...flags: string[]) {
	const cwd = await emptyFolder();
	await writeFile(join(cwd, "story.json"), JSON.stringify(scenario));
	await mkdir(join(cwd, "bodies"));
	await writeFile(
		join(cwd, "bodies/own.json"),
		'{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"value":{"big":12345678901234567890},"field":"messages"}]}]}',
	);
	return type(
		["replay", "--scenario", "story.json", "--url", `${port}`, ...flags],
		{ cwd, env },
	);
}

/** The only event of each delivery. */
function eventsAt({ received }: Target) {
	return received.map(({ body }) => {
		const [event] = readNotedEvents(body).events;
		if (event === undefined) throw new Error(`no event in ${body}`);
		return event;
	});
}

describe("a scenario", () => {
	it("is refused throughout where all of it is signed wrongly", async () => {
		const target = await openTarget((response) =>
			response.writeHead(401).end(),
		);
		const { code, stdout, stderr } = await play(
			{
				expect: { status: 200 },
				steps: [{ send: "text", as: "question" }, { again: "question" }],
			},
			target,
			"--signature",
			"bad",
		);
		expect([code, target.received.length]).toEqual([0, 2]);
		expect(stdout).not.toContain("expected");
		expect(stderr).toContain("2 as expected");
	});

	it("is played step by step, each about the message it names", async () => {
		const target = await openTarget();
		const { code, stdout } = await play(
			{
				from: "4915112345678",
				steps: [
					{ send: "text", text: "Open today?", as: "question" },
					{ pause: "20ms" },
					{ send: "status-sent", as: "answer" },
					{ send: "status-read", about: "answer" },
					{ send: "text-reply", about: "answer", text: "Thanks!" },
					{ send: "reaction", about: "question" },
				],
			},
			target,
		);
		expect(code).toBe(0);
		expect(stdout.match(/--> \d+ +\S+/g)).toEqual([
			"--> 1    message.text",
			"--> 2    status.sent",
			"--> 3    status.read",
			"--> 4    message.text",
			"--> 5    message.reaction",
		]);
		const [question, sent, read, reply, reaction] = eventsAt(target);
		expect(read?.messageId).toBe(sent?.messageId);
		expect(reply?.replyTo).toBe(sent?.messageId);
		expect(JSON.stringify(reaction?.value)).toContain(`${question?.messageId}`);
		expect(
			new Set([question, sent, reply].map((one) => one?.messageId)).size,
		).toBe(3);
		expect(question?.party?.phone).toBe("4915112345678");
	});

	it("sends a delivery again, byte for byte", async () => {
		const target = await openTarget();
		await play(
			{ steps: [{ send: "text", as: "a" }, { send: "image" }, { again: "a" }] },
			target,
		);
		const [first, , again] = target.received;
		expect(again?.body).toEqual(first?.body);
		expect(again?.rawHeaders).toEqual(first?.rawHeaders);
	});

	it("says what it is about, and each step's name, pause and expectation", async () => {
		const { stdout } = await play(
			{
				title: "Twice the same",
				steps: [
					{ send: "text", as: "order" },
					{ pause: "2s" },
					{ again: "order", expect: { status: 200, within: "5s" } },
				],
			},
			await openTarget(),
			"--time-scale",
			"1000",
		);
		expect(stdout).toContain("Twice the same \u00b7 order\n");
		expect(stdout).toContain(
			"in 2.0 s, here 2 ms \u00b7 expects 200 within 5 s\n",
		);
		expect(stdout).toMatch(/--> 2 +again +the same once more +order, again\n/);
	});

	it("tells a program each step, as it is played and as it would be", async () => {
		const target = await openTarget();
		const story = {
			title: "Twice the same",
			expect: { within: "5s" },
			steps: [
				{ send: "text", as: "order" },
				{ pause: "2s" },
				{ again: "order", expect: { status: 200, body: "/ok/" } },
				{ send: "status-read", about: "order", signature: "bad" },
			],
		};
		const flags = ["--time-scale", "1000", "--json"];
		const { stdout } = await play(story, target, ...flags);
		for (const line of stdout.trim().split("\n")) {
			lineSchema.parse(JSON.parse(line));
		}
		const steps = linesOf(stdout, "step");
		const common = { v: 1, type: "step", scenario: "story.json" };
		expect(steps).toEqual([
			{
				...common,
				delivery: 1,
				title: "Twice the same",
				step: 0,
				as: "order",
				expect: { withinMs: 5000 },
			},
			{
				...common,
				delivery: 2,
				step: 2,
				again: "order",
				waitMs: 2000,
				expect: { status: "200", withinMs: 5000, body: "/ok/" },
			},
			{
				...common,
				delivery: 3,
				step: 3,
				about: "order",
				signature: "bad",
				expect: { status: "4xx", withinMs: 5000 },
			},
		]);
		const preview = await play(story, target, ...flags, "--dry-run");
		expect(linesOf(preview.stdout, "step")).toEqual(steps);
		expect(preview.stdout.match(/"type":"\w+"/g)?.slice(0, 3)).toEqual([
			'"type":"step"',
			'"type":"request"',
			'"type":"step"',
		]);
	});

	it("says the same of its steps when it is only shown", async () => {
		const { stdout } = await play(
			{
				title: "One \u001b[2Jquestion",
				steps: [{ send: "text", as: "a" }, { send: "image" }],
			},
			await openTarget(),
			"--dry-run",
		);
		expect(stdout.match(/^# .*/gm)).toEqual([
			"# One \\u{1B}[2Jquestion \u00b7 a",
			"# text",
			"# image",
		]);
	});

	it("is refused when it is a folder", async () => {
		const argv = ["replay", "--scenario", "/etc", "--url", "3000"];
		const { code, stderr } = await type(argv, { env });
		expect(code).toBe(2);
		expect(stderr).toMatch(/^error: \/etc is a folder\nhint: /);
	});

	it("sends files from its folder on, and payloads that stand in it", async () => {
		const target = await openTarget();
		const inline = { object: "whatsapp_business_account", entry: [] };
		const { code } = await play(
			{ steps: [{ send: "bodies/own.json" }, { send: inline }] },
			target,
		);
		expect(code).toBe(0);
		const [own, other] = target.received.map(({ body }) => body.toString());
		expect(own).toContain("12345678901234567890");
		expect(other).toBe(JSON.stringify(inline));
	});

	it("changes what it says, and what the command line says on top", async () => {
		const target = await openTarget();
		await play(
			{
				name: "Ana",
				steps: [
					{ send: "text", set: { "text.body": "x" }, from: "491701234567" },
				],
			},
			target,
			"--from",
			"447700900123",
		);
		const [event] = eventsAt(target);
		expect(event?.party).toMatchObject({ name: "Ana", phone: "447700900123" });
		expect(event?.value).toMatchObject({ text: { body: "x" } });
	});

	it("hears of its own changes only what it may not have meant", async () => {
		const { code, stderr } = await play(
			{
				from: "4915112345678",
				steps: [
					{ send: "text", set: { "metadata.phone_number_id": 99 } },
					{ send: "text", set: { "messages[0].txt": "x", "text.body": true } },
					{ send: "account-review" },
				],
			},
			await openTarget(),
			"--name",
			"Ana",
		);
		expect(code).toBe(0);
		expect(stderr.match(/(?<=! +)\S.*/g)).toEqual([
			"story.json: steps[1].set: messages[0].txt makes a new key in text: did you mean text?",
			"--name changes nothing in account-review",
		]);
	});

	it("holds each reply against what is expected of it", async () => {
		const target = await openTarget((response, { headers }) => {
			const signature = String(headers["x-hub-signature-256"]);
			response.writeHead(signature === "undefined" ? 401 : 200).end("taken");
		});
		const { code, stdout, stderr } = await play(
			{
				expect: { status: 200, within: "5s" },
				steps: [
					{ send: "text", expect: { body: "taken" } },
					{ send: "text", signature: "missing" },
					{ send: "text", expect: { status: [202, "3xx"], body: "/^ok$/" } },
				],
			},
			target,
		);
		expect(code).toBe(1);
		expect(stdout.match(/✗ .*/g)).toEqual([
			"✗ expected 202, 3xx, got 200",
			"✗ expected the reply's body to match /^ok$/",
		]);
		expect(stderr).toContain("2 as expected · 1 not");
	});

	it("can be looked at before it is played", async () => {
		const target = await openTarget();
		const { code, stdout } = await play(
			{ steps: [{ send: "text", as: "a" }, { again: "a" }] },
			target,
			"--dry-run",
			"--json",
		);
		expect(code).toBe(0);
		expect(target.received).toEqual([]);
		const [first, again] = linesOf(stdout, "request");
		expect(again?.["body"]).toBe(first?.["body"]);
	});

	it("sends nothing when a step of it can't be sent", async () => {
		const target = await openTarget();
		const { code, stdout, stderr } = await play(
			{
				steps: [
					{ send: "text", as: "a" },
					{ send: "image", about: "a" },
				],
			},
			target,
		);
		expect({ code, stdout, stderr }).toEqual({
			code: 2,
			stdout: "",
			stderr:
				'error: story.json: steps[1].about is "a", but what it sends is about no other message\n' +
				"hint:  status-delivered, text-reply, reaction and edit are\n",
		});
		expect(target.received).toEqual([]);
	});

	it.each([
		[
			{ steps: [{ send: "txt" }] },
			'error: story.json: steps[0].send: there is no file and no fixture called "txt"\nhint:  did you mean text?\n',
		],
		[
			{ steps: [{ send: "bodies/" }, { send: "no.json" }] },
			"error: story.json: steps[1].send: there is no file no.json\nhint:  name a file, a folder, a fixture (wa-hook fixtures) or a delivery (wa-hook events)\n",
		],
		[
			{ steps: [{ send: "text", abot: "a" }] },
			"error: story.json: steps[0].abot: is not something known\nhint:  did you mean about?\n",
		],
		[
			{ steps: [{ pause: "soon" }] },
			'error: story.json: steps[0].pause: "soon" is no duration like 500ms, 10s or 2m\nhint:  a scenario is like {"steps": [{"send": "text", "as": "question"}, {"pause": "2s"}, {"again": "question"}]}\n',
		],
		[
			{ steps: [{ pause: "1s" }] },
			'error: story.json sends nothing\nhint:  a step that does: {"send": "text"}\n',
		],
		[
			{ steps: [{ send: "text", from: "abc" }] },
			"error: story.json: steps[0]: --from: a sender is a number like 16505551234\nhint:  --from 16505551234\n",
		],
		[
			{ steps: [{ send: "account-review", as: "a" }] },
			'error: story.json: steps[0].as is "a", but what it sends holds no message\nhint:  leave it out\n',
		],
	])("is refused when it is %j", async (scenario, stderr) => {
		const target = await openTarget();
		expect(await play(scenario, target)).toMatchObject({
			code: 2,
			stdout: "",
			stderr,
		});
		expect(target.received).toEqual([]);
	});

	it.each([
		[
			["--scenario", "conversatio", "--url", "3000"],
			"error: there is no scenario conversatio\nhint:  did you mean conversation?; a file is named with its ending\n",
		],
		[
			["--scenario", "gone.json", "--url", "3000"],
			"error: there is no scenario gone.json\nhint:  --scenario test/order.json plays a file, --scenario conversation one that comes with wa-hook\n",
		],
		[
			["text", "--scenario", "conversation", "--url", "3000"],
			"error: a scenario says itself what is sent\nhint:  leave out the payloads, or --scenario\n",
		],
		[
			["--scenario", "conversation", "--shuffle", "--url", "3000"],
			"error: --scenario and --shuffle exclude each other\nhint:  leave one of them out\n",
		],
	])("says what is wrong with %j", async (flags, stderr) => {
		const run = await type(["replay", ...flags], { env });
		expect(run).toMatchObject({ code: 2, stdout: "", stderr });
	});
});

const shelf = new URL("../../fixtures/scenarios/", import.meta.url);
const names = readdirSync(shelf)
	.filter((name) => name.endsWith(".json"))
	.map((name) => name.replace(".json", ""));

it("finds scenarios that come with wa-hook", () => {
	expect(names).toContain("conversation");
});

it.each(names)("plays %s, which comes with wa-hook", async (name) => {
	const target = await openTarget();
	const flags = ["--url", `${target.port}`, "--time-scale", "1000", "--json"];
	const { stdout } = await type(["replay", "--scenario", name, ...flags], {
		env,
	});
	const lines = stdout
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line));
	const replies = lines.filter(({ type }) => type === "reply");
	expect(replies.length).toBe(target.received.length);
	// A target that takes everything passes, but for what it has to refuse.
	const refusable = replies.filter(({ ok }) => !ok);
	expect(refusable.map(({ unmet }) => unmet)).toEqual(
		refusable.map(() => ["expected 4xx, got 200"]),
	);
});
