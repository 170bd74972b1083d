// A small HTTP/1.1 load generator for loopback: keep-alive connections, each with one request under way at a time.
import { createHmac } from "node:crypto";
import { connect } from "node:net";

export const secret = "0123456789abcdef0123456789abcdef";

/** Whole requests, each a text message with an id of its own, signed as Meta signs. */
export function messages(count, port, first = 0) {
	return Array.from({ length: count }, (_, index) => {
		const id = `wamid.HBgLMTY1MDU1NTEyMzQVAgASGBQzQ${String(first + index).padStart(12, "0")}A=`;
		const body = JSON.stringify({
			object: "whatsapp_business_account",
			entry: [
				{
					id: "102290129340398",
					changes: [
						{
							value: {
								messaging_product: "whatsapp",
								metadata: {
									display_phone_number: "15550783881",
									phone_number_id: "106540352242922",
								},
								contacts: [
									{ profile: { name: "Sheena Nelson" }, wa_id: "16505551234" },
								],
								messages: [
									{
										from: "16505551234",
										id,
										timestamp: String(Math.floor(Date.now() / 1000)),
										text: { body: "Does it come in another color?" },
										type: "text",
									},
								],
							},
							field: "messages",
						},
					],
				},
			],
		});
		const signature = createHmac("sha256", secret).update(body).digest("hex");
		return Buffer.from(
			`POST /webhook HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUser-Agent: facebookexternalua\r\nAccept: */*\r\n` +
				`Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n` +
				`X-Hub-Signature-256: sha256=${signature}\r\n\r\n${body}`,
		);
	});
}

/** Sends every request once over `connections` sockets. Resolves with the time it took and each latency, in milliseconds. */
export async function send(requests, port, connections) {
	const latencies = new Float64Array(requests.length);
	let next = 0;
	const began = performance.now();
	const lane = () =>
		new Promise((resolve, reject) => {
			const socket = connect(port, "127.0.0.1");
			let sentAt = 0;
			let current = 0;
			const step = () => {
				if (next === requests.length) {
					socket.end();
					resolve();
					return;
				}
				current = next++;
				sentAt = performance.now();
				socket.write(requests[current]);
			};
			socket.setNoDelay(true);
			socket.on("connect", step);
			socket.on("error", reject);
			socket.on("data", (data) => {
				// The answers are short and empty: each comes in one piece.
				if (data.subarray(9, 12).toString("latin1") !== "200") {
					reject(new Error(data.toString("latin1")));
					return;
				}
				latencies[current] = performance.now() - sentAt;
				step();
			});
		});
	await Promise.all(Array.from({ length: connections }, lane));
	return { ms: performance.now() - began, latencies };
}
