import { describe, expect, it } from "vitest";
import { lineSchema } from "../../src/view/schema.ts";
import { graphError, healthyWorld, ids, secrets } from "../support/graph.ts";
import { linesOf } from "../support/recorded.ts";
import { openSending, wamid } from "../support/sending.ts";
import { openTarget } from "../support/target.ts";
import { begin, type } from "../support/world.ts";

const text = ["send", "text", "hello", "--to", "+16505551234"];

describe("a refusal is explained", () => {
	it.each([
		[400, 131030, {}, 7, "the number to add is +16505551234"],
		[400, 131047, {}, 7, "send template hello_world --to +16505551234"],
		[404, 132001, {}, 7, "wa-hook templates list"],
		[400, 132000, {}, 7, "wa-hook templates show"],
		[400, 100, { error_subcode: 33 }, 7, `phone number id ${ids.phone}`],
		[401, 190, { error_subcode: 463 }, 4, "WHATSAPP_ACCESS_TOKEN"],
		[403, 10, {}, 4, ""],
		[403, 200, {}, 4, ""],
		[500, 131000, {}, 7, ""],
		[400, 999999, {}, 7, "wa-hook explain 999999"],
	])("%i, code %i", async (status, code, more, exitCode, here) => {
		const { env, bodies } = await openSending(() =>
			graphError(status, code, `(#${code}) What Meta says`, {
				error_data: { details: "and more of it" },
				...more,
			}),
		);
		const sent = await type(text, { env });
		expect(sent).toMatchObject({ code: exitCode, stdout: "" });
		expect(sent.stderr).toContain(`${code}`);
		expect(sent.stderr).toContain("and more of it");
		expect(sent.stderr).toContain("fbtrace_id Az8or2yhqkZfEZ-_4Qn_Bam");
		expect(sent.stderr).toMatch(/\nhint: {2}\S/);
		expect(sent.stderr).toContain(here);
		expect(bodies()).toHaveLength(1);
	});

	it("with a line that can be pasted, however the number was typed", async () => {
		const { env } = await openSending(() => graphError(400, 131047, "x"));
		const argv = ["send", "text", "a", "--to", "+1 (650) 555-1234"];
		expect((await type(argv, { env })).stderr).toContain(
			"Here: wa-hook send template hello_world --to '+1 (650) 555-1234'\n",
		);
	});

	it("in --json, too", async () => {
		const { env } = await openSending(() =>
			graphError(401, 190, "Error validating access token"),
		);
		const { code, stdout } = await type([...text, "--json"], { env });
		expect(code).toBe(4);
		const [line] = linesOf(stdout, "error");
		expect(lineSchema.parse(line)).toMatchObject({
			code: "graph-refused",
			exitCode: 4,
			graph: { code: 190, status: 401, fbtraceId: "Az8or2yhqkZfEZ-_4Qn_Bam" },
		});
	});

	it("without a trace of the token, even where Meta quotes it", async () => {
		const world = healthyWorld();
		const { env } = await openSending(undefined, world);
		const wrong = "EAAanotherTOKENanotherTOKEN0123456789";
		const start = { env: { ...env, WHATSAPP_ACCESS_TOKEN: wrong } };
		for (const flags of [["-v"], ["-v", "--json"]]) {
			const { code, stdout, stderr } = await type([...text, ...flags], start);
			expect(code).toBe(4);
			expect(stdout + stderr).toContain("Malformed access token");
			expect(stdout + stderr).not.toContain(wrong);
		}
	});
});

describe("a message is sent once", () => {
	const hint = "it isn't known whether Meta took it";

	it.each([
		["hangs up", undefined],
		["answers as a proxy does", { status: 502, body: "<html>" }],
		["redirects", { status: 302, body: "", headers: { location: "/x" } }],
	])("where the other side %s", async (_what, answer) => {
		const { env, standIn } = await openSending((_request, response) => {
			if (answer === undefined) response.destroy();
			return answer;
		});
		const { code, stderr } = await type(text, { env });
		expect(code).toBe(5);
		expect(stderr).toContain(hint);
		expect(standIn.requests).toHaveLength(1);
	});

	it("where no answer comes in time", async () => {
		const target = await openTarget(() => {});
		const env = {
			WA_HOOK_GRAPH_URL: `http://127.0.0.1:${target.port}`,
			WHATSAPP_ACCESS_TOKEN: secrets.token,
			WHATSAPP_PHONE_NUMBER_ID: ids.phone,
		};
		const argv = [...text, "--timeout", "50ms"];
		const { code, stderr } = await type(argv, { env });
		expect(code).toBe(5);
		expect(stderr).toContain(hint);
		expect(target.received).toHaveLength(1);
	});

	it("where Ctrl-C comes before the answer", async () => {
		const target = await openTarget(() => {});
		const env = {
			WA_HOOK_GRAPH_URL: `http://127.0.0.1:${target.port}`,
			WHATSAPP_ACCESS_TOKEN: secrets.token,
			WHATSAPP_PHONE_NUMBER_ID: ids.phone,
		};
		const running = await begin(text, { env });
		await expect.poll(() => target.received.length).toBe(1);
		expect(await running.stop()).toBe(130);
		expect(running.stderr()).toMatch(
			/^error: interrupted before Meta answered\nhint: {2}it isn't known/,
		);
	});

	it("and is known not to be where nothing listens", async () => {
		const target = await openTarget();
		await target.close();
		const env = {
			WA_HOOK_GRAPH_URL: `http://127.0.0.1:${target.port}`,
			WHATSAPP_ACCESS_TOKEN: secrets.token,
			WHATSAPP_PHONE_NUMBER_ID: ids.phone,
		};
		const { code, stderr } = await type(text, { env });
		expect(code).toBe(5);
		expect(stderr).not.toContain(hint);
	});

	it("where the answer names no message", async () => {
		const { env, standIn } = await openSending(() => ({
			status: 200,
			body: { messages: [] },
		}));
		const { code, stderr } = await type(text, { env });
		expect(code).toBe(7);
		expect(stderr).toContain("look at the phone");
		expect(standIn.requests).toHaveLength(1);
	});
});

describe("a rate limit", () => {
	const limited = (after: string | undefined) => ({
		...graphError(400, 130429, "(#130429) Rate limit hit"),
		headers: after === undefined ? {} : { "retry-after": after },
	});

	it("is waited out as Meta asks", async () => {
		let asked = 0;
		const { env, bodies } = await openSending(() =>
			asked++ === 0 ? limited("0") : undefined,
		);
		const { code, stdout, stderr } = await type(text, { env });
		expect(code).toBe(0);
		expect(stdout).toContain(wamid);
		expect(stderr).toContain("asks to wait");
		expect(bodies()).toHaveLength(2);
	});

	it("is not waited out without end", async () => {
		const { env, bodies } = await openSending(() => limited("0"));
		expect(await type(text, { env })).toMatchObject({ code: 7 });
		expect(bodies()).toHaveLength(3);
	});

	it.each([undefined, "3600"])("with Retry-After %s is told", async (after) => {
		const { env, bodies } = await openSending(() => limited(after));
		expect(await type(text, { env })).toMatchObject({ code: 7 });
		expect(bodies()).toHaveLength(1);
	});

	it("ends with Ctrl-C", async () => {
		const { env, bodies } = await openSending(() => limited("30"));
		const running = await begin(text, { env });
		await running.says(/asks to wait 30 s/);
		expect(await running.stop()).toBe(130);
		expect(bodies()).toHaveLength(1);
	});

	it("is not waited out for another error", async () => {
		const { env, bodies } = await openSending(() => ({
			...graphError(500, 131000, "(#131000) Something went wrong"),
			headers: { "retry-after": "0" },
		}));
		expect(await type(text, { env })).toMatchObject({ code: 7 });
		expect(bodies()).toHaveLength(1);
	});
});

it("another version that Meta answers with is told", async () => {
	const { env } = await openSending(() => ({
		status: 200,
		body: { messages: [{ id: wamid }] },
		headers: { "facebook-api-version": "v26.0" },
	}));
	const { code, stderr } = await type(text, { env });
	expect(code).toBe(0);
	expect(stderr).toContain("Meta answered with v26.0");
});
