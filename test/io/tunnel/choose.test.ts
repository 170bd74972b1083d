import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CliError } from "../../../src/errors.ts";
import {
	type TunnelChoice,
	tunnelChoices,
} from "../../../src/io/tunnel/choices.ts";
import {
	chooseProviders,
	type TunnelSettings,
} from "../../../src/io/tunnel/choose.ts";
import { type Bundle, bundle } from "../../support/tunnel-bundle.ts";

let agent: Bundle;
beforeAll(async () => {
	agent = await bundle("src/io/tunnel/localtunnel-agent.ts");
});
afterAll(() => agent.remove());

function choose(choice: TunnelChoice, more: Partial<TunnelSettings> = {}) {
	return chooseProviders(choice, {
		env: {},
		path: "/webhook",
		agentPath: "/nowhere/agent.js",
		knownHostsFile: "/nowhere/known_hosts",
		...more,
	});
}

function names(...args: Parameters<typeof choose>): string[] {
	return choose(...args).map(({ name }) => name);
}

async function publicUrl(
	text: string,
	path = "/webhook",
): Promise<string | undefined> {
	const [provider] = choose("auto", { publicUrl: text, path });
	const signal = AbortSignal.timeout(1_000);
	return (await provider?.open({ port: 3100, signal }))?.url;
}

function refusal(settings: Partial<TunnelSettings>): CliError {
	try {
		choose("auto", settings);
	} catch (error) {
		if (error instanceof CliError) return error;
	}
	throw new Error("it was not refused");
}

describe("the providers", () => {
	it("of auto are what may be there already, then the one that comes along", () => {
		expect(names("auto")).toEqual(["ngrok", "cloudflared", "localtunnel"]);
	});

	it.each(["ngrok", "cloudflared", "localtunnel", "ssh"] as const)(
		"of %s are that one",
		(choice) => {
			expect(names(choice)).toEqual([choice]);
		},
	);

	it("of none are none", () => {
		expect(names("none")).toEqual([]);
	});

	it.each(["auto", "cloudflared", "none"] as const)(
		"of %s are the user's own address when one is given",
		(choice) => {
			const settings = { publicUrl: "https://hooks.example.com" };
			expect(names(choice, settings)).toEqual(["public-url"]);
		},
	);
});

it.each(tunnelChoices)("choosing %s starts nothing", (choice) => {
	const before = process.getActiveResourcesInfo();
	choose(choice, { subdomain: "brave", sshHost: "me@example.com" });
	choose(choice, { publicUrl: "https://hooks.example.com" });
	expect(process.getActiveResourcesInfo()).toEqual(before);
});

it.each([
	["cloudflared", { WA_HOOK_CLOUDFLARED: "/nowhere/cloudflared" }],
	["localtunnel", { WA_HOOK_LOCALTUNNEL_HOST: "http://127.0.0.1:1" }],
] as const)(
	"%s is looked for where the settings' env says",
	async (choice, env) => {
		const [where] = Object.values(env);
		const [provider] = choose(choice, { env, agentPath: agent.path });
		const signal = AbortSignal.timeout(10_000);
		await expect(provider?.open({ port: 1, signal })).rejects.toThrow(where);
	},
);

describe("--public-url", () => {
	it.each([
		["https://hooks.example.com", "https://hooks.example.com"],
		["https://hooks.example.com/", "https://hooks.example.com"],
		["hooks.example.com", "https://hooks.example.com"],
		["https://hooks.example.com/webhook", "https://hooks.example.com"],
		["https://example.com/dev/webhook/", "https://example.com/dev"],
		["https://webhook", "https://webhook"],
		["https://example.com/my-webhook", "https://example.com/my-webhook"],
		["https://example.com:8443/dev", "https://example.com:8443/dev"],
		["http://localhost:8080", "http://localhost:8080"],
	])("%s leads to %s", async (text, url) => {
		await expect(publicUrl(text)).resolves.toBe(url);
	});

	it.each([
		["https://example.com/hook", "/hook/", "https://example.com"],
		["https://example.com/hook/", "/hook/", "https://example.com"],
		["https://example.com/hook/", "/hook", "https://example.com"],
		["https://example.com/dev/", "/", "https://example.com/dev"],
	])("%s with --path %s leads to %s", async (text, path, url) => {
		await expect(publicUrl(text, path)).resolves.toBe(url);
	});

	it.each(["", "ftp://example.com", "https://", "two words", "https://a b.c"])(
		"can't be %j, which is no address of the web",
		(text) => {
			expect(() => choose("auto", { publicUrl: text })).toThrow(
				/^--public-url is not an http or https address$/,
			);
		},
	);

	it.each([
		["https://me:hush@example.com", "holds a user name or a password"],
		["me:hush@example.com/webhook", "holds a user name or a password"],
		["https://example.com/?token=hush", "holds a query"],
		["ftp://me:hush@example.com", "is not an http or https address"],
		["https://me:hush@exa mple.com", "is not an http or https address"],
	])("%s is refused for what it is, and not repeated", (text, reason) => {
		const error = refusal({ publicUrl: text });
		expect(error.message).toBe(`--public-url ${reason}`);
		expect(`${error.message} ${error.hint}`).not.toContain("hush");
	});
});

describe("--subdomain", () => {
	it.each(["brave", "brave-otter-42", "a123", "x".repeat(63)])(
		"can be %s",
		(subdomain) => {
			expect(names("localtunnel", { subdomain })).toEqual(["localtunnel"]);
		},
	);

	it.each(["", "abc", "Brave", "-brave", "brave-", "a.b.c.d", "x".repeat(64)])(
		"can't be %j",
		(subdomain) => {
			expect(() => choose("localtunnel", { subdomain })).toThrow(
				/^--subdomain can't be/,
			);
		},
	);
});
