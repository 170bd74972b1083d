import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import {
	type AccountSettings,
	readAccount,
} from "../../src/commands/verify/account.ts";
import { applyRemedies } from "../../src/commands/verify/fix.ts";
import type { FixOutcome } from "../../src/commands/verify/fix-one.ts";
import type { Context, Sink } from "../../src/context.ts";
import { ExitCode } from "../../src/errors.ts";
import { openGraph } from "../../src/io/graph/graph.ts";
import { diagnoseAccount } from "../../src/webhook/diagnose/account/account.ts";
import {
	type Remedy,
	type RemedyWishes,
	remediesFor,
} from "../../src/webhook/diagnose/account/remedies.ts";
import {
	callback,
	graphError,
	healthyWorld,
	ids,
	openGraphStandIn,
	secrets,
	type World,
} from "../support/graph.ts";

const here = "https://brave-otter-42.loca.lt/webhook";
const credentials = {
	appId: ids.app,
	appSecret: secrets.app,
	accessToken: secrets.token,
	verifyToken: secrets.verify,
};

/** A world with faults in it, looked at; and a way to mend it. */
async function plan(
	bend: (world: World) => void,
	wishes: RemedyWishes = { callbackUrl: callback, hasVerifyToken: true },
	more: Partial<AccountSettings> = {},
) {
	const world = healthyWorld();
	bend(world);
	const standIn = await openGraphStandIn(world);
	const { address } = standIn;
	const graph = openGraph({ address, env: {}, timeoutMs: 1_000, pauseMs: 1 });
	onTestFinished(() => graph.close());
	const settings = { ...credentials, phoneNumberId: ids.phone, ...more };
	const look = async () => {
		const seen = await readAccount(graph, settings, Date.now);
		const { callbackUrl } = wishes;
		const expected = callbackUrl === undefined ? {} : { callbackUrl };
		return { seen, findings: diagnoseAccount(seen, expected) };
	};
	const { seen, findings } = await look();
	const remedies = remediesFor(seen, findings, wishes);
	const asked: string[] = [];
	const ended: FixOutcome[] = [];
	const planned: (readonly Remedy[])[] = [];
	const mend = (options: Partial<Parameters<typeof applyRemedies>[2]> = {}) =>
		applyRemedies(
			remedies,
			graph,
			{
				yes: true,
				dryRun: false,
				credentials,
				agrees: async (question) => {
					asked.push(question);
					return true;
				},
				report: {
					planned: (all) => planned.push(all),
					ended: (_remedy, outcome) => ended.push(outcome),
				},
				...options,
			},
			contextWith(options.yes === false),
		);
	const faults = async () =>
		(await look()).findings
			.filter(({ level }) => level === "fail")
			.map(({ code }) => code);
	const written = () => JSON.stringify([remedies, ended, asked]);
	const posts = () => standIn.requests.filter(({ method }) => method !== "GET");
	return {
		world,
		remedies,
		mend,
		faults,
		asked,
		ended,
		planned,
		written,
		posts,
	};
}

function contextWith(isTTY: boolean): Context {
	const sink: Sink = {
		write: () => true,
		drained: async () => undefined,
		abandon: () => undefined,
		gone: new AbortController().signal,
		isTTY,
		columns: () => 80,
	};
	return {
		stdin: { isTTY, readAll: async () => Buffer.of(), onKey: () => () => {} },
		stdout: sink,
		stderr: sink,
		env: {},
		cwd: "/",
		pid: 1,
		now: Date.now,
		elapsed: () => performance.now(),
		randomBytes,
		hidden: new Set(),
		packageRoot: fileURLToPath(new URL("../..", import.meta.url)),
		stop: new AbortController().signal,
		fault: new AbortController().signal,
	};
}

const app = (world: World) => {
	const [own] = world.apps;
	if (own === undefined) throw new Error("no app");
	return own;
};
const waba = (world: World) => {
	const [own] = world.wabas;
	if (own === undefined) throw new Error("no account");
	return own;
};
const subscription = (world: World) => {
	const [own] = app(world).subscriptions;
	if (own === undefined) throw new Error("no subscription");
	return own;
};

const withoutSubscriber = (world: World) => {
	waba(world).apps = [{ id: ids.otherApp }];
};
const withoutMessages = (world: World) => {
	subscription(world).fields = [{ name: "account_update", version: "v25.0" }];
};
const elsewhere = (world: World) => {
	subscription(world).callback_url = "https://old-tunnel.loca.lt/webhook";
};

describe("subscribing the app to the account", () => {
	it("says what is there and what will be, does it, and looks whether it is", async () => {
		const { remedies, mend, ended, faults, posts, world } =
			await plan(withoutSubscriber);
		expect(remedies).toMatchObject([
			{
				mends: ["other-app-subscribed"],
				title: `subscribe the app to the WhatsApp account ${ids.waba}`,
				changes: [
					{
						what: "apps that get its webhooks",
						from: `Old provider (${ids.otherApp})`,
						to: `Old provider (${ids.otherApp}), My app (${ids.app})`,
					},
				],
			},
		]);
		expect(remedies[0]?.undo[0]).toMatch(
			/^curl -X DELETE -H "Authorization: Bearer \$WHATSAPP_ACCESS_TOKEN" \S+\/subscribed_apps$/,
		);
		expect(await mend()).toBe(ExitCode.Done);
		expect(ended).toEqual([{ outcome: "done" }]);
		expect(posts().map(({ path }) => path)).toEqual([
			`/${ids.waba}/subscribed_apps`,
		]);
		expect(waba(world).apps.map(({ id }) => id)).toEqual([
			ids.otherApp,
			ids.app,
		]);
		expect(await faults()).toEqual([]);
	});

	it("is offered where the configured app id can't be right, and the token tells whose it is", async () => {
		const { mend, world } = await plan(withoutSubscriber, undefined, {
			appId: "999999999999999",
		});
		expect(await mend()).toBe(ExitCode.Done);
		expect(waba(world).apps.map(({ id }) => id)).toContain(ids.app);
	});

	it("is not offered with another app's token, which would subscribe that one", async () => {
		const { remedies } = await plan((world) => {
			withoutSubscriber(world);
			waba(world).apps = [];
			world.token.appId = ids.otherApp;
		});
		expect(remedies).toEqual([]);
	});
});

describe("the app's own subscription", () => {
	it("gets the messages field beside those that are there, at the address that is there", async () => {
		const { remedies, mend, faults, posts, written } =
			await plan(withoutMessages);
		expect(remedies).toMatchObject([
			{
				mends: ["messages-field-missing"],
				title: "subscribe the app to messages",
				changes: [
					{
						what: "fields",
						from: "account_update",
						to: "account_update, messages",
					},
				],
			},
		]);
		expect(await mend()).toBe(ExitCode.Done);
		const [post] = posts();
		expect(post?.credential).toBe(`${ids.app}|${secrets.app}`);
		expect(Object.fromEntries(post?.form ?? [])).toEqual({
			object: "whatsapp_business_account",
			callback_url: callback,
			fields: "account_update,messages",
			include_values: "true",
			verify_token: secrets.verify,
		});
		expect(await faults()).toEqual([]);
		for (const secret of Object.values(secrets)) {
			expect(written()).not.toContain(secret);
		}
	});

	it("is pointed here and gets messages in one go; how to go back needs the old verify token", async () => {
		const { remedies, mend, faults, posts } = await plan(
			(world) => {
				elsewhere(world);
				withoutMessages(world);
			},
			{ callbackUrl: here, hasVerifyToken: true },
		);
		expect(remedies).toHaveLength(1);
		expect(remedies[0]).toMatchObject({
			mends: ["messages-field-missing", "callback-elsewhere"],
			changes: [
				{
					what: "callback URL",
					from: "https://old-tunnel.loca.lt/webhook",
					to: here,
				},
				{ what: "fields" },
			],
		});
		expect(remedies[0]?.undo[0]).toContain(
			"callback_url=https://old-tunnel.loca.lt/webhook",
		);
		expect(remedies[0]?.undo[0]).toContain("fields=account_update ");
		expect(remedies[0]?.undo[0]).toContain(
			'"verify_token=$VERIFY_TOKEN_OF_BEFORE"',
		);
		expect(await mend()).toBe(ExitCode.Done);
		expect(posts()).toHaveLength(1);
		expect(await faults()).toEqual([]);
	});

	it("is changed with a word on fields that are of another version now", async () => {
		const { remedies } = await plan((world) => {
			subscription(world).fields = [
				{ name: "account_update", version: "v19.0" },
				{ name: "security", version: "v25.0" },
			];
		});
		expect(remedies[0]?.notes).toContain(
			"Fields of another version may be in v25.0 from then on, with other contents: account_update (v19.0). The dashboard sets each one's version.",
		);
	});

	it("is pointed here also where nothing tells whether an override comes before it", async () => {
		const { mend, world } = await plan(
			(all) => {
				elsewhere(all);
				all.unknownFields = ["webhook_configuration"];
			},
			{ callbackUrl: here, hasVerifyToken: true },
		);
		expect(await mend()).toBe(ExitCode.Done);
		expect(subscription(world).callback_url).toBe(here);
	});

	it("is made where there is none, and taken away again by its undo", async () => {
		const { remedies, mend, faults } = await plan((world) => {
			app(world).subscriptions = [];
		});
		expect(remedies[0]?.mends).toEqual(["app-not-subscribed"]);
		expect(remedies[0]?.undo[0]).toMatch(
			/^curl -X DELETE .*\?object=whatsapp_business_account'$/,
		);
		expect(await mend()).toBe(ExitCode.Done);
		expect(await faults()).toEqual([]);
	});

	it("is switched on again", async () => {
		const { mend, faults } = await plan((world) => {
			subscription(world).active = false;
		});
		expect(await mend()).toBe(ExitCode.Done);
		expect(await faults()).toEqual([]);
	});

	it.each([
		["without a verify token", { callbackUrl: here, hasVerifyToken: false }],
		[
			"for a local address",
			{ callbackUrl: "http://localhost:3000/", hasVerifyToken: true },
		],
	])("is left alone %s", async (_case, wishes) => {
		const { remedies } = await plan(elsewhere, wishes);
		expect(remedies).toEqual([]);
	});

	it("tells why Meta would not verify the address; nothing has changed", async () => {
		const { mend, ended, written, world } = await plan(
			(all) => {
				elsewhere(all);
				all.handshake = `(#2200) Callback verification failed for ${secrets.verify}: HTTP Status Code = 404; HTTP Message = Not Found`;
			},
			{ callbackUrl: here, hasVerifyToken: true },
		);
		expect(await mend()).toBe(ExitCode.Failed);
		expect(ended).toMatchObject([
			{
				outcome: "failed",
				detail: expect.stringContaining("2200"),
				fix: "There is nothing at this path for a GET request. Compare the path with your route; the handshake is a GET, the events are POSTs.",
			},
		]);
		expect(written()).not.toContain(secrets.verify);
		expect(subscription(world).callback_url).toBe(
			"https://old-tunnel.loca.lt/webhook",
		);
	});
});

it("both are mended in one run, the app first", async () => {
	const { remedies, mend, faults } = await plan((world) => {
		withoutSubscriber(world);
		withoutMessages(world);
	});
	expect(remedies.map(({ mends }) => mends)).toEqual([
		["messages-field-missing"],
		["other-app-subscribed"],
	]);
	expect(await mend()).toBe(ExitCode.Done);
	expect(await faults()).toEqual([]);
});

describe("nothing is done", () => {
	it("where nothing is at fault", async () => {
		const { remedies, mend, planned } = await plan(() => {});
		expect(remedies).toEqual([]);
		expect(await mend()).toBe(ExitCode.Done);
		expect(planned).toEqual([]);
	});

	it("when it is only to be shown", async () => {
		const { mend, planned, posts } = await plan(withoutSubscriber);
		expect(await mend({ dryRun: true, yes: false })).toBe(ExitCode.Done);
		expect(planned).toHaveLength(1);
		expect(posts()).toEqual([]);
	});

	it("without a yes", async () => {
		const { mend, ended, posts } = await plan(withoutSubscriber);
		const no = async () => false;
		expect(await mend({ yes: false, agrees: no })).toBe(ExitCode.Failed);
		expect(ended).toEqual([{ outcome: "declined" }]);
		expect(posts()).toEqual([]);
	});

	it("when somebody has changed it meanwhile", async () => {
		const { mend, ended, posts, world } = await plan(withoutSubscriber);
		waba(world).apps = [];
		expect(await mend()).toBe(ExitCode.Failed);
		expect(ended).toEqual([{ outcome: "changed-meanwhile" }]);
		expect(posts()).toEqual([]);
	});
});

describe("what Meta answers is not taken for granted", () => {
	it("an answer that got lost: it may be done all the same", async () => {
		const { mend, ended } = await plan((world) => {
			withoutSubscriber(world);
			world.instead = ({ method }, response) => {
				if (method !== "POST") return false;
				waba(world).apps.push({ id: ids.app });
				response.destroy();
				return true;
			};
		});
		expect(await mend()).toBe(ExitCode.Done);
		expect(ended).toEqual([{ outcome: "done" }]);
	});

	it("an answer that got lost, and a look that shows no change", async () => {
		const { mend, ended } = await plan((world) => {
			withoutSubscriber(world);
			world.instead = ({ method }, response) => {
				if (method !== "POST") return false;
				response.destroy();
				return true;
			};
		});
		expect(await mend()).toBe(ExitCode.Failed);
		expect(ended).toMatchObject([{ outcome: "failed" }]);
	});

	it("an answer that got lost, and no look after it: nobody knows", async () => {
		const { mend, ended, posts } = await plan((world) => {
			withoutSubscriber(world);
			let isLost = false;
			world.instead = ({ method }, response) => {
				isLost ||= method === "POST";
				if (isLost) response.destroy();
				return isLost;
			};
		});
		expect(await mend()).toBe(ExitCode.Failed);
		expect(ended).toMatchObject([
			{
				outcome: "unsure",
				detail: expect.stringMatching(/closed|reset|hung up/),
			},
		]);
		expect(posts()).toHaveLength(1);
	});

	it("a success that has no effect", async () => {
		const { mend, ended } = await plan((world) => {
			withoutSubscriber(world);
			world.instead = ({ method }, response) => {
				if (method !== "POST") return false;
				response.end('{"success":true}');
				return true;
			};
		});
		expect(await mend()).toBe(ExitCode.Failed);
		expect(ended).toMatchObject([{ outcome: "not-seen" }]);
	});

	it("a refusal, explained by the table of errors", async () => {
		const { mend, ended } = await plan((world) => {
			withoutSubscriber(world);
			world.instead = ({ method }, response) => {
				if (method !== "POST") return false;
				const refusal = graphError(403, 200, "(#200) Permissions error", {
					error_subcode: 1349174,
				});
				response.writeHead(403).end(JSON.stringify(refusal.body));
				return true;
			};
		});
		expect(await mend()).toBe(ExitCode.Failed);
		expect(ended).toMatchObject([
			{
				outcome: "failed",
				detail: expect.stringMatching(/^Meta: 200\/1349174 /),
				fix: expect.stringContaining("full control"),
			},
		]);
	});
});
