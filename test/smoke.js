// Packs wa-hook, installs the tarball into an empty folder and uses it there as a newcomer would.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { access, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const folder = await mkdtemp(join(tmpdir(), "wa-hook-smoke-"));
const checks = {
	"the tarball holds what is meant and nothing else": async () => {
		const { stdout } = await run("npm", [
			"pack",
			"--json",
			"--pack-destination",
			folder,
		]);
		const report = Object.values(JSON.parse(stdout)).flat()[0];
		const strangers = report.files
			.map(({ path }) => path)
			.filter(
				(path) =>
					!/^(bin|dist|examples|fixtures)\/|^(package\.json|README\.md|LICENSE)$/.test(
						path,
					),
			);
		assert.deepEqual(strangers, []);
		const readme = await readFile("README.md", "utf8");
		const packed = new Set(report.files.map(({ path }) => path));
		for (const [, path] of readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)) {
			assert(packed.has(path), `README.md links ${path}`);
		}
		await writeFile(join(folder, "package.json"), '{"private":true}');
		await run(
			"npm",
			["install", "--no-audit", "--no-fund", join(folder, report.filename)],
			{ cwd: folder },
		);
	},
	"the installed wa-hook brings no other package": async () => {
		const { stdout } = await run("npm", ["ls", "--all", "--parseable"], {
			cwd: folder,
		});
		const packages = stdout.trim().split("\n").slice(1);
		assert.deepEqual(
			packages.map((path) => path.split("node_modules/").at(-1)),
			["wa-hook"],
		);
	},
	"the licences of what is bundled are there": async () => {
		const path = join(
			folder,
			"node_modules/wa-hook/dist/THIRD-PARTY-LICENSES.txt",
		);
		const text = await readFile(path, "utf8");
		for (const name of [
			"axios",
			"chalk",
			"commander",
			"localtunnel",
			"undici",
			"zod",
		]) {
			assert.match(text, new RegExp(`^${name}@`, "m"));
		}
	},
	"--version prints the version": async () => {
		const { stdout } = await run(bin, ["--version"], { cwd: folder });
		const manifest = JSON.parse(await readFile("package.json", "utf8"));
		assert.equal(stdout, `${manifest.version}\n`);
	},
	// Each loads code of its own from dist/, which the tests of the source do not touch.
	"every command starts, globs and error codes and all": async () => {
		const inFolder = (...argv) => run(bin, argv, { cwd: folder });
		const { stdout: text } = await inFolder("fixtures", "show", "text");
		await writeFile(join(folder, "one.json"), text);
		const checked = await inFolder("fixtures", "check", "one.js*", "order");
		assert.match(checked.stdout, /one\.json/);
		const asked = await inFolder(
			"replay",
			"one.js*",
			"--dry-run",
			"--url",
			"1",
		);
		assert.match(asked.stdout, /X-Hub-Signature-256: sha256=/);
		const explained = await inFolder("explain", "131047");
		assert.match(explained.stdout, /^131047 {2}Re-engagement message/);
		const listed = await inFolder("fixtures", "list", "template");
		assert.match(listed.stdout, /^ {2}template-status /m);
		await inFolder("events");
		await inFolder("config");
		await inFolder("restore");
		const meaning = await inFolder("verify", "--explain", "reserialised");
		assert.match(meaning.stdout, /raw body/);
		const message = await run(
			bin,
			["send", "text", "hi", "--to", "+16505551234", "--dry-run"],
			{ cwd: folder, env: { ...process.env, ...account } },
		);
		assert.match(message.stdout, /"to": "\+16505551234"/);
		assert.doesNotMatch(message.stdout, /EAAG/);
	},
	"verify checks an app from handshake to signatures": async () => {
		const app = createServer(async (request, response) => {
			const { searchParams } = new URL(request.url, "http://app");
			const body = Buffer.concat(await request.toArray());
			const isRight =
				request.method === "POST"
					? request.headers["x-hub-signature-256"] === sign(body)
					: searchParams.get("hub.verify_token") === "token";
			response.writeHead(isRight ? 200 : 403);
			response.end(isRight ? searchParams.get("hub.challenge") : "");
		}).listen(0, "127.0.0.1");
		onEnd.push(() => app.close());
		await once(app, "listening");
		const url = String(app.address().port);
		const known = ["--verify-token", "token", "--app-secret", secret];
		const { stdout } = await run(bin, ["verify", "--url", url, ...known], {
			cwd: folder,
		});
		assert.match(stdout, /^✓ /);
		await assert.rejects(
			run(bin, ["verify", "--url", url, "--verify-token", "other"], {
				cwd: folder,
			}),
			{ code: 1, stdout: /refuses the verify token/ },
		);
	},
	"listen takes a signed POST, refuses a forged one and ends with Ctrl-C":
		async () => {
			const listener = spawn(
				bin,
				["listen", "--json", "--tunnel", "none", "--port", "0"],
				{
					cwd: folder,
					env: { ...process.env, WA_HOOK_APP_SECRET: secret },
				},
			);
			const exited = once(listener, "exit");
			const lines = linesOf(listener.stdout);
			onEnd.push(() => listener.kill("SIGKILL"));
			const ready = await lines.find(({ type }) => type === "ready");
			const body =
				'{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"1","phone_number_id":"1"},"messages":[{"from":"16505551234","id":"wamid.1","timestamp":"1","type":"text","text":{"body":"caf\\u00e9 \\ud83d\\ude00"}}]},"field":"messages"}]}]}';
			assert.equal(await post(ready.local, body, sign(body)), 200);
			assert.equal(await post(ready.local, body, sign(`${body} `)), 401);
			const event = await lines.find(({ type }) => type === "event");
			assert.equal(event.value.text.body, "café 😀");
			listener.kill("SIGINT");
			const [code] = await exited;
			assert.equal(code, 0);
			await access(join(folder, ".wa-hook"));
			const { stdout } = await run(bin, ["events", "show", "last", "--raw"], {
				cwd: folder,
			});
			assert.equal(stdout, body);
		},
	"the library sends to itself, imported and required": async () => {
		await writeFile(join(folder, "test.mjs"), consumer);
		await writeFile(
			join(folder, "test.cjs"),
			`const { sign } = require("wa-hook"); console.log(sign("{}", "s").length);`,
		);
		const imported = await run("node", ["test.mjs"], { cwd: folder });
		assert.equal(imported.stdout, "200 message.text hi\n");
		const required = await run("node", ["test.cjs"], { cwd: folder });
		assert.equal(required.stdout, "71\n");
	},
	"its types need no other package": async () => {
		await writeFile(join(folder, "test.mts"), consumer);
		const compilerOptions = {
			strict: true,
			exactOptionalPropertyTypes: true,
			skipLibCheck: false,
			noEmit: true,
			target: "ES2022",
			types: ["node"],
			typeRoots: [join(here, "node_modules/@types")],
		};
		for (const [module, moduleResolution] of [
			["NodeNext", "NodeNext"],
			["ESNext", "Bundler"],
		]) {
			const config = {
				compilerOptions: { ...compilerOptions, module, moduleResolution },
				files: ["test.mts"],
			};
			await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));
			const tsc = join(here, "node_modules/typescript/bin/tsc");
			// What it finds wrong it says on stdout.
			const { stdout } = await run("node", [tsc], { cwd: folder }).catch(
				(error) => error,
			);
			assert.equal(stdout, "");
		}
	},
};

// JavaScript and TypeScript at once.
const consumer = `import { fixture, listen, NoReply, readEvents, replay, verifySignature } from "wa-hook";

const webhook = await listen({ port: 0 });
const text = fixture("message.text", { text: "hi" });
const reply = await replay(text, webhook);
const event = await webhook.next("message.text", { timeoutMs: 1000 });
const [delivery] = webhook.deliveries;
const [change] = text.payload.entry.flatMap(({ changes }) => changes);
console.log(reply.status.toString(), event.kind.trim(), change?.value.messages?.[0]?.text?.body);
await webhook.close();

export async function neverCalled() {
	// @ts-expect-error There is nothing to sign with.
	await replay(text, { url: webhook.url });
	// @ts-expect-error No such fault.
	await replay(text, { ...webhook, signature: "wrong" });
	// @ts-expect-error Signatures are made over bytes.
	verifySignature(text.payload, reply.headers.get("x"), "s");
	const name = readEvents(delivery?.body.toString("utf8") ?? "")[0]?.party?.name;
	return [name, new NoReply({ target: "", ok: false, ms: 0, cause: "refused", detail: "" }).failure];
}
`;

const here = process.cwd();

const bin = join(folder, "node_modules/.bin/wa-hook");
// Nothing here takes a minute; a check that hangs is a failure, not a wait.
setTimeout(() => {
	console.log("✗ the smoke test hangs\nsmoke: 0 passed, 1 failed");
	process.exit(1);
}, 180_000).unref();

const secret = "0123456789abcdef0123456789abcdef";
const account = {
	WHATSAPP_ACCESS_TOKEN: "EAAGsmoke0123456789",
	WHATSAPP_PHONE_NUMBER_ID: "106540352242922",
};

const onEnd = [];
let failed = 0;
try {
	for (const [name, check] of Object.entries(checks)) {
		try {
			await check();
			console.log(`✓ ${name}`);
		} catch (error) {
			failed++;
			console.log(`✗ ${name}\n${error instanceof Error ? error.stack : error}`);
		}
	}
} finally {
	for (const end of onEnd) end();
	await rm(folder, { recursive: true, force: true });
}
console.log(
	`smoke: ${Object.keys(checks).length - failed} passed, ${failed} failed`,
);
process.exitCode = failed === 0 ? 0 : 1;

function sign(body) {
	return `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
}

async function post(url, body, signature) {
	const headers = {
		"Content-Type": "application/json",
		"X-Hub-Signature-256": signature,
	};
	const { status } = await fetch(url, { method: "POST", headers, body });
	return status;
}

function linesOf(stream) {
	const seen = [];
	let waiting = () => {};
	let rest = "";
	let ended = false;
	stream.on("end", () => {
		ended = true;
		waiting();
	});
	stream.setEncoding("utf8").on("data", (chunk) => {
		const parts = (rest + chunk).split("\n");
		rest = parts.pop();
		seen.push(...parts.map((line) => JSON.parse(line)));
		waiting();
	});
	return {
		async find(matches) {
			for (;;) {
				const found = seen.find(matches);
				if (found) return found;
				if (ended) throw new Error(`ended after ${JSON.stringify(seen)}`);
				await new Promise((resolve) => {
					waiting = resolve;
				});
			}
		},
	};
}
