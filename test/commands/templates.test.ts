import { describe, expect, it } from "vitest";
import { lineSchema } from "../../src/view/schema.ts";
import {
	healthyWorld,
	ids,
	openGraphStandIn,
	secrets,
	type World,
} from "../support/graph.ts";
import { linesOf } from "../support/recorded.ts";
import { type } from "../support/world.ts";

const hello = {
	id: "590558700000001",
	name: "hello_world",
	language: "en_US",
	status: "APPROVED",
	category: "UTILITY",
	quality_score: { score: "UNKNOWN" },
	rejected_reason: "NONE",
	parameter_format: "POSITIONAL",
	components: [
		{ type: "HEADER", format: "TEXT", text: "Hello World" },
		{ type: "BODY", text: "Welcome and congratulations!!" },
		{ type: "FOOTER", text: "WhatsApp Business Platform sample message" },
	],
};

const order = {
	...hello,
	id: "590558700000002",
	name: "order_confirmation",
	quality_score: { score: "GREEN" },
	components: [
		{ type: "HEADER", format: "IMAGE" },
		{
			type: "BODY",
			text: "Thank you, {{1}}!\nYour order is {{2}}.",
			example: { body_text: [["Pablo", "860198-230332"]] },
		},
		{
			type: "BUTTONS",
			buttons: [
				{ type: "QUICK_REPLY", text: "Stop" },
				{
					type: "URL",
					text: "Track",
					url: "https://shop.example/{{1}}",
					example: ["https://shop.example/860198"],
				},
			],
		},
	],
};

const portuguese = { ...order, id: "590558700000003", language: "pt_BR" };

const sale = {
	...hello,
	id: "590558700000004",
	name: "summer_sale",
	status: "REJECTED",
	category: "MARKETING",
	rejected_reason: "INVALID_FORMAT",
};

/** An account with these templates, in a world bent as the test wants it. */
async function setUp(
	templates: Record<string, unknown>[] = [sale, portuguese, order, hello],
	bend: (world: World) => void = () => {},
) {
	const world = healthyWorld();
	for (const waba of world.wabas) {
		if (waba.id === ids.waba) waba.templates = templates;
	}
	bend(world);
	const meta = await openGraphStandIn(world);
	const env = {
		NO_COLOR: "1",
		WA_HOOK_GRAPH_URL: meta.address,
		WHATSAPP_ACCESS_TOKEN: secrets.token,
	};
	return { meta, env };
}

/** What a terminal would obey, and what could pass for a line of ours. */
const offending = /[^\P{Cc}\n]|\p{Cf}|^error/mu;

const many = (count: number) =>
	Array.from({ length: count }, (_, index) => ({
		...hello,
		id: `${590558700000000 + index}`,
		name: `template_${String(index).padStart(4, "0")}`,
	}));

describe("templates", () => {
	it("lists them by name and language, with what is wrong with one", async () => {
		const { env, meta } = await setUp();
		const typed = await type(["templates"], { env });
		expect(typed.stderr).toBe("");
		expect(typed.stdout).toBe(
			[
				"hello_world         en_US  APPROVED  UTILITY",
				"order_confirmation  en_US  APPROVED  UTILITY",
				"order_confirmation  pt_BR  APPROVED  UTILITY",
				"summer_sale         en_US  REJECTED  MARKETING  INVALID_FORMAT",
				"",
			].join("\n"),
		);
		expect(typed.code).toBe(0);
		expect(meta.lines()).toEqual([
			"GET /debug_token",
			`GET /${ids.waba}/message_templates`,
		]);
	});

	it.each([
		{ argv: ["order"], names: ["order_confirmation", "order_confirmation"] },
		{ argv: ["*_sale"], names: ["summer_sale"] },
		{ argv: ["sale", "hello"], names: ["hello_world", "summer_sale"] },
		{ argv: ["--status", "rejected,paused"], names: ["summer_sale"] },
		{ argv: ["--lang", "pt_BR"], names: ["order_confirmation"] },
		{ argv: ["hello", "--category", "marketing"], names: [] },
	])("of them those that $argv means", async ({ argv, names }) => {
		const { env } = await setUp();
		const { stdout, code } = await type(
			["templates", "list", ...argv, "--json"],
			{ env },
		);
		const lines = linesOf(stdout, "template");
		expect(lines.map(({ name }) => name)).toEqual(names);
		expect(code).toBe(0);
	});

	it("says that there is nothing where there is nothing", async () => {
		const { env } = await setUp([]);
		const none = await type(["templates"], { env });
		expect(none).toMatchObject({ code: 0, stdout: "" });
		expect(none.stderr).toBe("The account has no templates.\n");
		const { env: some } = await setUp();
		const paused = ["templates", "--status", "paused"];
		const filtered = await type(paused, { env: some });
		expect(filtered).toMatchObject({ code: 0, stdout: "" });
		expect(filtered.stderr).toBe(
			"None of the account's 4 templates is one of these.\n",
		);
	});

	it.each([
		["helo_world", "did you mean hello_world?"],
		["sale*", "wa-hook templates lists the 4 that it has"],
		["shwo", "did you mean show?"],
	])("knows no template like %s, and what was meant", async (name, hint) => {
		const { env } = await setUp();
		const { stderr, stdout, code } = await type(["templates", "order", name], {
			env,
		});
		expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
		expect(stderr).toContain(
			`error: the WhatsApp account ${ids.waba} has no template like "${name}"\n`,
		);
		expect(stderr).toContain(`hint:  ${hint}`);
	});

	it("follows the pages to the last one", async () => {
		const { env, meta } = await setUp(many(205));
		const { stdout } = await type(["templates", "-q"], { env });
		expect(stdout.trimEnd().split("\n")).toHaveLength(205);
		const pages = meta.requests
			.filter(({ path }) => path.endsWith("message_templates"))
			.map(({ query }) => query.get("after"));
		expect(pages).toEqual([null, "100", "200"]);
	});

	it("comes to an end where the pages have none", async () => {
		const { env, meta } = await setUp([], (world) => {
			let page = 0;
			world.instead = ({ path }, response) => {
				if (!path.endsWith("message_templates")) return false;
				page++;
				const paging = {
					cursors: { after: `${page}` },
					next: "https://graph.facebook.com/next",
				};
				response.end(JSON.stringify({ data: [hello], paging }));
				return true;
			};
		});
		const { stderr, code } = await type(["templates"], { env });
		expect(code).toBe(0);
		expect(stderr).toContain("more templates than the 200 that were looked at");
		expect(meta.requests).toHaveLength(201);
	});

	it("does without the fields that this version doesn't have", async () => {
		const { env } = await setUp([order], (world) => {
			world.unknownFields = ["quality_score", "parameter_format"];
		});
		const { stdout } = await type(["templates"], { env });
		expect(stdout).toBe("order_confirmation  en_US  APPROVED  UTILITY\n");
	});

	it("keeps what others wrote from the terminal", async () => {
		const hostile = {
			...hello,
			name: "evil\u001b[2J\u202e\r",
			status: "OK\u0007",
			components: [{ type: "BODY", text: "a\u001b]0;x\u0007\nerror: b" }],
		};
		const { env } = await setUp([hostile]);
		const typed = [
			await type(["templates"], { env }),
			await type(["templates", "show", hostile.name], { env }),
			await type(["templates", "--json"], { env }),
		];
		for (const { stdout, code } of typed) {
			expect(stdout).not.toMatch(offending);
			expect(code).toBe(0);
		}
	});
});

describe("templates show", () => {
	it("shows what one says, what it takes, and how it is sent", async () => {
		const { env } = await setUp();
		const { stdout, code } = await type(
			["templates", "show", "order_confirmation"],
			{ env },
		);
		expect(stdout).toBe(`order_confirmation en_US
  APPROVED · UTILITY · quality GREEN · id 590558700000002
  also in pt_BR (--lang)

  │ [header image]
  │ Thank you, {{1}}!
  │ Your order is {{2}}.
  │ [button 0: quick reply] Stop
  │ [button 1: url] Track https://shop.example/{{1}}

  It takes
    header image
    body {{1}}            like "Pablo"
    body {{2}}            like "860198-230332"
    button 0 quick_reply  optional, button "Stop"
    button 1 url          button "Track", like "860198"

  Send it
    wa-hook send template order_confirmation --lang en_US --header-image https://shop.example/image.jpg --body Pablo --body 860198-230332 --button 1:url=860198 --to NUMBER
`);
		expect(code).toBe(0);
	});

	it("shows cards, an offer, and why it is not to be had", async () => {
		const shoes = {
			...sale,
			name: "shoes",
			quality_score: { score: "RED" },
			components: [
				{ type: "BODY", text: "For {{name}}" },
				{
					type: "LIMITED_TIME_OFFER",
					limited_time_offer: { text: "Ends soon!", has_expiration: true },
				},
				{
					type: "CAROUSEL",
					cards: [
						{
							components: [
								{ type: "HEADER", format: "VIDEO" },
								{ type: "BODY", text: "Red ones" },
							],
						},
					],
				},
			],
		};
		const { env } = await setUp([shoes]);
		const { stdout } = await type(["templates", "show", "shoes"], { env });
		expect(stdout).toBe(`shoes en_US
  REJECTED · MARKETING · quality RED · id 590558700000004
  Edit it, which has it reviewed again, or appeal.
  INVALID_FORMAT: something in it is malformed, mostly a variable: missing samples, at the very start or end, not numbered in order.
  It is in danger of being paused or disabled soon. Stop sending it until you have edited it.

  │ For {{name}}
  │ [limited time offer]
  │ Ends soon!
  │ [card 1]
  │ [header video]
  │ Red ones

  It takes
    body {{name}}
    end of the offer
    card 1 header video

  Meta doesn't send it: it is REJECTED (INVALID_FORMAT). Once it is approved, this does:
    wa-hook send template shoes --lang en_US --body name=TEXT --offer-ends TIME --card header-video=https://shop.example/video.mp4 --to NUMBER
`);
	});

	it.each([
		["PAUSED", "NONE"],
		["PENDING", undefined],
		["DISABLED", undefined],
	])(
		"doesn't offer to send one that is %s",
		async (status, rejected_reason) => {
			const { env } = await setUp([{ ...hello, status, rejected_reason }]);
			const { stdout } = await type(["templates", "show", "hello_world"], {
				env,
			});
			expect(stdout).not.toContain("Send it");
			expect(stdout).toContain(
				`\n  Meta doesn't send it: it is ${status}. Once it is approved, this does:\n    wa-hook send template hello_world`,
			);
		},
	);

	it.each(["FLAGGED", "SOMETHING_NEW"])(
		"offers to send one that is %s",
		async (status) => {
			const { env } = await setUp([{ ...hello, status }]);
			const { stdout } = await type(["templates", "show", "hello_world"], {
				env,
			});
			expect(stdout).toContain("\n  Send it\n");
		},
	);

	it("says of one without variables that it takes nothing", async () => {
		const { env } = await setUp();
		const { stdout } = await type(["templates", "show", "hello_world"], {
			env,
		});
		expect(stdout).toContain(
			"  It takes nothing.\n\n  Send it\n    wa-hook send template hello_world --lang en_US --to NUMBER\n",
		);
	});

	it("breaks the command so that it can be pasted from a narrow terminal", async () => {
		const { env } = await setUp();
		const { stdout } = await type(["templates", "show", "order_confirmation"], {
			env: { ...env, WHATSAPP_RECIPIENT_NUMBER: "16505551234" },
			columns: 60,
		});
		const lines = stdout.trimEnd().split("\n");
		expect(lines.filter((line) => line.length > 59)).toEqual([]);
		expect(stdout).toContain(" \\\n");
		expect(stdout).not.toContain("--to");
	});

	it("shows the language that is asked for", async () => {
		const { env } = await setUp();
		const { stdout } = await type(
			["templates", "show", "order_confirmation", "--lang", "pt-br", "--json"],
			{ env },
		);
		const line = lineSchema.parse(JSON.parse(stdout));
		expect(line).toMatchObject({
			type: "template",
			id: portuguese.id,
			language: "pt_BR",
			components: order.components,
			command: expect.arrayContaining(["--lang", "pt_BR", "1:url=860198"]),
		});
		expect(JSON.parse(stdout).variables[4]).toEqual({
			place: "button 1 url",
			needed: true,
			label: "Track",
			example: "860198",
		});
	});

	it("names the languages that there are", async () => {
		const { env } = await setUp();
		const { stderr, code } = await type(
			["templates", "show", "order_confirmation", "--lang", "fr"],
			{ env },
		);
		expect(code).toBe(2);
		expect(stderr).toContain('isn\'t there in "fr"');
		expect(stderr).toContain("hint:  it is there in en_US, pt_BR");
	});

	it("knows what was meant", async () => {
		const { env } = await setUp();
		const { stderr, code } = await type(["templates", "show", "helo_world"], {
			env,
		});
		expect(code).toBe(2);
		expect(stderr).toContain(
			`the WhatsApp account ${ids.waba} has no template`,
		);
		expect(stderr).toContain("hint:  did you mean hello_world?");
	});
});

describe("whose templates", () => {
	it("are the number's where a number is configured", async () => {
		const { env, meta } = await setUp();
		const { code } = await type(["templates"], {
			env: { ...env, WHATSAPP_PHONE_NUMBER_ID: ids.phone },
		});
		expect(code).toBe(0);
		expect(meta.lines()).toEqual([
			`GET /${ids.phone}`,
			`GET /${ids.waba}/message_templates`,
		]);
	});

	it("are those of the account that is named", async () => {
		const { env, meta } = await setUp();
		await type(["templates", "list", "--waba-id", ids.waba], { env });
		expect(meta.lines()).toEqual([`GET /${ids.waba}/message_templates`]);
	});

	it("isn't clear where the token is for several accounts", async () => {
		const { env } = await setUp([], (world) => {
			world.token.targets = [ids.waba, ids.otherWaba];
		});
		const { stderr, code } = await type(["templates"], { env });
		expect(code).toBe(3);
		expect(stderr).toContain(`for 2 WhatsApp accounts: ${ids.waba}, `);
		expect(stderr).toContain("--waba-id");
	});

	it("isn't known where nothing leads to an account", async () => {
		const { env } = await setUp([], (world) => {
			delete world.token.targets;
		});
		const { stderr, code } = await type(["templates"], { env });
		expect(code).toBe(3);
		expect(stderr).toContain("WHATSAPP_WABA_ID");
	});
});

describe("what goes wrong", () => {
	it("asks for an access token", async () => {
		const { code, stderr } = await type(["templates"]);
		expect(code).toBe(3);
		expect(stderr).toContain("error: no access token is configured");
		expect(stderr).toContain("WHATSAPP_ACCESS_TOKEN");
	});

	it("explains a token that has expired, with Meta's words last", async () => {
		const { env } = await setUp([], (world) => {
			world.token.error = {
				message: "Session has expired on Monday",
				error_subcode: 463,
			};
		});
		const { code, stderr } = await type(["templates", "-v"], { env });
		expect(code).toBe(4);
		expect(stderr).toMatch(
			/^error: Meta refused to .*: 190\/463 Session has expired \(fbtrace_id Az8\S+\)\. Meta's words: Session has expired on Monday\nhint: {2}The token's time is up\./,
		);
		expect(stderr).not.toContain(secrets.token);
	});

	it("tells a missing permission from a wrong id", async () => {
		const { env } = await setUp([], (world) => {
			world.token.scopes = ["whatsapp_business_messaging"];
		});
		const denied = await type(["templates"], { env });
		expect(denied.code).toBe(4);
		expect(denied.stderr).toContain("whatsapp_business_management");
		const wrong = await type(
			["templates", "list", "--waba-id", "999999999999999"],
			{ env },
		);
		expect(wrong.code).toBe(7);
		expect(wrong.stderr).toContain("100/33");
	});

	it("says that Meta can't be reached", async () => {
		const env = {
			WA_HOOK_GRAPH_URL: "http://127.0.0.1:1",
			WHATSAPP_ACCESS_TOKEN: secrets.token,
		};
		const { code, stdout } = await type(["templates", "--json"], { env });
		expect(code).toBe(5);
		expect(lineSchema.parse(JSON.parse(stdout))).toMatchObject({
			type: "error",
			code: "graph-unreachable",
			exitCode: 5,
		});
	});

	it("warns of a version that has expired, once", async () => {
		const { env } = await setUp(undefined, (world) => {
			world.version = "v26.0";
		});
		const { stderr } = await type(["templates"], { env });
		expect(stderr).toBe(
			"warning: Meta answered with v26.0 of its API, not with v25.0: set WHATSAPP_API_VERSION to one that it still has\n",
		);
	});
});
