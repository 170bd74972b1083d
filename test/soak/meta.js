// Meta, as far as a listener can tell: signed deliveries over a few connections that are kept.
import { createHmac } from "node:crypto";
import { Agent, request } from "node:http";
import { secret } from "../bench/load.js";

/** The body of a text message as Meta encodes it. */
export function textMessage(
	id,
	text = "Does it come in another color?",
	name = "Sheena Nelson",
) {
	const from = "16505551234";
	const value = {
		messaging_product: "whatsapp",
		metadata: {
			display_phone_number: "15550783881",
			phone_number_id: "106540352242922",
		},
		contacts: [{ profile: { name }, wa_id: from }],
		messages: [
			{
				from,
				id,
				timestamp: String(Math.floor(Date.now() / 1000)),
				text: { body: text },
				type: "text",
			},
		],
	};
	const entry = [
		{ id: "102290129340398", changes: [{ value, field: "messages" }] },
	];
	return JSON.stringify({ object: "whatsapp_business_account", entry });
}

/** The signature headers of a body. */
export function signed(body) {
	const hash = createHmac("sha256", secret).update(body).digest("hex");
	return { "X-Hub-Signature-256": `sha256=${hash}` };
}

/** Opens connections to a listener. `post` resolves with the status, or with `undefined` when there was no answer. */
export function connectTo(port, connections = 20) {
	const agent = new Agent({ keepAlive: true, maxSockets: connections });
	return {
		post: (body, headers = signed(body)) =>
			ask(port, agent, { method: "POST", body, headers }),
		get: (path) => ask(port, agent, { method: "GET", path }),
		close: () => agent.destroy(),
	};
}

function ask(port, agent, { method, path = "/webhook", headers = {}, body }) {
	return new Promise((resolve) => {
		const asking = request(
			{
				host: "127.0.0.1",
				port,
				agent,
				method,
				path,
				headers: {
					"Content-Type": "application/json",
					"User-Agent": "facebookexternalua",
					...headers,
				},
				timeout: 15_000,
			},
			(answer) => {
				answer.resume();
				answer.on("end", () => resolve(answer.statusCode));
				answer.on("error", () => resolve(undefined));
			},
		);
		asking.on("timeout", () => asking.destroy());
		asking.on("error", () => resolve(undefined));
		asking.end(body);
	});
}

/** Calls `work` with 0, 1, 2 … from so many lanes at once until it has been called `count` times or returns false. */
export async function inLanes(lanes, count, work) {
	let next = 0;
	let stopped = false;
	const lane = async () => {
		while (!stopped && next < count) {
			if ((await work(next++)) === false) stopped = true;
		}
	};
	await Promise.all(Array.from({ length: lanes }, lane));
}
