import dns from "node:dns";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import type { LookupFunction } from "node:net";
import { fileURLToPath } from "node:url";
import { sign } from "../../src/webhook/signature.ts";
import { encode } from "../../src/webhook/wire.ts";

/** What came back. */
export interface Answered {
	readonly status: number;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	readonly body: string;
}

/** The app secret of the tests' world: 32 hex digits, as Meta's are. */
export const appSecret = "8b1a9953c4611296a827abf8c47804d7";

/** A fixture's body as it goes over the wire. */
export function wire(fixture: string): Buffer {
	const path = new URL(`../../fixtures/${fixture}.json`, import.meta.url);
	return encode(readFileSync(fileURLToPath(path), "utf8"), "meta");
}

/** A text message from a person, with an id of its own. */
export function textMessage(
	body: string,
	about: { id?: string; from?: string; name?: string; at?: number } = {},
): Buffer {
	const {
		id = "wamid.HBgLMTY1MDU1NTEyMzQVAgASGBQzQQA=",
		from = "16505551234",
		name = "Sheena Nelson",
	} = about;
	const message = {
		from,
		id,
		timestamp: String(about.at ?? Math.floor(Date.now() / 1000)),
		text: { body },
		type: "text",
	};
	const value = {
		messaging_product: "whatsapp",
		metadata: {
			display_phone_number: "15550783881",
			phone_number_id: "106540352242922",
		},
		contacts: [{ profile: { name }, wa_id: from }],
		messages: [message],
	};
	const entry = [
		{ id: "102290129340398", changes: [{ value, field: "messages" }] },
	];
	return encode(
		JSON.stringify({ object: "whatsapp_business_account", entry }),
		"meta",
	);
}

/** Posts a body as Meta does, signed with the secret of the tests unless headers say otherwise. */
export function post(
	url: string,
	body: Buffer | string,
	headers: Record<string, string> = {
		"X-Hub-Signature-256": sign(Buffer.from(body), appSecret),
	},
): Promise<Answered> {
	return ask(
		url,
		"POST",
		{
			"Content-Type": "application/json",
			"User-Agent": "facebookexternalua",
			...headers,
		},
		body,
	);
}

/** Asks for the handshake as Meta does. */
export function handshake(
	url: string,
	token: string,
	challenge = "1158201444",
): Promise<Answered> {
	const query = new URLSearchParams([
		["hub.mode", "subscribe"],
		["hub.challenge", challenge],
		["hub.verify_token", token],
	]);
	return ask(`${url}?${query}`, "GET", {
		"User-Agent": "facebookplatform/1.0 (+http://developers.facebook.com)",
	});
}

// Names below localhost are this machine, whether or not its resolver knows that.
const lookup: LookupFunction = (hostname, options, callback) =>
	dns.lookup(
		hostname.endsWith(".localhost") ? "127.0.0.1" : hostname,
		options,
		callback,
	);

function ask(
	url: string,
	method: string,
	headers: Record<string, string>,
	body?: Buffer | string,
): Promise<Answered> {
	return new Promise((resolve, reject) => {
		const asking = request(
			url,
			{ method, headers, agent: false, lookup },
			(response) => {
				const chunks: Buffer[] = [];
				response.on("data", (chunk: Buffer) => chunks.push(chunk));
				response.on("end", () =>
					resolve({
						status: response.statusCode ?? 0,
						headers: response.headers,
						body: Buffer.concat(chunks).toString("utf8"),
					}),
				);
			},
		);
		asking.on("error", reject);
		asking.end(body);
	});
}
