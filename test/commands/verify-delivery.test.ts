import { createHmac } from "node:crypto";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lineSchema } from "../../src/view/schema.ts";
import { encode } from "../../src/webhook/wire.ts";
import {
	begin,
	emptyFolder,
	type Start,
	type Typed,
	type,
} from "../support/world.ts";

const secret = "0123456789abcdef0123456789abcdef";
const env = {
	WHATSAPP_APP_SECRET: secret,
	WHATSAPP_VERIFY_TOKEN: "my-verify-token",
	WHATSAPP_ACCESS_TOKEN: "EAAGm0PX4ZCpsBAKZCexample",
};
const json = '{"entry":[{"name":"Zoë","type":"image/jpeg"}]}';
const body = encode(json, "meta");

function sign(bytes: string | Buffer, key = secret): string {
	return `sha256=${createHmac("sha256", key).update(bytes).digest("hex")}`;
}

function request(signature: string, bytes: string | Buffer = body): Buffer {
	const head = [
		"POST /webhook HTTP/1.1",
		"Host: shop.example",
		"Content-Type: application/json",
		`X-Hub-Signature-256: ${signature}`,
		`Content-Length: ${Buffer.byteLength(bytes)}`,
	];
	return Buffer.concat([
		Buffer.from(`${head.join("\r\n")}\r\n\r\n`),
		Buffer.from(bytes),
	]);
}

/** Types the command about a file that holds these bytes. No key and no signature is ever repeated. */
async function ask(
	bytes: string | Buffer,
	flags: readonly string[] = [],
	start: Start = {},
	file = "request.txt",
): Promise<Typed> {
	const cwd = await emptyFolder();
	await writeFile(join(cwd, file), bytes);
	const argv = ["verify", "--delivery", file, ...flags];
	const typed = await type(argv, { cwd, env, ...start });
	expect(typed.stdout + typed.stderr).not.toMatch(
		/[0-9a-f]{32}|my-verify-token|EAAGm/,
	);
	return typed;
}

it("says that a signature is right", async () => {
	const { code, stdout } = await ask(request(sign(body)));
	expect(stdout).toBe(`\
✓ The signature is right for the app secret from WHATSAPP_APP_SECRET.
  An app that refuses it has another secret, or hashes something else than these bytes: wa-hook verify --url tells which.

  Delivery     request.txt
  Tried        app secret from WHATSAPP_APP_SECRET · the verify token · the access token

  More: wa-hook verify --explain signature-right
`);
	expect(code).toBe(0);
});

it("says what it was made of instead, and what to do", async () => {
	const { code, stdout } = await ask(request(sign(body, "my-verify-token")));
	expect(stdout).toBe(`\
✗ The signature is wrong: it was made with the verify token, which is not the app secret.
  Sign, and check, with the app secret; the verify token is for the handshake alone, the access token for sending.

  Delivery     request.txt
  Tried        app secret from WHATSAPP_APP_SECRET · the verify token · the access token

  │ the body: 52 bytes, spelled as Meta spells JSON

  More: wa-hook verify --explain other-key
`);
	expect(code).toBe(1);
});

it("shows where the bytes that came and those that were signed part", async () => {
	const { code, stdout } = await ask(request(sign(body), json));
	expect(stdout).toContain(
		"✗ The signature is wrong: it would match over the JSON with non-ASCII characters and slashes escaped: something between Meta and here rewrites the body.\n",
	);
	expect(stdout).toContain(`\
  │ the body: 47 bytes, not spelled as Meta spells JSON: letters beyond ASCII, / without a backslash
  │ they differ from byte 21 on
  │ came:   "[{\\"name\\":\\"Zoë\\",\\"type\\":\\"image/jp", from there on c3 ab 22 2c 22 74 79 70
  │ signed: "[{\\"name\\":\\"Zo\\\\u00eb\\",\\"type\\":\\"imag", from there on 5c 75 30 30 65 62 22 2c
`);
	expect(code).toBe(1);
});

describe("names each of the usual accidents", () => {
	const hex = sign(body).replace("sha256=", "");
	it.each<[code: string, signature: string, bytes?: string | Buffer]>([
		["signature-spelling", hex],
		["signature-spelling", sign(body).toUpperCase()],
		["signature-spelling", `sha1=${sha1(body)}`],
		["signature-shape", "sha256=abc"],
		["other-key", sign(body, env.WHATSAPP_ACCESS_TOKEN)],
		["empty-key", sign(body, "")],
		["empty-key", sign(body, "undefined")],
		["key-quoted", sign(body, `"${secret}"`)],
		["key-newline", sign(body, `${secret}\n`)],
		["key-space", sign(body, `${secret} `)],
		["key-case", sign(body, secret.toUpperCase())],
		["body-newline", sign(`${body}\n`)],
		["body-newline", sign(body), `${body} \n`],
		["body-bom", sign(body), `\ufeff${body}`],
		["body-line-ends", sign("{\r\n}"), "{\n}"],
		["body-charset", sign(Buffer.from(json, "utf8").toString("latin1")), json],
		["body-empty", sign("")],
		["body-parsed", sign("[object Object]")],
		["body-parsed", sign(`b'${body}'`)],
		["body-base64", sign(body.toString("base64"))],
		["body-base64", sign(body), body.toString("base64")],
		["body-meta", sign(body), json],
		["body-reserialised", sign(json)],
		["body-unicode", sign('{"a":"\\u00e9/"}'), '{"a":"é/"}'],
		["body-space", sign('{"a":1}'), '{ "a": 1 }'],
		["signature-wrong", sign("something else")],
		["signature-wrong", sign(body, "another secret")],
	])("%s", async (code, signature, bytes) => {
		const typed = await ask(request(signature, bytes), ["--json"]);
		const [finding, result] = linesOf(typed);
		expect(finding).toMatchObject({
			type: "finding",
			code,
			level: "fail",
			group: "deliveries",
			file: "request.txt",
		});
		expect(finding).toHaveProperty("fix");
		expect(result).toMatchObject({ type: "result", failed: 1 });
		expect(typed.code).toBe(1);
	});
});

function sha1(bytes: Buffer): string {
	return createHmac("sha1", secret).update(bytes).digest("hex");
}

function linesOf({ stdout }: Typed) {
	return stdout
		.trimEnd()
		.split("\n")
		.map((line) => lineSchema.parse(JSON.parse(line)));
}

describe("takes a delivery as it was kept", () => {
	const signature = `X-Hub-Signature-256: ${sign(body)}`;

	it.each([
		["a bare body and -H", body, ["-H", signature], "body.json"],
		[
			"a request without its first line",
			`${signature}\n\n${body}`,
			[],
			"r.txt",
		],
		["a newline that an editor added", `${request(sign(body))}\n`, [], "r.txt"],
		[
			"an event of API Gateway",
			JSON.stringify({
				headers: { "x-hub-signature-256": sign(body) },
				body: body.toString("base64"),
				isBase64Encoded: true,
			}),
			[],
			"event.json",
		],
		[
			"headers as a list",
			JSON.stringify({
				headers: [{ name: "X-Hub-Signature-256", value: sign(body) }],
				body: body.toString(),
			}),
			[],
			"entry.json",
		],
		[
			"another header",
			`X-Webhook-Signature: ${sign(body)}\n\n${body}`,
			["--signature-header", "X-Webhook-Signature"],
			"r.txt",
		],
	])("%s", async (_name, bytes, flags, file) => {
		const { code, stdout } = await ask(bytes, flags, {}, file);
		expect(stdout).toMatch(/^✓ The signature is right/);
		expect(code).toBe(0);
	});

	it("from standard input", async () => {
		const { code } = await type(["verify", "--delivery", "-"], {
			env,
			stdin: request(sign(body)).toString(),
		});
		expect(code).toBe(0);
	});

	it("also where a log parsed the body, and says so", async () => {
		const event = {
			headers: { "X-Hub-Signature-256": sign(body) },
			body: JSON.parse(json),
		};
		const { code, stdout } = await ask(JSON.stringify(event));
		expect(stdout).toContain("something between Meta and here rewrites");
		expect(stdout).toContain("the body was kept as parsed JSON");
		expect(code).toBe(1);
	});

	it("and says when it was cut", async () => {
		const cut = request(sign(body)).subarray(0, -10);
		const { stdout } = await ask(cut);
		expect(stdout).toContain("Content-Length says 52 bytes, the body has 42");
	});
});

describe("of the record", () => {
	/** A project whose listener got a delivery, signed with this secret. */
	async function recorded(appSecret = secret): Promise<string> {
		const cwd = await emptyFolder();
		const listener = await begin(
			["listen", "--port", "0", "--tunnel", "none"],
			{ cwd, env },
		);
		const [, port = ""] = await listener.says(/127\.0\.0\.1:(\d+)/);
		const flags = ["--url", `:${port}/webhook`, "--app-secret", appSecret];
		await type(["replay", "text", ...flags], { cwd, env });
		await listener.stop();
		return cwd;
	}

	it("explains what was recorded, as the configuration is now", async () => {
		const cwd = await recorded();
		const last = ["verify", "--delivery", "last"];
		const right = await type(last, { cwd, env });
		expect(right.stdout).toMatch(/^✓ The signature is right/);
		expect(right.stdout).toContain("recorded 1");
		const other = { WHATSAPP_APP_SECRET: "f".repeat(32) };
		const wrong = await type(last, { cwd, env: other });
		expect(wrong.code).toBe(1);
		expect(wrong.stdout).toContain("it matches nothing that was tried");
	});

	it("but not what was refused: that isn't kept", async () => {
		const cwd = await recorded("another secret");
		const asked = ["verify", "--delivery", "last"];
		const { code, stderr } = await type(asked, { cwd, env });
		expect(stderr).toMatch(/^error: nothing is recorded in /);
		expect(stderr).toContain("hint:  what listen refuses is not recorded;");
		expect(code).toBe(2);
	});

	it("and each line of an export", async () => {
		const cwd = await recorded();
		const { stdout } = await type(["events", "export"], { cwd, env });
		const [line = ""] = stdout.trimEnd().split("\n");
		const { code, stdout: shown } = await ask(
			`${line}\n${line}\n`,
			[],
			{},
			"e.ndjson",
		);
		expect(shown).toContain("e.ndjson:2");
		expect(code).toBe(0);
	});
});

describe("where there is nothing to explain", () => {
	it("no signature", async () => {
		const { code, stdout } = await ask(body);
		expect(stdout).toContain("✗ There is no signature.");
		expect(stdout).toContain("-H 'X-Hub-Signature-256: sha256=…'");
		expect(code).toBe(1);
	});

	it("but one under another name", async () => {
		const { stdout } = await ask(`X-Gateway: ${sign(body)}\n\n${body}`);
		expect(stdout).toContain("X-Gateway looks like one: --signature-header");
	});

	it("only the older one", async () => {
		const { stdout } = await ask(
			`X-Hub-Signature: sha1=${sha1(body)}\n\n${body}`,
		);
		expect(stdout).toContain("✗ There is only the older X-Hub-Signature");
	});

	it("two of them", async () => {
		const header = `X-Hub-Signature-256: ${sign(body)}\n`;
		const { stdout } = await ask(`${header}${header}\n${body}`);
		expect(stdout).toContain("✗ There is more than one signature.");
	});

	it.each([
		["no file", ["no-such.txt"], 2, "error: there is no file no-such.txt"],
		["no record", ["last"], 2, "error: nothing is recorded in"],
	])("%s", async (_name, args, code, message) => {
		const typed = await type(["verify", "--delivery", ...args], { env });
		expect(typed.stderr).toContain(message);
		expect(typed.code).toBe(code);
	});

	it("an empty file", async () => {
		const { code, stderr } = await ask("");
		expect(stderr).toContain("error: there is nothing in request.txt");
		expect(code).toBe(2);
	});

	it("no secret", async () => {
		const { code, stderr, cwd } = await ask(request(sign(body)), [], {
			env: {},
		});
		expect(stderr).toBe(`\
error: there is no app secret to check with
hint:  give it with --app-secret, or set WHATSAPP_APP_SECRET (App settings, Basic)
`);
		expect(code).toBe(3);
		expect(await readdir(cwd)).toEqual(["request.txt"]);
	});
});

describe("on a terminal", () => {
	it("keeps what others wrote behind a bar, without obeying it", async () => {
		const hostile = Buffer.from('{"a":"\u001b[31m\u202e"}');
		const signature = sign(JSON.stringify({ a: "\u001b[31m\u202e" }));
		const { stdout } = await ask(request(signature, hostile), [], {
			columns: 60,
			env: { ...env, NO_COLOR: "1" },
		});
		expect(stdout).not.toContain("\u001b");
		expect(stdout).not.toContain("\u202e");
		for (const line of stdout.split("\n")) {
			expect(line.length).toBeLessThan(60);
		}
	});

	it("is brief with -q", async () => {
		const { stdout } = await ask(request(sign(body, "")), ["-q"]);
		expect(stdout).toBe(`\
✗ The signature is wrong: it was made with an empty key.
  Set the app secret where the sender runs: a variable that isn't set became the key.
`);
	});
});
