import { expect, it } from "vitest";
import { sign } from "../../src/webhook/signature.ts";
import {
	patience,
	type Spawned,
	soon,
	spawnBinary,
	spawnListen,
} from "../support/binary.ts";
import { handshake, post, textMessage } from "../support/meta.ts";
import { openTarget } from "../support/target.ts";

const canaries = {
	WA_HOOK_APP_SECRET: "ca0a41e5ca0a41e5ca0a41e5ca0a41e5",
	WA_HOOK_VERIFY_TOKEN: "canary verify/token+ä",
	WA_HOOK_ACCESS_TOKEN: "EAACanaryCanaryCanaryCanary42",
	WA_HOOK_WEBHOOK_SECRET: "canary-webhook-secret",
};
const appSecret = canaries.WA_HOOK_APP_SECRET;

/** Each secret as it is, in a URL and in JSON. */
const spellings = Object.values(canaries).flatMap((secret) => [
	secret,
	encodeURIComponent(secret),
	JSON.stringify(secret).slice(1, -1),
]);

function holdsNoSecret({ stdout, stderr }: Spawned): void {
	for (const output of [stdout(), stderr()])
		for (const spelling of spellings) expect(output).not.toContain(spelling);
}

it.each([{ flags: ["--verbose"] }, { flags: ["--verbose", "--json"] }])(
	"no secret is shown by listen $flags, whatever comes",
	async ({ flags }) => {
		const app = await openTarget((response) =>
			response
				.writeHead(500, { "X-Echo": canaries.WA_HOOK_ACCESS_TOKEN })
				.end(`no: ${JSON.stringify(canaries)}`),
		);
		const listener = await spawnListen(
			[
				...flags,
				"--forward-to",
				`http://127.0.0.1:${app.port}/in?access_token=${canaries.WA_HOOK_ACCESS_TOKEN}`,
				"-H",
				`Authorization: Bearer ${canaries.WA_HOOK_ACCESS_TOKEN}`,
			],
			{ env: canaries },
		);
		const { url } = listener;
		const token = canaries.WA_HOOK_VERIFY_TOKEN;
		await handshake(url, token);
		await handshake(url, token.toUpperCase());
		await handshake(url, canaries.WA_HOOK_ACCESS_TOKEN);
		const path = encodeURIComponent(canaries.WA_HOOK_ACCESS_TOKEN);
		await post(`${url}/${path}`, "{}");
		const body = textMessage("hello");
		for (const key of Object.values(canaries))
			await post(url, body, { "X-Hub-Signature-256": sign(body, key) });
		const signed = {
			"X-Hub-Signature-256": sign(body, appSecret),
			Authorization: `Bearer ${canaries.WA_HOOK_ACCESS_TOKEN}`,
			"X-Token": token,
			Cookie: `secret=${appSecret}`,
		};
		expect((await post(url, body, signed)).status).toBe(200);
		await expect
			.poll(() => app.received.length, patience)
			.toBeGreaterThanOrEqual(2);
		listener.child.kill("SIGINT");
		expect(await soon(listener.ended)).toBe(0);
		expect(listener.stdout()).toMatch(/<--|"type":"reply"/);
		holdsNoSecret(listener);

		for (const command of [
			["events", "list", ...flags],
			["events", "show", "last", ...flags],
		]) {
			const shown = await spawnBinary(command, {
				cwd: listener.cwd,
				env: canaries,
			});
			expect(await soon(shown.ended)).toBe(0);
			holdsNoSecret(shown);
		}
	},
);

const port = ["--tunnel", "none", "--port", "0"];

const commands = [
	["config", "--verbose"],
	["config", "--json"],
	["events", "show", "999", "--verbose"],
	["events", "path"],
	["listen", ...port, "--state-dir", "/proc/nowhere", "--verbose"],
	["listen", ...port, "--app-secret", "@/nowhere", "--verbose"],
	["listen", ...port, "--app-secret", appSecret, "--bogus"],
	["listen", ...port, "-H", `Bearer ${canaries.WA_HOOK_ACCESS_TOKEN}`],
	["listen", ...port, "-f", `htp://x?t=${canaries.WA_HOOK_ACCESS_TOKEN}`],
	["listen", ...port, "--events", canaries.WA_HOOK_ACCESS_TOKEN],
	["listen", canaries.WA_HOOK_VERIFY_TOKEN],
	[canaries.WA_HOOK_ACCESS_TOKEN],
];

it.each(commands.map((args) => ({ args, line: args.join(" ") })))(
	"no secret is shown by wa-hook $line",
	async ({ args }) => {
		const spawned = await spawnBinary(args, { env: canaries });
		await soon(spawned.ended);
		expect(spawned.stdout() + spawned.stderr()).not.toBe("");
		holdsNoSecret(spawned);
	},
);
