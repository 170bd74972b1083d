import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { lineSchema } from "../../src/view/schema.ts";
import { ids, secrets } from "../support/graph.ts";
import { openSending } from "../support/sending.ts";
import { emptyFolder, type } from "../support/world.ts";

const argv = ["send", "text", "it's 👋 \u202e", "--to", "+16505551234"];
const body = {
	messaging_product: "whatsapp",
	recipient_type: "individual",
	to: "+16505551234",
	type: "text",
	text: { body: "it's 👋 \u202e" },
};

describe("--dry-run", () => {
	it("shows the request without the token, and sends nothing", async () => {
		const { env, standIn } = await openSending();
		const { code, stdout } = await type([...argv, "--dry-run"], { env });
		expect(code).toBe(0);
		expect(stdout).toContain(
			`POST ${standIn.address}/v25.0/${ids.phone}/messages
Authorization: Bearer ••••
Content-Type: application/json

{`,
		);
		const [, shown = ""] = stdout.split("\n\n");
		expect(JSON.parse(shown)).toEqual(body);
		expect(stdout).not.toContain(secrets.token);
		expect(standIn.requests).toEqual([]);
	});

	it("is a line of --json", async () => {
		const { env, standIn } = await openSending();
		const flags = ["--dry-run", "--json"];
		const { stdout } = await type([...argv, ...flags], { env });
		const line = lineSchema.parse(JSON.parse(stdout));
		expect(line).toMatchObject({ type: "request", name: "text" });
		expect(line).toHaveProperty("body", JSON.stringify(body));
		expect(stdout).not.toContain(secrets.token);
		expect(standIn.requests).toEqual([]);
	});

	it("needs nothing that is configured", async () => {
		const { code, stdout } = await type([...argv, "--dry-run"]);
		expect(code).toBe(0);
		expect(stdout).toContain("facebook.com/v25.0/PHONE_NUMBER_ID/messages");
	});

	it("tells what would be uploaded", async () => {
		const { env, standIn } = await openSending();
		const cwd = await emptyFolder();
		await writeFile(join(cwd, "a.pdf"), "%PDF-1.7");
		const file = ["send", "document", "a.pdf", "--to", "+16505551234"];
		const { stdout } = await type([...file, "--dry-run"], { env, cwd });
		expect(stdout).toMatch(
			/^# MEDIA_ID: the id of an upload, application\/pdf, 8 bytes, a\.pdf\n/,
		);
		expect(standIn.requests).toEqual([]);
	});
});

describe("--curl", () => {
	it("prints commands that send the same, the token by its variable", async () => {
		const { env, standIn, bodies } = await openSending();
		const { code, stdout } = await type([...argv, "--curl"], { env });
		expect(code).toBe(0);
		expect(stdout).toContain(`"Authorization: Bearer $WHATSAPP_ACCESS_TOKEN"`);
		expect(stdout).not.toContain(secrets.token);
		expect(stdout).not.toContain("\u202e");
		expect(standIn.requests).toEqual([]);
		await shell(stdout, env);
		expect(bodies()).toEqual([body]);
		expect(standIn.requests[0]?.credential).toBe(secrets.token);
	});

	it("names the variable that holds the token", async () => {
		const { WHATSAPP_ACCESS_TOKEN: token = "", ...others } = (
			await openSending()
		).env;
		const env = { ...others, META_ACCESS_TOKEN: token };
		const { stdout } = await type([...argv, "--curl"], { env });
		expect(stdout).toContain(`"Authorization: Bearer $META_ACCESS_TOKEN"`);
	});

	it("uploads a file whatever it is called", async () => {
		const { env, standIn } = await openSending();
		const cwd = await emptyFolder();
		const name = `it's "a"; b,c.pdf`;
		await writeFile(join(cwd, name), "%PDF-1.7");
		const file = ["send", "document", name, "--to", "+16505551234"];
		const { stdout } = await type([...file, "--curl"], { env, cwd });
		await shell(stdout, env);
		expect(standIn.lines()).toEqual([
			`POST /${ids.phone}/media`,
			`POST /${ids.phone}/messages`,
		]);
		const [upload] = standIn.requests;
		expect(upload?.received.body.toString()).toContain("%PDF-1.7");
		expect(upload?.received.body.toString()).toContain("application/pdf");
	});
});

function shell(command: string, env: Record<string, string>) {
	return promisify(execFile)("sh", ["-e", "-c", command], {
		env: { PATH: process.env["PATH"], ...env },
	});
}
