import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { type } from "./support/world.ts";

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as {
	version: string;
};

describe("wa-hook", () => {
	it.each([
		[["--version"]],
		[["-V"]],
		[["-q", "--version"]],
		[["listen", "--version"]],
	])("%j prints the version", async (argv) => {
		expect(await type(argv)).toMatchObject({
			code: 0,
			stdout: `${version}\n`,
			stderr: "",
		});
	});

	it.each([[[]], [["--help"]], [["help"]]])(
		"%j prints the help, with every exit code",
		async (argv) => {
			const { code, stdout, stderr } = await type(argv);
			expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
			expect(stdout).toMatch(/^Usage: wa-hook <command> \[options\]$/m);
			expect(stdout).toMatch(/^ {2}listen +receive, verify/m);
			expect(stdout).toMatch(/^ {2}130 +interrupted before ready$/m);
		},
	);

	it("listen --help shows its flags, the common ones and examples", async () => {
		const { code, stdout } = await type(["listen", "--help"]);
		expect(code).toBe(0);
		for (const part of [
			"--forward-to",
			"--state-dir",
			"wa-hook listen --forward-to 3000",
		]) {
			expect(stdout).toContain(part);
		}
	});

	it.each([
		[
			["lisen"],
			"error: unknown command 'lisen'\nhint:  Did you mean listen?\n",
		],
		[
			["listen", "--prot", "1"],
			"error: unknown option '--prot'\nhint:  Did you mean --port?\n",
		],
		[
			["events", "show"],
			"error: missing required argument 'id'\nhint:  wa-hook events show --help\n",
		],
		[
			["-q", "send", "text"],
			"error: missing required argument 'text'\nhint:  wa-hook send text --help\n",
		],
		[
			["media"],
			"error: no command was given\nhint:  wa-hook media --help lists them\n",
		],
	])("%j gets one clear sentence and a hint", async (argv, stderr) => {
		expect(await type(argv)).toMatchObject({ code: 2, stdout: "", stderr });
	});

	it("shows what a terminal would obey in an error instead of sending it there", async () => {
		const cwd = await mkdtemp(join(tmpdir(), "wa-hook-"));
		onTestFinished(() => rm(cwd, { recursive: true }));
		await writeFile(
			join(cwd, "wa-hook.config.json"),
			String.raw`{"\u001b[2Jport":3}`,
		);
		const { code, stderr } = await type(["config"], { cwd });
		expect(code).toBe(2);
		expect(stderr).toContain(String.raw`unknown key "\u{1B}[2Jport"`);
	});

	it("masks what looks like a secret in an error", async () => {
		const { stderr } = await type(["listen", "-H", "EAAcanaryCanaryCanary42"]);
		expect(stderr).toContain('"••••ry42" is not a header');
	});

	it("words errors as JSON with --json", async () => {
		const { code, stdout, stderr } = await type([
			"listen",
			"--json",
			"--forward-to",
			"nonsense",
		]);
		expect({ code, stderr }).toEqual({ code: 2, stderr: "" });
		expect(JSON.parse(stdout)).toMatchObject({
			v: 1,
			type: "error",
			code: "not-a-target",
			exitCode: 2,
		});
	});
});
