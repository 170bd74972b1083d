import type { Dirent } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { expect } from "vitest";
import { healthyWorld, ids, type World } from "./graph.ts";
import type { Received } from "./target.ts";

/** Secrets as they are configured for every command: nothing that is written may hold one. */
export const canaries = {
	accessToken: "EAAcanaryACCESScanaryACCESScanaryACCESS0123456789",
	appSecret: "c0ffee11c0ffee22c0ffee33c0ffee44",
	rotatedSecret: "beadfeed55beadfeed66beadfeed77be",
	verifyToken: 'canary "verify" tokén/é+&%7B',
	webhookSecret: "canary-gateway<secret>/5e8b",
} as const;

/** Configures all of them, and the ids that go with them. */
export const canaryEnv: Record<string, string> = {
	NO_COLOR: "1",
	WHATSAPP_ACCESS_TOKEN: canaries.accessToken,
	WHATSAPP_APP_SECRET: `${canaries.appSecret},${canaries.rotatedSecret}`,
	WHATSAPP_VERIFY_TOKEN: canaries.verifyToken,
	WEBHOOK_SECRET: canaries.webhookSecret,
	WHATSAPP_APP_ID: ids.app,
	WHATSAPP_WABA_ID: ids.waba,
	WHATSAPP_PHONE_NUMBER_ID: ids.phone,
};

/** A Meta that knows them. */
export function canaryWorld(): World {
	const world = healthyWorld();
	world.token.value = canaries.accessToken;
	const [app] = world.apps;
	if (app !== undefined) app.secret = canaries.appSecret;
	return world;
}

/** Every secret, as it is and as it stands in a URL, a form, JSON, and JSON in ASCII. */
const spelled = Object.entries(canaries).flatMap(([name, secret]) => {
	const json = JSON.stringify(secret).slice(1, -1);
	const ascii = json.replace(
		/[^ -~]/g,
		(unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
	);
	const spellings = [
		secret,
		encodeURIComponent(secret),
		new URLSearchParams({ a: secret }).toString().slice(2),
		json,
		json.replaceAll("/", "\\/"),
		ascii,
		ascii.replaceAll("/", "\\/"),
	];
	return [...new Set(spellings)].map((spelling) => ({ name, spelling }));
});

/** Fails, and names the secret, where a text holds one in any of its spellings. */
export function expectNoCanary(text: string, where: string): void {
	const found = spelled.filter(({ spelling }) => text.includes(spelling));
	const shown = found.map(({ name, spelling }) => {
		const at = text.indexOf(spelling);
		return `${name} in ${where}: ${text.slice(Math.max(0, at - 80), at + 80)}`;
	});
	expect(shown).toEqual([]);
}

/** Fails where a file below a folder, or a file's name, holds one. */
export async function expectNoCanaryIn(folder: string): Promise<void> {
	const entries: Dirent[] = await readdir(folder, {
		recursive: true,
		withFileTypes: true,
	});
	for (const entry of entries) {
		const path = join(entry.parentPath, entry.name);
		expectNoCanary(path, "the name of a file");
		// What is written whole and then renamed may be gone by now.
		const text = await readFile(path, "utf8").catch(() => "");
		expectNoCanary(text, path);
	}
}

/** A text in which everything stands that a careless server could say back: what it was sent, and all secrets in all spellings. */
function said({ headers, url, body }: Received): string {
	const all = spelled.map(({ spelling }) => spelling).join(" , ");
	return `${headers.authorization} ${url} ${body} access_token=${canaries.accessToken} ${all}`;
}

/** Answers that say secrets back, each in the place of every answer of Meta's. None is one that would be asked for again. */
export const careless: Readonly<
	Record<string, (received: Received, response: ServerResponse) => void>
> = {
	"an error that quotes them": (received, response) => {
		const text = said(received);
		json(response, 400, {
			error: {
				message: `Malformed access token ${text}`,
				type: text,
				code: 190,
				error_data: { details: text },
				error_user_title: text,
				error_user_msg: text,
				fbtrace_id: canaries.accessToken,
			},
		});
	},
	"a callback that couldn't be verified": (received, response) => {
		const message = `(#2200) Callback verification failed: ${said(received)}`;
		json(response, 400, { error: { message, code: 2200 } });
	},
	"names and links that hold them": (received, response) => {
		const text = said(received);
		const item = {
			id: ids.phone,
			name: text,
			language: text,
			status: text,
			display_phone_number: text,
			verified_name: text,
			object: "whatsapp_business_account",
			callback_url: `https://${text}`,
			fields: [{ name: text, version: text }],
			whatsapp_business_api_data: { id: ids.otherApp, name: text },
			components: [{ type: "BODY", text }],
		};
		json(response, 200, {
			...item,
			data: [item, item],
			messages: [{ id: text }],
			contacts: [{ input: text, wa_id: text }],
			url: `http://127.0.0.1:9/${encodeURIComponent(text)}`,
			mime_type: text,
			health_status: { can_send_message: text, entities: [{ id: text }] },
			webhook_configuration: { application: `https://${text}` },
			paging: { next: text, cursors: { after: text } },
			[text]: text,
		});
	},
	"broken JSON": (received, response) => {
		response.writeHead(400, { "content-type": "application/json" });
		response.end(`{"error":{"message":"${said(received)}"`);
	},
	"a web page": (received, response) => {
		response.writeHead(403, { "content-type": "text/html" });
		response.end(`<html><title>${said(received)}</title></html>`);
	},
	"a redirect": (received, response) => {
		const location = `http://127.0.0.1:9/?${encodeURIComponent(said(received))}`;
		response.writeHead(302, { location }).end();
	},
};

function json(response: ServerResponse, status: number, body: unknown): void {
	response.writeHead(status, {
		"content-type": "application/json",
		"facebook-api-version": canaries.accessToken,
		"www-authenticate": `OAuth "${canaries.accessToken}"`,
	});
	response.end(JSON.stringify(body));
}
