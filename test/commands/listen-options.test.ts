import { Command } from "commander";
import { expect, it } from "vitest";
import { declare, type ListenOptions } from "../../src/commands/listen.ts";
import type { Context } from "../../src/context.ts";

/** The options that a command line comes to, without anything being started. */
async function optionsOf(...argv: string[]): Promise<ListenOptions> {
	const options: ListenOptions[] = [];
	const command = new Command("listen").exitOverride();
	declare(
		command,
		{} as Context,
		() => undefined,
		async (given) => {
			options.push(given);
			return 0;
		},
	);
	await command.parseAsync(argv, { from: "user" });
	const [given] = options;
	if (given === undefined) throw new Error("the command did not act");
	return given;
}

it.each([
	[[], { store: true, verifySignature: true }],
	[["-p", "0", "--no-store"], { port: 0, store: false }],
	[
		["-f", "3000", "--forward-to", ":4000/x"],
		{ forwardTo: ["3000", ":4000/x"] },
	],
	[["--app-secret", "a", "--app-secret", "b"], { appSecret: ["a", "b"] }],
	[
		["--events", "messages, statuses", "--events", "errors"],
		{ events: ["messages", "statuses", "errors"] },
	],
	[["--timeout", "500ms"], { timeout: 500 }],
	[["--timeout", "1.5"], { timeout: 1500 }],
	[["--timeout", "2m"], { timeout: 120_000 }],
	[["-H", "A: 1", "-H", "B: 2"], { header: ["A: 1", "B: 2"] }],
	[
		["--tunnel", "ssh", "--ssh-host", "srv.us"],
		{ tunnel: "ssh", sshHost: "srv.us" },
	],
])("%j", async (argv, expected) => {
	expect(await optionsOf(...argv)).toMatchObject(expected);
});

it.each([
	[["--port", "65536"]],
	[["--timeout", "soon"]],
	[["--timeout", "0"]],
	[["--path", "webhook"]],
	[["--path", "/a?b"]],
	[["--tunnel", "carrier-pigeon"]],
])("%j is refused", async (argv) => {
	await expect(optionsOf(...argv)).rejects.toThrow(/invalid|Allowed/i);
});
