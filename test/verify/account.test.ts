import type { ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import {
	type AccountSettings,
	readAccount,
} from "../../src/commands/verify/account.ts";
import { openGraph } from "../../src/io/graph/graph.ts";
import {
	type AccountExpectation,
	diagnoseAccount,
} from "../../src/webhook/diagnose/account/account.ts";
import { accountCodes } from "../../src/webhook/diagnose/account/codes.ts";
import type { Finding } from "../../src/webhook/diagnose/finding.ts";
import {
	callback,
	graphError,
	healthyWorld,
	ids,
	openGraphStandIn,
	secrets,
	type World,
	type WorldApp,
	type WorldPhone,
	type WorldWaba,
} from "../support/graph.ts";

const now = Date.UTC(2026, 10, 21, 12);
const inHours = (hours: number) => (now + hours * 3_600_000) / 1000;

const everything: AccountSettings = {
	appId: ids.app,
	appSecret: secrets.app,
	accessToken: secrets.token,
	wabaId: ids.waba,
	phoneNumberId: ids.phone,
};

/** What is found in a world, and what was asked of it. No secret is in any of it. */
async function look(
	bend: (world: World) => void = () => {},
	settings: AccountSettings = everything,
	expected: AccountExpectation = { callbackUrl: callback },
) {
	const world = healthyWorld();
	bend(world);
	const standIn = await openGraphStandIn(world);
	const graph = openGraph({
		address: standIn.address,
		env: {},
		timeoutMs: 300,
		pauseMs: 1,
	});
	const seen = await readAccount(graph, settings, () => now);
	await graph.close();
	const findings = diagnoseAccount(seen, expected);
	const written = JSON.stringify([seen, findings]);
	for (const secret of Object.values(secrets)) {
		expect(written).not.toContain(secret);
	}
	const lines = standIn.lines();
	return { findings, seen, lines, requests: standIn.requests };
}

/** The codes of what is wrong. */
function faults(findings: readonly Finding[]): string[] {
	return findings
		.filter(({ level }) => level === "fail" || level === "warn")
		.map(({ code, level }) => `${level} ${code}`);
}

function codes(findings: readonly Finding[]): string[] {
	return findings.map(({ code, level }) => `${level} ${code}`);
}

function find(findings: readonly Finding[], code: string): Finding {
	const found = findings.find((finding) => finding.code === code);
	if (found === undefined) throw new Error(`no ${code} in ${codes(findings)}`);
	return found;
}

const own = ({ apps }: World): WorldApp => first(apps);
const waba = ({ wabas }: World): WorldWaba => first(wabas);
const phone = ({ phones }: World): WorldPhone => first(phones);
const subscription = (world: World) => first(own(world).subscriptions);

function first<T>(list: readonly T[]): T {
	const [item] = list;
	if (item === undefined) throw new Error("an empty list");
	return item;
}

describe("a set-up in which everything is right", () => {
	it("has no fault, and says what could not be asked", async () => {
		const { findings } = await look();
		expect(codes(findings)).toEqual([
			"ok app-secret",
			"ok access-token",
			"ok waba",
			"ok app-subscription",
			"ok waba-subscription",
			"ok webhook-route",
			"ok phone-number",
			"ok phone-health",
			"skip app-mode",
		]);
	});

	it("is told by ids that the token leads to, where they are not configured", async () => {
		const { accessToken, appSecret } = everything;
		const { findings, seen } = await look(undefined, {
			accessToken,
			appSecret,
		});
		expect(faults(findings)).toEqual([]);
		expect(seen).toMatchObject({
			appId: { id: ids.app, isGiven: false },
			wabaId: { id: ids.waba, isGiven: false },
			phoneNumberId: { id: ids.phone, isGiven: false },
		});
	});

	it("finds the account by the number where the token is for all of them", async () => {
		const { wabaId: _, ...rest } = everything;
		const { seen } = await look(({ token }) => delete token.targets, rest);
		expect(seen.wabaId).toEqual({ id: ids.waba, isGiven: false });
	});

	it("asks with a header, never in an address", async () => {
		const { requests, lines } = await look();
		expect(lines).toContain(`GET /${ids.app}/subscriptions`);
		for (const { path, query, credential, received } of requests) {
			expect([secrets.token, `${ids.app}|${secrets.app}`]).toContain(
				credential,
			);
			if (path !== "/debug_token") {
				expect(received.url).not.toContain(secrets.token);
			}
			expect(query.has("access_token")).toBe(false);
		}
	});

	it("asks for less where a version doesn't know a field", async () => {
		const { findings } = await look((world) => {
			world.unknownFields = [
				"is_on_biz_app",
				"account_mode",
				"account_review_status",
			];
		});
		expect(faults(findings)).toEqual([]);
		expect(find(findings, "phone-number").level).toBe("ok");
	});

	it("is right with an override that leads here, wherever the app's own address leads", async () => {
		const { findings } = await look((world) => {
			subscription(world).callback_url = "https://production.example.org/wa";
			phone(world).override = callback;
		});
		expect(faults(findings)).toEqual([]);
	});

	it("is right at another address of the same app", async () => {
		const { findings } = await look(undefined, everything, {
			callbackUrl: "https://brave-otter.loca.lt/webhook",
			otherUrls: [callback],
		});
		expect(faults(findings)).toEqual([]);
	});

	it("reads a list over its pages", async () => {
		const { seen } = await look((world) => {
			const others = Array.from({ length: 150 }, (_, index) => ({
				...phone(world),
				id: `2000000000${index + 100}`,
			}));
			world.phones = [...others, ...world.phones];
			waba(world).numbers.push(...others.map(({ id }) => id));
		});
		expect(seen.phoneNumbers).toMatchObject({ state: "found" });
		expect(
			seen.phoneNumbers.state === "found" && seen.phoneNumbers.value.length,
		).toBe(151);
	});
});

const portfolio = "2729063490586005";

/** One fault each: the world it is in, what is configured if not everything as it should be, and the findings. */
const gallery: readonly {
	readonly fault: string;
	readonly bend?: (world: World) => void;
	readonly settings?: Partial<AccountSettings>;
	readonly expected?: AccountExpectation;
	readonly found: readonly string[];
}[] = [
	{
		fault: "an app secret of another app",
		settings: { appSecret: "ffffffffffffffffffffffffffffffff" },
		found: ["fail app-secret-wrong"],
	},
	{
		fault: "an account's id in the place of the app's",
		settings: { appId: "999999999999999" },
		found: ["fail app-id-wrong"],
	},
	{
		fault: "an expired token",
		bend: ({ token }) => {
			token.error = {
				message: "Error validating access token: Session has expired on Friday",
				error_subcode: 463,
			};
		},
		found: ["fail token-expired"],
	},
	{
		fault: "an expired token, and no app secret to ask about it with",
		bend: ({ token }) => {
			token.error = { message: "Session has expired", error_subcode: 463 };
		},
		settings: { appSecret: undefined },
		found: ["fail token-expired"],
	},
	{
		fault: "a revoked token",
		bend: ({ token }) => {
			token.error = {
				message: "The session has been invalidated",
				error_subcode: 467,
			};
		},
		found: ["fail token-invalid"],
	},
	{
		fault: "a token that was cut off",
		settings: { accessToken: secrets.token.slice(0, -6) },
		found: ["fail token-invalid"],
	},
	{
		fault: "a token of an app",
		bend: ({ token }) => {
			token.type = "APP";
		},
		found: ["fail token-wrong-kind"],
	},
	{
		fault: "a token of an app, which gets to see no account",
		bend: (world) => {
			world.token.type = "APP";
			world.token.scopes = [];
			world.instead = unseen(ids.waba, ids.phone);
		},
		found: ["fail token-wrong-kind"],
	},
	{
		fault: "a token of another app",
		bend: (world) => {
			world.token.appId = ids.otherApp;
		},
		found: ["fail token-other-app"],
	},
	{
		fault: "a token of another app, of which Meta won't tell more",
		bend: (world) => {
			world.token.appId = ids.otherApp;
			world.instead = forPath(
				"/debug_token",
				400,
				100,
				"(#100) The App_id in the input_token did not match the Viewing App",
			);
		},
		found: ["fail token-other-app"],
	},
	{
		fault: "a token of another app, told as older answers do",
		bend: (world) => {
			world.token.appId = ids.otherApp;
			world.instead = ({ path, credential }, response) => {
				if (path !== "/debug_token" || !credential?.includes("|")) return false;
				const error = { code: 100, message: "(#100) The App_id did not match" };
				const body = { data: { is_valid: false, scopes: [], error } };
				send(response, { status: 200, body });
				return true;
			};
		},
		found: ["fail token-other-app"],
	},
	{
		fault: "a token of another app, whose messages go elsewhere",
		bend: (world) => {
			world.token.appId = ids.otherApp;
			waba(world).apps.push({
				id: ids.otherApp,
				override_callback_uri: "https://bsp.example.net/in",
			});
			phone(world).override = "https://bsp.example.net/number";
		},
		found: ["fail token-other-app"],
	},
	{
		fault: "a token that lacks a scope",
		bend: ({ token }) => {
			token.scopes = ["whatsapp_business_messaging"];
		},
		found: ["fail token-scope-missing"],
	},
	{
		fault: "a token for another account",
		bend: ({ token }) => {
			token.targets = [ids.otherWaba];
		},
		found: ["fail token-other-waba"],
	},
	{
		fault: "the dashboard's token of 24 hours",
		bend: ({ token }) => {
			token.expiresAt = inHours(7);
		},
		found: ["warn token-temporary"],
	},
	{
		fault: "a token that ends in four days",
		bend: ({ token }) => {
			token.expiresAt = inHours(96);
		},
		found: ["warn token-expires-soon"],
	},
	{
		fault: "a token whose time is over, though Meta calls it valid",
		bend: ({ token }) => {
			token.expiresAt = inHours(-1);
		},
		found: ["fail token-expired"],
	},
	{
		fault: "an app without any subscription",
		bend: (world) => {
			own(world).subscriptions = [];
		},
		found: ["fail app-not-subscribed"],
	},
	{
		fault: "the callback URL saved for User",
		bend: (world) => {
			subscription(world).object = "user";
		},
		found: ["fail wrong-object"],
	},
	{
		fault: "another product's webhook alone",
		bend: (world) => {
			Object.assign(subscription(world), {
				object: "page",
				callback_url: "https://messenger.example.org/",
			});
		},
		found: ["fail app-not-subscribed"],
	},
	{
		fault: "a subscription that was switched off",
		bend: (world) => {
			subscription(world).active = false;
		},
		found: ["fail app-subscription-inactive"],
	},
	{
		fault: "no messages field",
		bend: (world) => {
			subscription(world).fields = [
				{ name: "account_update", version: "v25.0" },
			];
		},
		found: ["fail messages-field-missing"],
	},
	{
		fault: "a messages field of long ago",
		bend: (world) => {
			subscription(world).fields = [{ name: "messages", version: "v16.0" }];
		},
		found: ["warn field-version-old"],
	},
	{
		fault: "an old tunnel's address at the app",
		bend: (world) => {
			subscription(world).callback_url = "https://old-otter-12.loca.lt/webhook";
		},
		found: ["fail callback-elsewhere"],
	},
	{
		fault: "a slash too many",
		bend: (world) => {
			subscription(world).callback_url = `${callback}/`;
		},
		found: ["fail callback-trailing-slash"],
	},
	{
		fault: "no app subscribed to the account",
		bend: (world) => {
			waba(world).apps = [];
		},
		found: ["fail waba-not-subscribed"],
	},
	{
		fault: "only a provider's app subscribed to the account",
		bend: (world) => {
			waba(world).apps = [{ id: ids.otherApp }];
		},
		found: ["fail other-app-subscribed"],
	},
	{
		fault: "an override at the number",
		bend: (world) => {
			phone(world).override = "https://chat-tool.example.net/hook";
		},
		found: ["fail phone-override"],
	},
	{
		fault: "an override at the account",
		bend: (world) => {
			waba(world).apps = [
				{ id: ids.app, override_callback_uri: "https://bsp.example.net/in" },
			];
		},
		found: ["fail waba-override"],
	},
	{
		fault:
			"an override at the account, in a version that doesn't tell where a number's messages go",
		bend: (world) => {
			world.unknownFields = ["webhook_configuration"];
			waba(world).apps = [
				{ id: ids.app, override_callback_uri: "https://bsp.example.net/in" },
			];
		},
		found: ["warn waba-override"],
	},
	{
		fault:
			"another address at the app, and nothing to ask about overrides with",
		bend: (world) => {
			subscription(world).callback_url = "https://production.example.org/wa";
			phone(world).override = callback;
		},
		settings: { accessToken: undefined },
		found: ["warn callback-elsewhere"],
	},
	{
		fault: "ids the wrong way round",
		settings: { wabaId: ids.phone, phoneNumberId: ids.waba },
		found: ["fail waba-id-mixed-up", "fail phone-number-id-mixed-up"],
	},
	{
		fault: "the app's id for the account's",
		settings: { wabaId: ids.app },
		found: ["fail waba-id-mixed-up"],
	},
	{
		fault: "the business portfolio's id for the account's",
		bend: (world) => {
			world.instead = ({ path, query }, response) => {
				if (!path.startsWith(`/${portfolio}`)) return false;
				const rare = /account_review_status/.exec(query.get("fields") ?? "");
				const unknown = path.split("/")[2] ?? rare?.[0];
				const refusal = graphError(
					400,
					100,
					`(#100) Tried accessing nonexisting field (${unknown}) on node type (Business)`,
				);
				const body = { id: portfolio, name: "My business" };
				send(response, unknown === undefined ? { status: 200, body } : refusal);
				return true;
			};
		},
		settings: { wabaId: portfolio },
		found: ["fail waba-id-mixed-up"],
	},
	{
		fault: "a number that the token's user has no role on",
		bend: (world) => {
			world.instead = forPath(`/${ids.phone}`, 403, 10, "(#10) no role");
		},
		found: ["fail phone-number-unknown"],
	},
	{
		fault: "the account's id for the number's",
		settings: { phoneNumberId: ids.waba },
		found: ["fail phone-number-id-mixed-up"],
	},
	{
		fault: "the phone number for its id",
		settings: { phoneNumberId: "15550783881" },
		found: ["fail phone-number-id-mixed-up"],
	},
	{
		fault: "an id that isn't one",
		settings: { phoneNumberId: "+1 555-078-3881" },
		found: ["fail id-malformed"],
	},
	{
		fault: "a number that nobody knows",
		settings: { phoneNumberId: "100000000000009" },
		found: ["fail phone-number-unknown"],
	},
	{
		fault: "an account that nobody knows",
		bend: ({ token }) => {
			delete token.targets;
		},
		settings: { wabaId: "100000000000008", phoneNumberId: undefined },
		found: ["fail waba-unknown"],
	},
	{
		fault: "an account that the token's user has no role on",
		bend: (world) => {
			world.instead = forPath(`/${ids.waba}`, 403, 200, "(#200) no role");
		},
		found: ["fail waba-access-denied"],
	},
	{
		fault: "a number of another account",
		settings: { phoneNumberId: ids.otherPhone },
		found: ["fail phone-of-other-waba"],
	},
	{
		fault: "an account without a number",
		bend: (world) => {
			waba(world).numbers = [];
		},
		settings: { phoneNumberId: undefined },
		found: ["fail waba-without-numbers"],
	},
	{
		fault: "an account that was rejected",
		bend: (world) => {
			waba(world).account_review_status = "REJECTED";
		},
		found: ["fail waba-rejected"],
	},
	{
		fault: "an account in review",
		bend: (world) => {
			waba(world).account_review_status = "PENDING";
		},
		found: ["warn waba-in-review"],
	},
	...(
		[
			["PENDING", "fail phone-not-registered"],
			["UNVERIFIED", "fail phone-not-registered"],
			["BANNED", "fail phone-restricted"],
			["RATE_LIMITED", "warn phone-restricted"],
			["MIGRATED", "fail phone-gone"],
		] as const
	).map(([status, found]) => ({
		fault: `a number that is ${status}`,
		bend: (world: World) => {
			phone(world).fields["status"] = status;
		},
		found: [found],
	})),
	{
		fault: "a number that is still on premise",
		bend: (world) => {
			phone(world).fields["platform_type"] = "ON_PREMISE";
		},
		found: ["fail phone-not-registered"],
	},
	{
		fault: "a pending number, whose health tells the same",
		bend: (world) => {
			phone(world).fields["status"] = "PENDING";
			phone(world).health = blocked("PHONE_NUMBER", 133010, "Not registered");
		},
		found: ["fail phone-not-registered"],
	},
	{
		fault: "a number that people report",
		bend: (world) => {
			phone(world).fields["quality_rating"] = "RED";
		},
		found: ["warn phone-quality-low"],
	},
	{
		fault: "no payment method",
		bend: (world) => {
			phone(world).health = blocked("WABA", 141006, "There is an error");
		},
		found: ["fail health-blocked"],
	},
	{
		fault: "a business that isn't verified",
		bend: (world) => {
			phone(world).health = {
				can_send_message: "LIMITED",
				entities: [
					{
						entity_type: "BUSINESS",
						can_send_message: "LIMITED",
						additional_info: ["Your business has not been verified."],
					},
				],
			};
		},
		found: ["warn health-limited"],
	},
	{
		fault: "a version that has expired",
		bend: (world) => {
			world.version = "v27.0";
		},
		found: ["warn graph-version-expired"],
	},
];

function blocked(entity_type: string, error_code: number, text: string) {
	const can_send_message = "BLOCKED";
	const errors = [{ error_code, error_description: text }];
	const entities = [{ entity_type, can_send_message, errors }];
	return { can_send_message, entities };
}

/** Answers what begins with a path with an error. */
function forPath(
	path: string,
	status: number,
	code: number,
	message: string,
): NonNullable<World["instead"]> {
	return (request, response) => {
		if (!request.path.startsWith(path)) return false;
		send(response, graphError(status, code, message));
		return true;
	};
}

/** Answers about these things as about what doesn't exist. */
function unseen(...hidden: readonly string[]): NonNullable<World["instead"]> {
	return ({ path }, response) => {
		const id = path.split("/")[1] ?? "";
		if (!hidden.includes(id)) return false;
		const message = `Unsupported get request. Object with ID '${id}' does not exist`;
		send(response, graphError(400, 100, message, { error_subcode: 33 }));
		return true;
	};
}

function send(
	response: ServerResponse,
	{ status, body }: ReturnType<typeof graphError>,
	headers: Record<string, string> = {},
): void {
	response.writeHead(status, {
		"content-type": "application/json",
		...headers,
	});
	response.end(JSON.stringify(body));
}

describe("a set-up with", () => {
	it.each(gallery)("$fault", async ({ bend, settings, expected, found }) => {
		const all = { ...everything, ...settings };
		const { findings } = await look(bend, all, expected);
		expect(faults(findings)).toEqual(found);
	});
});

describe("what a finding shows", () => {
	it("is the fix as a command, with the token by its variable's name", async () => {
		const { findings } = await look(
			(world) => {
				waba(world).apps = [{ id: ids.otherApp }];
			},
			everything,
			{ callbackUrl: callback, variables: { accessToken: "WHATSAPP_TOKEN" } },
		);
		const { seen, commands } = find(findings, "other-app-subscribed");
		expect(seen).toEqual([`subscribed: Old provider (${ids.otherApp})`]);
		expect(commands).toEqual([
			"wa-hook verify --fix",
			expect.stringMatching(
				/^curl -X POST -H "Authorization: Bearer \$WHATSAPP_TOKEN" http:\S+\/v25\.0\/102290129340398\/subscribed_apps$/,
			),
		]);
	});

	it("is the repair of just this target", async () => {
		const repair =
			"wa-hook verify --url https://hooks.example.org/webhook --fix";
		const { findings } = await look(
			(world) => {
				subscription(world).callback_url = "https://old.example.org/webhook";
			},
			everything,
			{ callbackUrl: callback, repair },
		);
		expect(find(findings, "callback-elsewhere").commands).toEqual([repair]);
	});

	it("is no command that would subscribe the other app, which the token is of", async () => {
		const { findings } = await look((world) => {
			waba(world).apps = [];
			world.token.appId = ids.otherApp;
		});
		expect(find(findings, "waba-not-subscribed")).toMatchObject({
			commands: [],
			fix: `Configure a token of app ${ids.app} first: with this one Meta would subscribe app ${ids.otherApp}.`,
		});
	});

	it("leaves the repair out where nothing tells whose the token is", async () => {
		const { findings } = await look((world) => {
			waba(world).apps = [];
			world.instead = forPath("/app", 400, 4, "(#4) Too many calls");
		});
		expect(find(findings, "waba-not-subscribed").commands).toEqual([
			expect.stringMatching(/^curl -X POST .*subscribed_apps$/),
		]);
	});

	it("names the accounts that it may be, where none is configured", async () => {
		const { findings } = await look(
			({ token }) => {
				token.targets = [ids.waba, ids.otherWaba];
			},
			{ ...everything, wabaId: undefined, phoneNumberId: undefined },
		);
		expect(faults(findings)).toEqual([]);
		expect(find(findings, "account-not-checked").seen).toEqual([
			`the token is for 2 WhatsApp accounts (${ids.waba}, ${ids.otherWaba}), and none is configured`,
		]);
	});

	it("keeps the fields that are there when one is added", async () => {
		const { findings } = await look((world) => {
			subscription(world).fields = [
				{ name: "account_update", version: "v25.0" },
			];
		});
		const [, command] = find(findings, "messages-field-missing").commands ?? [];
		expect(command).toContain("fields=account_update,messages");
		expect(command).toContain('"verify_token=$WHATSAPP_VERIFY_TOKEN"');
		expect(command).toContain(`Bearer ${ids.app}|$WHATSAPP_APP_SECRET`);
	});

	it("quotes what a shell would obey", async () => {
		const { findings } = await look((world) => {
			subscription(world).callback_url = "https://x.example/$(id)'`id`";
			subscription(world).active = false;
		});
		const [, command] =
			find(findings, "app-subscription-inactive").commands ?? [];
		expect(command).toContain(
			"--data-urlencode 'callback_url=https://x.example/$(id)'\\''`id`'",
		);
	});

	it("says who wins where several levels have an address", async () => {
		const { findings } = await look((world) => {
			phone(world).override = "https://chat-tool.example.net/hook";
		});
		expect(find(findings, "phone-override").seen).toEqual([
			"the number's override, which counts: https://chat-tool.example.net/hook",
			`the app's callback URL: ${callback}`,
			`this address: ${callback}`,
		]);
	});

	it("explains what blocks by the table of errors", async () => {
		const { findings } = await look((world) => {
			phone(world).health = blocked("WABA", 141006, "There is an error");
		});
		expect(find(findings, "health-blocked")).toMatchObject({
			seen: [
				"health_status BLOCKED",
				"WABA: BLOCKED",
				"141006 There is an error",
			],
			fix: "Attach a payment method in WhatsApp Manager.",
		});
	});

	it("remarks on a test number and on a number in the app, neither a fault", async () => {
		const { findings } = await look((world) => {
			phone(world).fields["account_mode"] = "SANDBOX";
			phone(world).fields["is_on_biz_app"] = true;
		});
		expect(faults(findings)).toEqual([]);
		expect(codes(findings)).toContain("ok test-number");
		expect(codes(findings)).toContain("ok coexistence");
	});

	it("is where messages go, where nobody says where they should", async () => {
		const { findings } = await look(undefined, everything, {});
		expect(find(findings, "webhook-route")).toMatchObject({
			level: "ok",
			title: `the app's callback URL decides where messages go: ${callback}`,
		});
	});

	it("is never what stands in the place of an id: it may be a token", async () => {
		const stray = "EAAstrayTOKENstrayTOKEN99";
		const { findings } = await look(undefined, {
			...everything,
			appId: stray,
			wabaId: stray,
			phoneNumberId: stray,
		});
		expect(faults(findings)).toEqual(Array(3).fill("fail id-malformed"));
		expect(findings[0]?.title).toBe(
			"the app id is none: it looks like an access token",
		);
		expect(JSON.stringify(findings)).not.toContain(stray);
	});

	it("lists the numbers where none is configured", async () => {
		const { findings } = await look(
			(world) => waba(world).numbers.push(ids.otherPhone),
			{ ...everything, phoneNumberId: undefined },
		);
		expect(find(findings, "which-number")).toMatchObject({
			level: "skip",
			seen: [
				`in the account: +1 555-078-3881 (${ids.phone})`,
				`in the account: +1 555-190-0002 (${ids.otherPhone})`,
			],
		});
		expect(faults(findings)).toEqual([]);
	});
});

describe("what could not be looked up is never a fault", () => {
	it("without an app secret", async () => {
		const { findings } = await look(undefined, {
			...everything,
			appSecret: undefined,
		});
		expect(faults(findings)).toEqual([]);
		expect(find(findings, "account-not-checked")).toMatchObject({
			level: "skip",
			title: "not checked: the app, the app's subscriptions",
			seen: ["no app secret is configured"],
		});
	});

	it("with the app's id and secret alone", async () => {
		const { appId, appSecret } = everything;
		const { findings } = await look(undefined, { appId, appSecret });
		expect(codes(findings)).toEqual([
			"ok app-secret",
			"ok app-subscription",
			"ok webhook-route",
			"skip account-not-checked",
			"skip app-mode",
		]);
	});

	it("while Meta limits the calls", async () => {
		const { findings, requests } = await look((world) => {
			world.instead = ({ path }, response) => {
				if (!path.startsWith(`/${ids.waba}`)) return false;
				const limit = graphError(400, 80007, "(#80007) Rate limit issues");
				send(response, { ...limit, status: 429 }, { "retry-after": "60" });
				return true;
			};
		});
		expect(faults(findings)).toEqual([]);
		expect(find(findings, "graph-refused")).toMatchObject({
			title:
				"Meta refused to tell: the WhatsApp account, the apps subscribed to it, its numbers",
			seen: [
				"Meta: 80007 (#80007) Rate limit issues",
				"Meta asks to wait 60 s",
				"fbtrace_id Az8or2yhqkZfEZ-_4Qn_Bam",
			],
		});
		const asked = requests.filter(({ path }) => path === `/${ids.waba}`);
		expect(asked).toHaveLength(1);
	});

	it("while Meta limits the app's calls: its secret may be right", async () => {
		const { findings } = await look((world) => {
			world.instead = forPath(`/${ids.app}`, 400, 4, "(#4) Too many calls");
		});
		expect(faults(findings)).toEqual([]);
		expect(find(findings, "account-not-checked")).toMatchObject({
			title: "not checked: the app's subscriptions",
			seen: [
				"whether app id and app secret belong together could not be looked up",
			],
		});
	});

	it("while the token can't be asked about: it may well name an account", async () => {
		const { findings } = await look(
			(world) => {
				world.instead = forPath("/debug_token", 400, 4, "(#4) Too many calls");
			},
			{ ...everything, wabaId: undefined, phoneNumberId: undefined },
		);
		expect(find(findings, "account-not-checked").seen).toEqual([
			"no WhatsApp Business Account id is configured, and the token can't be asked for one",
		]);
	});

	it("while the API answers with a web page", async () => {
		const { findings, lines } = await look((world) => {
			world.instead = (_request, response) => {
				response.writeHead(502, { "content-type": "text/html" });
				response.end("<html>Bad gateway</html>");
				return true;
			};
		});
		expect(codes(findings)).toEqual(["skip graph-unreachable"]);
		expect(findings[0]?.seen).toEqual([
			"answered 502 with a web page, not as the Graph API does",
		]);
		expect(new Set(lines)).toEqual(new Set(["GET /app", `GET /${ids.app}`]));
	});

	it("while it does not answer", async () => {
		const { findings } = await look((world) => {
			world.instead = () => true;
		});
		expect(codes(findings)).toEqual(["skip graph-unreachable"]);
		expect(findings[0]?.seen).toEqual(["no whole answer within 300 ms"]);
	});
});

it("every code of this part is found here, or is one of those that need no world", async () => {
	const inGallery = gallery.flatMap(({ found }) =>
		found.map((each) => each.split(" ")[1] ?? ""),
	);
	const elsewhere = [
		"graph-unreachable",
		"graph-refused",
		"account-not-checked",
		"app-secret",
		"access-token",
		"app-subscription",
		"webhook-route",
		"app-mode",
		"waba",
		"waba-subscription",
		"phone-number",
		"which-number",
		"test-number",
		"coexistence",
		"phone-health",
	];
	expect(Object.keys(accountCodes).sort()).toEqual(
		[...new Set([...inGallery, ...elsewhere])].sort(),
	);
});
