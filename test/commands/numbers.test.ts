import { describe, expect, it } from "vitest";
import { lineSchema } from "../../src/view/schema.ts";
import {
	graphError,
	healthyWorld,
	ids,
	openGraphStandIn,
	secrets,
	type World,
} from "../support/graph.ts";
import { linesOf } from "../support/recorded.ts";
import { type } from "../support/world.ts";

async function setUp(bend: (world: World) => void = () => {}) {
	const world = healthyWorld();
	bend(world);
	const meta = await openGraphStandIn(world);
	const env = {
		NO_COLOR: "1",
		WA_HOOK_GRAPH_URL: meta.address,
		WHATSAPP_ACCESS_TOKEN: secrets.token,
	};
	return { meta, env };
}

const allAccounts = (world: World) => {
	world.token.targets = [ids.waba, ids.otherWaba];
};

describe("numbers", () => {
	it("shows a number with its id, status, quality and limit, and how to use it", async () => {
		const { env, meta } = await setUp();
		const { code, stdout, stderr } = await type(["numbers"], { env });
		expect(stdout).toBe(`WhatsApp account ${ids.waba}
  +1 555-078-3881  ${ids.phone}  Lucky Shrub
                   CONNECTED · quality GREEN · 250 customers a day
`);
		expect(stderr).toBe(
			`hint:  WHATSAPP_PHONE_NUMBER_ID=${ids.phone} in .env makes it the one to send from\n`,
		);
		expect(code).toBe(0);
		expect(meta.requests.at(-1)?.query.get("fields")).not.toContain(
			"messaging_limit_tier",
		);
	});

	it("shows those of all accounts that the token is for", async () => {
		const { env } = await setUp(allAccounts);
		const { stdout, stderr } = await type(["numbers"], { env });
		expect(stdout).toMatch(
			new RegExp(`account ${ids.waba}\n.*\n.*\n\nWhats.*${ids.otherWaba}\n`),
		);
		expect(stderr).toContain("makes one of them the one to send from");
	});

	it("says what is wrong with one", async () => {
		const { env } = await setUp((world) => {
			const [phone] = world.phones;
			if (phone === undefined) throw new Error("no phone");
			Object.assign(phone.fields, {
				status: "FLAGGED",
				quality_rating: "RED",
				account_mode: "SANDBOX",
				name_status: "DECLINED",
				throughput: { level: "HIGH" },
				is_on_biz_app: true,
				whatsapp_business_manager_messaging_limit: "TIER_UNLIMITED",
			});
		});
		const { stdout } = await type(["numbers", "-q"], { env, columns: 70 });
		expect(stdout).toBe(`WhatsApp account ${ids.waba}
  +1 555-078-3881  ${ids.phone}  Lucky Shrub
                   FLAGGED · quality RED
                   no limit on customers a day · high throughput
                   test number · also in the WhatsApp Business app
                   Its quality is low: its limit may be lowered.
                   Many customers have blocked or reported it.
                   Meta has declined its name.
`);
	});

	it("gives a line for each to a program", async () => {
		const { env } = await setUp(allAccounts);
		const { stdout } = await type(["numbers", "--json", "-q"], { env });
		const [first, second] = linesOf(stdout, "number");
		expect(lineSchema.parse(first)).toEqual({
			v: 1,
			type: "number",
			id: ids.phone,
			wabaId: ids.waba,
			displayPhoneNumber: "+1 555-078-3881",
			name: "Lucky Shrub",
			nameStatus: "APPROVED",
			status: "CONNECTED",
			quality: "GREEN",
			limit: "TIER_250",
			throughput: "STANDARD",
			codeVerification: "VERIFIED",
			platform: "CLOUD_API",
			mode: "LIVE",
			inApp: false,
		});
		expect(second?.["wabaId"]).toBe(ids.otherWaba);
	});

	it("finds the account by the number where the token isn't limited to some", async () => {
		const { env, meta } = await setUp((world) => {
			delete world.token.targets;
		});
		const { code, stderr } = await type(["numbers"], {
			env: { ...env, WHATSAPP_PHONE_NUMBER_ID: ids.phone },
		});
		expect(code).toBe(0);
		expect(stderr).toBe("");
		expect(meta.lines().slice(0, 3)).toEqual([
			"GET /debug_token",
			`GET /${ids.phone}`,
			`GET /${ids.waba}/phone_numbers`,
		]);
	});

	it("finds it by the number where the token may not be asked about", async () => {
		const { env } = await setUp((world) => {
			world.instead = ({ path }, response) => {
				if (path !== "/debug_token") return false;
				const { status, body } = graphError(
					400,
					100,
					"(#100) You must be a dev",
				);
				response.writeHead(status).end(JSON.stringify(body));
				return true;
			};
		});
		const byNumber = await type(["numbers"], {
			env: { ...env, WHATSAPP_PHONE_NUMBER_ID: ids.phone },
		});
		expect(byNumber.stdout).toContain(`WhatsApp account ${ids.waba}`);
		const byNothing = await type(["numbers"], { env });
		expect(byNothing.code).toBe(3);
		expect(byNothing.stderr).toContain("--waba-id");
	});

	it("says that the configured number is none of them", async () => {
		const { env } = await setUp();
		const { stderr } = await type(["numbers", "--waba-id", ids.waba], {
			env: { ...env, WHATSAPP_PHONE_NUMBER_ID: ids.otherPhone },
		});
		expect(stderr).toBe(
			`hint:  ${ids.otherPhone}, the phone number id from WHATSAPP_PHONE_NUMBER_ID, is none of them\n`,
		);
	});

	it("says where there is none", async () => {
		const { env } = await setUp((world) => {
			for (const waba of world.wabas) waba.numbers = [];
		});
		const { code, stdout, stderr } = await type(["numbers"], { env });
		expect(code).toBe(0);
		expect(stdout).toContain("  no numbers\n");
		expect(stderr).toContain("add a number in WhatsApp Manager");
	});

	it("keeps what others wrote from the terminal", async () => {
		const { env } = await setUp((world) => {
			const [phone] = world.phones;
			if (phone === undefined) throw new Error("no phone");
			Object.assign(phone.fields, {
				verified_name: "a\nerror: \u001b[2J\u202eb",
				status: "ODD\u0007\n",
				display_phone_number: "+1\u001b]0;x\u0007",
			});
		});
		for (const flags of [[], ["--json"]]) {
			const { stdout, code } = await type(["numbers", ...flags], { env });
			expect(stdout).not.toMatch(/[^\P{Cc}\n]|\p{Cf}|^error/mu);
			expect(code).toBe(0);
		}
	});

	it("explains a refusal, and shows no token", async () => {
		const { env } = await setUp((world) => {
			world.token.scopes = [];
		});
		const { code, stderr } = await type(
			["numbers", "-v", "--waba-id", ids.waba],
			{ env },
		);
		expect(code).toBe(4);
		expect(stderr).toContain(
			`error: Meta refused to list the numbers of the account ${ids.waba}: 200`,
		);
		expect(stderr).not.toContain(secrets.token);
	});

	it("takes no id that could be a path", async () => {
		const { code, stderr } = await type(["numbers", "--waba-id", "1/../2"]);
		expect(code).toBe(2);
		expect(stderr).toContain("An id of Meta's is a number.");
	});
});

describe("an access token that was pasted wrongly", () => {
	it.each([
		[`Bearer ${secrets.token}`, "begins with Bearer"],
		[`'${secrets.token}'`, "is wrapped in quotes"],
		[`EAA ${secrets.token}`, "holds white space"],
		[`${secrets.token}\u2026`, "holds a character that no token has"],
	])("is not sent: it %#", async (token, fault) => {
		const { env, meta } = await setUp();
		const { code, stdout, stderr } = await type(["numbers", "-v"], {
			env: { ...env, WHATSAPP_ACCESS_TOKEN: token },
		});
		expect(code).toBe(3);
		expect(stderr).toBe(
			`error: the access token from WHATSAPP_ACCESS_TOKEN ${fault}\nhint:  paste the token alone, in one piece and without quotes: it begins with EAA and is letters and digits throughout\n`,
		);
		expect(stdout + stderr).not.toContain(secrets.token);
		expect(meta.requests).toEqual([]);
	});

	it("is told of before it is sent where it is too short", async () => {
		const { env } = await setUp();
		const { code, stdout, stderr } = await type(["numbers"], {
			env: { ...env, WHATSAPP_ACCESS_TOKEN: "EAAhalf" },
		});
		expect(code).toBe(4);
		expect(stderr).toMatch(
			/^warning: the access token from WHATSAPP_ACCESS_TOKEN has 7 characters, where Meta's have a hundred and more\nerror: /,
		);
		expect(stdout + stderr).not.toContain("EAAhalf");
	});
});

describe("--timeout", () => {
	it.each([
		["numbers"],
		["templates"],
		["templates", "show", "hello_world"],
		["media", "get", "9373542316599624"],
	])("ends the wait of %s %s", async (...argv) => {
		const { env } = await setUp((world) => {
			world.instead = () => true;
		});
		const { code, stderr } = await type([...argv, "--timeout", "60ms"], {
			env,
		});
		expect(code).toBe(5);
		expect(stderr).toContain(": no whole answer within 60 ms");
	});
});
