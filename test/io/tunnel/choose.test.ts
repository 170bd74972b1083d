import { describe, expect, it } from "vitest";
import type { TunnelChoice } from "../../../src/io/tunnel/choices.ts";
import {
	chooseProviders,
	type TunnelSettings,
} from "../../../src/io/tunnel/choose.ts";

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

async function publicUrl(text: string): Promise<string | undefined> {
	const [provider] = choose("auto", { publicUrl: text });
	const signal = AbortSignal.timeout(1_000);
	return (await provider?.open({ port: 3100, signal }))?.url;
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

describe("--public-url", () => {
	it.each([
		["https://hooks.example.com", "https://hooks.example.com"],
		["https://hooks.example.com/", "https://hooks.example.com"],
		["hooks.example.com", "https://hooks.example.com"],
		["https://hooks.example.com/webhook", "https://hooks.example.com"],
		["https://example.com/dev/webhook/", "https://example.com/dev"],
		["https://example.com:8443/dev", "https://example.com:8443/dev"],
		["http://localhost:8080", "http://localhost:8080"],
	])("%s leads to %s", async (text, url) => {
		await expect(publicUrl(text)).resolves.toBe(url);
	});

	it.each([
		"",
		"ftp://example.com",
		"https://",
		"https://me:secret@example.com",
		"https://example.com/?a=b",
		"two words",
		"https://exa mple.com",
	])("can't be %j", (text) => {
		expect(() => choose("auto", { publicUrl: text })).toThrow(
			/^--public-url is not an http or https address/,
		);
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
