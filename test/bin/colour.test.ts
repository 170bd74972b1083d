import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { describe, expect, it } from "vitest";
import { bin, soon, spawnListen } from "../support/binary.ts";

const hasColour = (text: string): boolean => text.includes("\x1b[");

async function seen(
	flags: readonly string[],
	env: Record<string, string>,
): Promise<string> {
	const listener = await spawnListen(flags, { env });
	listener.child.kill("SIGINT");
	expect(await soon(listener.ended)).toBe(0);
	expect(listener.stderr()).toContain("Callback URL");
	return listener.stderr();
}

describe("colour", () => {
	it("is not there in a pipe", async () => {
		expect(hasColour(await seen([], {}))).toBe(false);
	});

	it("is there with FORCE_COLOR or --color always", async () => {
		expect(hasColour(await seen([], { FORCE_COLOR: "1" }))).toBe(true);
		expect(hasColour(await seen(["--color", "always"], {}))).toBe(true);
	});

	const hasScript = spawnSync("script", ["--version"]).status === 0;
	it.skipIf(!hasScript)(
		"is there on a terminal, but not with NO_COLOR or TERM=dumb",
		() => {
			const { PATH } = process.env;
			const seenThere = (env: Record<string, string>): string => {
				const command = `"${process.execPath}" "${bin}" config`;
				const { stdout } = spawnSync("script", ["-qec", command, "/dev/null"], {
					cwd: tmpdir(),
					env: { PATH, LANG: "C.UTF-8", ...env },
					encoding: "utf8",
				});
				expect(stdout).toContain("app secret");
				return stdout;
			};
			expect(hasColour(seenThere({ TERM: "xterm-256color" }))).toBe(true);
			const plain = [{ TERM: "xterm", NO_COLOR: "1" }, { TERM: "dumb" }];
			for (const env of plain) expect(hasColour(seenThere(env))).toBe(false);
		},
	);
});
