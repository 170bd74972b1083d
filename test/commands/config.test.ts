import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { emptyFolder, type } from "../support/world.ts";

const secret = "8b1a9953c4611296a827abf8c47804d7";

async function project(files: Record<string, string>): Promise<string> {
	const cwd = await emptyFolder();
	for (const [name, content] of Object.entries(files))
		await writeFile(join(cwd, name), content);
	return cwd;
}

/** `key value source` of each setting that is set. */
async function settings(
	files: Record<string, string>,
	env: Record<string, string> = {},
): Promise<string[]> {
	const { code, stdout } = await type(["config", "--json"], {
		cwd: await project(files),
		env,
	});
	expect(code).toBe(0);
	return stdout
		.trim()
		.split("\n")
		.map(
			(line) =>
				JSON.parse(line) as { key: string; value?: string; source?: string },
		)
		.filter(({ value, key }) => value !== undefined && key !== "stateDir")
		.map(({ key, value, source }) => `${key} ${value} ${source}`);
}

describe("wa-hook config", () => {
	it("shows what is set, masked, and how to set the rest", async () => {
		const { code, stdout } = await type(["config"], {
			env: { WHATSAPP_APP_SECRET: secret },
		});
		expect(code).toBe(0);
		expect(stdout).toMatch(/^app secret +••••04d7 +WHATSAPP_APP_SECRET$/m);
		expect(stdout).toMatch(/^verify token +– +set WA_HOOK_VERIFY_TOKEN$/m);
		expect(stdout).toMatch(/^state folder +\.wa-hook +default$/m);
		expect(stdout).not.toContain(secret);
	});

	it("takes the environment before .env before the file", async () => {
		const env = { WHATSAPP_PHONE_NUMBER_ID: "1" };
		const dotenv = "WHATSAPP_PHONE_NUMBER_ID=2\nWHATSAPP_WABA_ID=2\n";
		const file = JSON.stringify({
			phoneNumberId: "3",
			wabaId: "3",
			appId: "3",
		});
		expect(
			await settings({ ".env": dotenv, "wa-hook.config.json": file }, env),
		).toEqual([
			"phoneNumberId 1 WHATSAPP_PHONE_NUMBER_ID",
			"wabaId 2 WHATSAPP_WABA_ID in .env",
			"appId 3 wa-hook.config.json",
		]);
	});

	it("takes a name that other tools use only if no specific one is set anywhere", async () => {
		expect(await settings({}, { APP_ID: "9" })).toEqual(["appId 9 APP_ID"]);
		expect(
			await settings({ ".env": "META_APP_ID=1" }, { APP_ID: "9" }),
		).toEqual(["appId 1 META_APP_ID in .env"]);
	});

	it("reads the wa-hook key of package.json", async () => {
		const manifest = JSON.stringify({
			name: "shop",
			"wa-hook": { appId: "5" },
		});
		expect(await settings({ "package.json": manifest })).toEqual([
			"appId 5 the wa-hook key of package.json",
		]);
	});

	it.each(["--app-secret", "--verify-token"])(
		"an empty %s is an error: it may be a shell variable that isn't set",
		async (flag) => {
			const argv = ["listen", "--tunnel", "none", "--port", "0", flag, ""];
			const { code, stderr } = await type(argv);
			expect(code).toBe(2);
			expect(stderr).toMatch(`error: ${flag} is empty\nhint: `);
		},
	);

	it("shows several app secrets, and strips the newline an editor left", async () => {
		expect(
			await settings(
				{},
				{ WA_HOOK_APP_SECRET: `${secret},0123456789abcdef0123456789abcdef\n` },
			),
		).toEqual([
			"appSecret ••••04d7 WA_HOOK_APP_SECRET",
			"appSecret ••••cdef WA_HOOK_APP_SECRET",
		]);
	});

	it.each([
		["'quoted'", "is wrapped in quotes"],
		["with space", "holds white space"],
		["EAAGm0PX4ZCpsBAKZCm", "looks like an access token"],
		["short", "is not 32 hexadecimal digits"],
	])("warns of an app secret like %s", async (value, warning) => {
		const { stdout } = await type(["config"], { env: { APP_SECRET: value } });
		expect(stdout).toContain(`! the app secret from APP_SECRET ${warning}`);
	});

	it.each([
		["Bearer EAAGm0PX4ZCpsBAKZCm", "begins with Bearer"],
		["authorization: bearer EAAGm0", "begins with Bearer"],
		['"EAAGm0PX4ZCpsBAKZCm"', "is wrapped in quotes"],
		["EAAGm0PX4\nZCpsBAKZCm", "holds white space"],
		["EAAGm0PX4ZCpsBAKZC…", "holds a character that no token has"],
		["EAAGm0", "has 6 characters, where Meta's have a hundred and more"],
		["0123456789abcdef0123456789abcdef", "looks like an app secret"],
	])("warns of an access token like %s", async (value, warning) => {
		const env = { WHATSAPP_ACCESS_TOKEN: value };
		const { stdout } = await type(["config"], { env });
		expect(stdout).toContain(
			`! the access token from WHATSAPP_ACCESS_TOKEN ${warning}`,
		);
	});

	it.each([
		["{", "wa-hook.config.json is not valid JSON"],
		[
			'{"appSecrt":"x"}',
			'wa-hook.config.json has an unknown key "appSecrt"\nhint:  did you mean appSecret?',
		],
		['{"port":"x"}', "wa-hook.config.json: port: "],
	])("refuses the file %s in a sentence", async (content, sentence) => {
		const cwd = await project({ "wa-hook.config.json": content });
		const { code, stderr } = await type(["config"], { cwd });
		expect(code).toBe(2);
		expect(stderr).toContain(`error: ${sentence}`);
	});
});
