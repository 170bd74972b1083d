import { createHmac } from "node:crypto";
import { rmSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lineSchema } from "../../src/view/schema.ts";
import { appSecret } from "../support/meta.ts";
import { linesOf } from "../support/recorded.ts";
import { replay } from "../support/replayed.ts";
import { openTarget, type Target } from "../support/target.ts";
import { begin, emptyFolder } from "../support/world.ts";

function answering(status: number, body = ""): Promise<Target> {
	return openTarget((response) => response.writeHead(status).end(body));
}

describe("expectations", () => {
	it.each([
		[200, [], 0],
		[204, [], 0],
		[404, [], 1],
		[204, ["--expect", "200"], 1],
		[204, ["--expect", "200,204"], 0],
		[401, ["--expect", "4xx"], 0],
		[200, ["--expect-body", "done"], 0],
		[200, ["--expect-body", "/^DONE$/i"], 0],
		[200, ["--expect-body", "no"], 1],
		[200, ["--max-time", "1m"], 0],
	])("%i with %j ends with %i", async (status, flags, exit) => {
		const app = await answering(status, status === 204 ? "" : "done");
		const { code } = await replay(["text", ...flags, "-u", `${app.port}`]);
		expect(code).toBe(exit);
	});

	it("say each thing that is not so below the reply", async () => {
		const app = await answering(500, "oops");
		const argv = ["text", "--expect", "200", "--expect-body", "done"];
		const { stdout } = await replay([...argv, "-u", `${app.port}`]);
		expect(stdout).toContain(`│ oops
                     ✗ expected 200, got 500
                     ✗ expected the reply's body to hold "done"
`);
	});
});

describe("what the replies say together", () => {
	it("names an app that hashes re-serialised JSON", async () => {
		const app = await openTarget((response, { headers, body }) => {
			const again = JSON.stringify(JSON.parse(body.toString()));
			const digest = createHmac("sha256", appSecret).update(again);
			const isRight =
				headers["x-hub-signature-256"] === `sha256=${digest.digest("hex")}`;
			response.writeHead(isRight ? 200 : 401).end();
		});
		const argv = ["text", "image", "order", "-u", `${app.port}`];
		const { code, stderr } = await replay(argv);
		expect(code).toBe(1);
		expect(stderr).toContain(`
  ✗ the app hashes re-serialised JSON, not the raw bytes
    plain ASCII accepted (1), \\u escapes or \\/ refused (2)
    fix: verify the bytes as they came, before any body parser: `);
	});

	it("warns of a 2xx that is not 200", async () => {
		const app = await answering(204);
		const { code, stderr } = await replay(["text", "-u", `${app.port}`]);
		expect(code).toBe(0);
		expect(stderr).toContain("! Meta documents 200 as the only success");
	});

	it.each([80, 120])("keeps to a terminal of %i columns", async (columns) => {
		const app = await answering(401, "no".repeat(200));
		const argv = ["text", "image", "-u", `${app.port}`, "--color", "never"];
		const { stdout, stderr } = await replay(argv, { columns });
		for (const line of `${stdout}${stderr}`.split("\n")) {
			expect([...line].length).toBeLessThan(columns);
		}
	});
});

describe("--json", () => {
	it("has a line for each request and reply, findings and the result", async () => {
		const app = await answering(500, "oops");
		const argv = ["text", "image", "--json", "-u", `${app.port}`];
		const { code, stdout, stderr } = await replay(argv);
		expect([code, stderr]).toEqual([1, ""]);
		const lines = stdout.trim().split("\n");
		for (const line of lines) lineSchema.parse(JSON.parse(line));
		expect(linesOf(stdout, "request")[0]).toEqual({
			v: 1,
			type: "request",
			delivery: 1,
			name: "text",
			method: "POST",
			url: `http://localhost:${app.port}/webhook`,
			kinds: ["message.text"],
			bytes: app.received[0]?.body.length,
		});
		expect(linesOf(stdout, "reply")[1]).toMatchObject({
			delivery: 2,
			name: "image",
			status: 500,
			ok: false,
			unmet: ["expected 2xx, got 500"],
			body: "oops",
		});
		expect(linesOf(stdout, "result")).toEqual([
			expect.objectContaining({ ok: 0, failed: 2, statuses: { 500: 2 } }),
		]);
	});

	it("says where a redirect leads, and nothing of what was as expected", async () => {
		const app = await openTarget((response) =>
			response.writeHead(302, { Location: "/login?next=1" }).end("moved"),
		);
		const url = `http://localhost:${app.port}/?token=s3cr3t`;
		const argv = ["text", "--json", "-u", url];
		const [failed] = linesOf((await replay(argv)).stdout, "reply");
		expect(failed).toMatchObject({
			target: `http://localhost:${app.port}/?token=••••`,
			body: "moved",
			location: `http://localhost:${app.port}/login?…`,
		});
		const well = await replay([...argv, "--expect", "302"]);
		const [met] = linesOf(well.stdout, "reply");
		expect(met).not.toHaveProperty("body");
		expect(met).not.toHaveProperty("location");
	});

	it("has a finding where there is a pattern", async () => {
		const app = await answering(200);
		const argv = ["text", "--json", "--signature", "bad", "-u", `${app.port}`];
		const { stdout } = await replay(argv);
		expect(linesOf(stdout, "finding")).toEqual([
			expect.objectContaining({ code: "unchecked", level: "fail" }),
		]);
	});
});

describe("--junit", () => {
	it("tells no secret", async () => {
		const app = await openTarget((response) => response.end(appSecret));
		const cwd = await emptyFolder();
		const flags = ["--expect-body", `not ${appSecret}`, "--junit", "a.xml"];
		await replay(["text", ...flags, "-u", `${app.port}`], { cwd });
		const report = await readFile(join(cwd, "a.xml"), "utf8");
		expect(report).toContain("••••");
		expect(report).not.toContain(appSecret);
	});

	it("writes a report with a case for each delivery", async () => {
		const app = await openTarget((response, { body }) =>
			response.writeHead(body.includes("image") ? 500 : 200).end("oops"),
		);
		const argv = ["text", "image", "--junit", "out/report.xml"];
		const { code, cwd } = await replay([...argv, "-u", `${app.port}`]);
		expect(code).toBe(1);
		const report = await readFile(join(cwd, "out/report.xml"), "utf8");
		expect(report).toContain('tests="2" failures="1"');
		expect(report).toMatch(
			/<testcase classname="replay" name="text" time="[\d.]+"\/>/,
		);
		expect(report).toContain('<failure message="expected 2xx, got 500">');
		expect(report).toContain("&#10;oops&#10;");
	});

	it("tells what was not answered apart from what was answered wrongly", async () => {
		const app = await answering(200);
		await app.close();
		const argv = ["text", "--junit", "a.xml", "-u", `${app.port}`];
		const { cwd } = await replay(argv);
		const report = await readFile(join(cwd, "a.xml"), "utf8");
		expect(report).toContain('tests="1" failures="0" errors="1"');
		expect(report).toMatch(/<error message="[^"]+">.*ECONNREFUSED/);
	});

	it.each(["text", "--scenario"])(
		"tells what was sent of a run that is stopped, and what wasn't: %s",
		async (how) => {
			const stopping = new AbortController();
			const app = await openTarget((response, { body }) => {
				if (body.includes("image")) stopping.abort();
				else response.writeHead(500).end("oops");
			});
			const cwd = await emptyFolder();
			const steps = ["text", "image", "audio"].map((send) => ({ send }));
			await writeFile(join(cwd, "story.json"), JSON.stringify({ steps }));
			const what =
				how === "text" ? ["text", "image", "audio"] : [how, "story.json"];
			const argv = [...what, "--junit", "a.xml", "-u", `${app.port}`];
			const start = { cwd, stop: stopping.signal };
			const { code } = await replay(argv, start);
			expect(code).toBe(130);
			const report = await readFile(join(cwd, "a.xml"), "utf8");
			expect(report).toContain('tests="3" failures="1"');
			expect(report).toMatch(/name="text" time="[^"]*">\n +<failure/);
			expect(
				report.match(/name="(image|audio)" .*\n +<skipped /g),
			).toHaveLength(2);
			const suite = how === "text" ? "replay" : "story.json";
			expect(report).toContain(`classname="${suite}" name="audio"`);
		},
	);

	it("tells of a delivery that awaits its redelivery what it was answered so far", async () => {
		const app = await openTarget((response) => response.writeHead(503).end());
		const argv = ["text", "--retry", "gateway", "--junit", "a.xml"];
		const running = await begin(["replay", ...argv, "-u", `${app.port}`]);
		await running.says(/sent again in 30 s/);
		expect(await running.stop()).toBe(130);
		const report = await readFile(join(running.cwd, "a.xml"), "utf8");
		expect(report).toContain('<failure message="expected 200, got 503">');
	});

	it("is written as far as it came when a delivery can't be read any more", async () => {
		const cwd = await emptyFolder();
		await writeFile(join(cwd, "a.json"), "{}");
		const app = await openTarget((response) => {
			rmSync(join(cwd, "a.json"), { force: true });
			response.end();
		});
		const argv = ["text", "a.json", "--junit", "a.xml", "-u", `${app.port}`];
		const { code } = await replay(argv, { cwd });
		expect(code).toBe(2);
		const report = await readFile(join(cwd, "a.xml"), "utf8");
		expect(report).toMatch(/name="text" time="[\d.]+"\/>/);
		expect(report).toMatch(/name="a\.json" .*\n +<skipped /);
	});

	it("is refused before anything is sent where it can't be written", async () => {
		const app = await answering(200);
		const argv = ["text", "--junit", ".", "-u", `${app.port}`];
		const { code, stderr } = await replay(argv);
		expect(code).toBe(2);
		expect(stderr).toMatch(
			/^error: can't write .*: it is a folder \(EISDIR\)\nhint: {2}name another file/,
		);
		expect(app.received).toEqual([]);
	});
});

describe("on GitHub's runner", () => {
	const env = { GITHUB_ACTIONS: "true" };

	it("each failure is marked at its file", async () => {
		const cwd = await emptyFolder();
		await writeFile(join(cwd, "a.json"), "{}");
		const app = await answering(500, "a\n::warning::b");
		const argv = ["a.json", "-u", `${app.port}`];
		const { stderr } = await replay(argv, { cwd, env });
		const marks = stderr.split("\n").filter((line) => line.startsWith("::"));
		expect(marks).toEqual([
			expect.stringMatching(
				/^::error file=a\.json,title=wa-hook replay a\.json::expected 2xx, got 500%0Aa%0A::warning::b%0A/,
			),
		]);
	});

	it("a line of a file is marked there, and what is no file nowhere", async () => {
		const cwd = await emptyFolder();
		await writeFile(join(cwd, "day.ndjson"), '{"a":1}\n');
		const app = await answering(500);
		const argv = ["day.ndjson", "text", "-u", `${app.port}`];
		const { stderr } = await replay(argv, { cwd, env });
		const marks = stderr.match(/^::error .*?title/gm);
		expect(marks).toEqual([
			"::error file=day.ndjson,line=1,title",
			"::error title",
		]);
	});

	it("nothing is marked when all is as expected", async () => {
		const app = await answering(200);
		const { stderr } = await replay(["text", "-u", `${app.port}`], { env });
		expect(stderr).not.toContain("::");
	});
});
