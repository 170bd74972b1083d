import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { shellLines } from "../../src/view/shell-lines.ts";

const command = `printf '%s|' -X POST 'https://graph.example/v25.0/102290129340398/subscribed_apps?a=b c' -H "Authorization: Bearer $TOKEN" it\\'s a\\ b --data-urlencode 'fields=messages,account_update'`;

describe("a command that is broken into lines", () => {
	it("stays as it is where it fits", () => {
		expect(shellLines("curl -i https://x.example", 40)).toEqual([
			"curl -i https://x.example",
		]);
	});

	it.each([20, 34, 60, 100])("means the same at %i columns", (columns) => {
		const broken = shellLines(command, columns).join("\n");
		expect(run(broken)).toBe(run(command));
	});

	it("breaks at spaces outside of quotes, and keeps an option with its value", () => {
		expect(
			shellLines(
				`curl -X POST 'https://x.example/a b' -H "Authorization: Bearer $T"`,
				40,
			),
		).toEqual([
			"curl -X POST 'https://x.example/a b' \\",
			'  -H "Authorization: Bearer $T"',
		]);
	});

	it("leaves whole what can't be broken", () => {
		const long = `'${"x".repeat(80)}'`;
		expect(shellLines(`curl ${long}`, 30)).toEqual(["curl \\", `  ${long}`]);
	});

	it("keeps the lines of a command that has several", () => {
		expect(shellLines("export A=1\ncurl x", 40)).toEqual([
			"export A=1",
			"curl x",
		]);
	});
});

function run(script: string): string {
	const env = { ...process.env, TOKEN: "t o k" };
	return execFileSync("sh", ["-c", script], { env, encoding: "utf8" });
}
