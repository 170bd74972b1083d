import { Command } from "commander";
import { expect, it } from "vitest";
import { declare, type ReplayOptions } from "../../src/commands/replay.ts";
import type { Context } from "../../src/context.ts";
import { replay } from "../support/replayed.ts";
import { type } from "../support/world.ts";

/** The payloads and options that a command line comes to, without anything being sent. */
async function typed(
	...argv: string[]
): Promise<ReplayOptions & { payloads: readonly string[] }> {
	const seen: (ReplayOptions & { payloads: readonly string[] })[] = [];
	const command = new Command("replay")
		.exitOverride()
		.configureOutput({ writeErr: () => {} });
	declare(
		command,
		{} as Context,
		() => undefined,
		async (payloads, options) => {
			seen.push({ ...options, payloads });
			return 0;
		},
	);
	await command.parseAsync(argv, { from: "user" });
	const [given] = seen;
	if (given === undefined) throw new Error("the command did not act");
	return given;
}

it.each([
	[["text", "a.json"], { payloads: ["text", "a.json"] }],
	[["-u", "3000", "--skip-verify"], { url: "3000", skipVerify: true }],
	[["--to-app"], { toApp: true }],
	[["-H", "A: 1", "--header", "B: 2"], { header: ["A: 1", "B: 2"] }],
	[["--timeout", "500ms", "--max-time", "5s"], { timeout: 500, maxTime: 5000 }],
	[["--set", "a=1", "--set", "b=x y"], { set: ["a=1", "b=x y"] }],
	[["--encode", "meta-strict"], { encode: "meta-strict" }],
	[["--signature", "wrong-secret"], { signature: "wrong-secret" }],
	[["--batch", "1000", "--duplicate", "3"], { batch: 1000, duplicate: 3 }],
	[["--retry", "gateway"], { retry: "gateway" }],
	[
		["--time-scale", "86400", "--rate", "0.5"],
		{ timeScale: 86_400, rate: 0.5 },
	],
	[["--interval", "2s", "--shuffle"], { interval: 2000, shuffle: true }],
	[["--count", "5", "--duration", "30s"], { count: 5, duration: 30_000 }],
	[["--scenario", "a.json", "--scenario", "b"], { scenario: ["a.json", "b"] }],
])("%j", async (argv, expected) => {
	expect(await typed(...argv)).toMatchObject(expected);
});

it.each([
	[["--batch", "0"]],
	[["--duplicate", "1.5"]],
	[["--rate", "0"]],
	[["--rate", "fast"]],
	[["--time-scale", "-1"]],
	[["--interval", "soon"]],
	[["--encode", "utf-16"]],
	[["--signature", "good"]],
	[["--retry", "always"]],
	[["--count", "1e3"]],
])("%j is refused", async (argv) => {
	await expect(typed(...argv)).rejects.toThrow(/invalid|Allowed/i);
});

it("is not replaying when nothing to send is named", async () => {
	const { code, stdout } = await replay(["--json"]);
	expect([code, JSON.parse(stdout).code]).toEqual([2, "usage"]);
});

it("shows what would be sent though there is nobody to take it", async () => {
	const { code, stdout } = await replay(["text", "--dry-run"]);
	expect(code).toBe(0);
	expect(stdout).toContain("http://localhost:3000/webhook");
});

it.each([
	[[], "nothing to send was named"],
	[
		["text", "--url", "3000", "--to-app"],
		"--url and --to-app exclude each other",
	],
	[["text", "--interval", "1s", "--rate", "2"], "--interval and --rate"],
	[
		["last", "--signature", "bad", "--keep-signature"],
		"--signature and --keep-signature",
	],
	[["text", "--dry-run", "--curl"], "--dry-run and --curl"],
	[["text", "--json", "--curl"], "--json and --curl"],
	[["text", "--count", "5", "--retry", "meta"], "--count and --retry"],
	[["text", "--concurrency", "5"], "--concurrency is for a load"],
	[["text", "--allow-remote-load"], "--allow-remote-load is for a load"],
	[["text", "--time-scale", "60"], "--time-scale shortens the waits"],
	[["text", "--batch", "1001"], "at most 1000 updates"],
	[
		["last", "--keep-signature", "--encode", "meta"],
		"--encode meta makes another body, which the signature that --keep-signature keeps doesn't fit",
	],
	[
		["last", "--keep-signature", "--text", "hi"],
		"--text makes another body, which the signature",
	],
	[["text", "--url", "1", "--expect-body", ""], "--expect-body is empty"],
	[["text", "--url", "1", "--from", "abc"], "error: --from: a sender is"],
	[["text", "--timeout", "2h"], "an hour at most"],
	[["text", "--batch", "1000000000"], "from 1 to 999999999"],
	[
		["text", "--url", "1", "-H", "content-length: 3"],
		"content-length is the length of what is sent",
	],
	[
		["text", "--url", "1", "-H", "Transfer-Encoding: chunked"],
		"Transfer-Encoding is about the connection, which wa-hook makes itself",
	],
	[["text", "--url", "1", "-H", "connection: close"], "connection is about"],
	[["text", "--url", "1", "-H", "Expect: 100-continue"], "Expect is about"],
	[
		["text", "--url", "1", "--signature-header", "Connection"],
		"Connection is about the connection",
	],
	[
		["text", "--url", "1", "-H", "Host: a.example", "-H", "host: b.example"],
		"Host is given twice",
	],
	[
		["text", "--url", "https://shop.example", "--skip-verify"],
		"not for shop.example",
	],
	[["text", "--url", "shop"], "is not a URL or a port"],
	[["text", "--url", "1", "--expect", "ok"], '"ok" is not a status'],
	[["text", "--url", "1", "--expect-body", "/[/"], "not a regular expression"],
	[["text", "--url", "1", "--set", "text"], "--set text says no value"],
	[["text", "--url", "1", "--junit", "-"], "--junit writes a file, not stdout"],
	[["text", "--url", "1", "-H", "nonsense"], '"nonsense" is not a header'],
	[["text", "--url", "1", "-H", "X-A: 👋"], "is not a header"],
	[
		["text", "--url", "1", "--signature-header", "a b"],
		"not the name of an HTTP header",
	],
])("%j is asked wrongly", async (argv, said) => {
	const { code, stdout, stderr } = await replay(argv);
	expect(code).toBe(2);
	expect(argv.includes("--json") ? stdout : stderr).toContain(said);
	expect(stdout + stderr).toMatch(/^hint: |"hint":/m);
});

it("closes its help with lines for a terminal of 80 columns", async () => {
	const { stdout } = await type(["replay", "--help"]);
	const [, closing = ""] = stdout.split(/^(?=A bare word)/m);
	expect(closing).toContain("Examples:");
	expect(closing.split("\n").filter((line) => line.length > 80)).toEqual([]);
});
