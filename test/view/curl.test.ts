import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { curlCommand } from "../../src/view/curl.ts";
import type { HeaderList } from "../../src/webhook/delivery.ts";
import { buildRequest } from "../../src/webhook/request.ts";
import { textOf } from "../support/fixtures.ts";
import { openTarget } from "../support/target.ts";

const url = new URL("http://localhost:3000/webhook");

it("reads well", () => {
	const headers = [["Content-Type", "application/json"]] as const;
	const body = Buffer.from(`{"text":"it's"}`);
	expect(
		curlCommand({ url, headers, body, isDirect: true }, "body.json"),
	).toEqual({
		command: String.raw`curl -i --noproxy '*' 'http://localhost:3000/webhook' \
  -H 'Content-Type: application/json' \
  -H 'User-Agent:' \
  -H 'Accept:' \
  --data-binary '{"text":"it'\''s"}'`,
	});
});

describe("a body that needs a file", () => {
	it.each([
		["with a NUL", Buffer.from('{"a":"\0"}')],
		["that is not UTF-8", Buffer.from([0x7b, 0xff])],
		["that a terminal would obey", Buffer.from("\x1b]0;gotcha\x07")],
		["that hides something", Buffer.from('{"a":"\u202e"}')],
		["that curl would take for a file's name", Buffer.from("@/etc/passwd")],
		["too long for a command", Buffer.alloc(200_000, "a")],
	])("%s", (_, body) => {
		const request = { url, headers: [], body, isDirect: true };
		const made = curlCommand(request, "it's here.bin");
		expect(made.file).toEqual(body);
		expect(made.command).toMatch(/ --data-binary '@it'\\''s here\.bin'$/);
	});
});

it("leaves out a header that no shell could be given", () => {
	const headers = [["X-Name", "caf\xe9"]] as const;
	const body = Buffer.from("");
	const { command } = curlCommand({ url, headers, body, isDirect: false }, "");
	expect(command).not.toContain("--noproxy");
	expect(command).not.toContain("X-Name");
});

const hasCurl = spawnSync("curl", ["--version"]).status === 0;

describe.skipIf(!hasCurl)("run by sh, curl sends the identical bytes", () => {
	it.each([
		["a fixture", buildRequest(fixtureParts("text"))],
		["a signature that is empty", withFault("empty")],
		["no signature", withFault("missing")],
		["quotes of all kinds", raw(`{"a":"'\\"\`$HOME$(id)!%s\\\\n"}`)],
		["emoji and accents", raw('{"a":"é 👩‍👩‍👧"}')],
		["every byte", { headers: [], body: everyByte() }],
		["a megabyte", { headers: [], body: Buffer.alloc(1024 * 1024, "x") }],
		["what looks like a file's name", raw("@package.json")],
		["nothing", raw("")],
	])("%s", async (_, { headers, body }) => {
		const folder = await mkdtemp(join(tmpdir(), "wa-hook-curl-"));
		onTestFinished(() => rm(folder, { recursive: true }));
		const target = await openTarget();
		const url = new URL(`http://127.0.0.1:${target.port}/a?b={c}&d=[1-3]`);

		const bodyPath = join(folder, "it's the body");
		const made = curlCommand({ url, headers, body, isDirect: true }, bodyPath);
		if (made.file) await writeFile(bodyPath, made.file);
		await promisify(execFile)("sh", ["-c", made.command], {
			cwd: folder,
			env: { ...process.env, http_proxy: "http://127.0.0.1:1" },
		});

		expect(target.received).toHaveLength(1);
		const [received] = target.received;
		expect(received?.body.equals(body)).toBe(true);
		expect(received?.method).toBe("POST");
		expect(received?.url).toBe(url.pathname + url.search);
		expect(ownHeaders(received?.rawHeaders ?? [])).toEqual(headers);
	});
});

function fixtureParts(name: string) {
	return {
		body: Buffer.from(textOf(name)),
		encode: "meta",
		secret: "s",
	} as const;
}

function withFault(fault: "empty" | "missing") {
	return buildRequest({ ...fixtureParts("text"), fault });
}

function raw(text: string): { headers: HeaderList; body: Buffer } {
	return { headers: [], body: Buffer.from(text) };
}

function everyByte(): Buffer {
	return Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
}

/** The headers that came, but for those of the connection. */
function ownHeaders(raw: readonly string[]): HeaderList {
	return raw
		.flatMap((name, i) =>
			i % 2 === 0 ? [[name, raw[i + 1] ?? ""] as const] : [],
		)
		.filter(
			([name]) => !/^(host|content-length|connection|expect)$/i.test(name),
		);
}
