// Writes a record as `listen` leaves one, without waiting for `listen`: text messages from a thousand people, each with a reply.
import { hash } from "node:crypto";
import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";

const segmentBytes = 64 * 1024 * 1024;
const batch = 1000;

/** Writes so many deliveries, a second apart and the last one now, into the state folder of `cwd`. Gives the bytes written. */
export function writeRecord(cwd, count) {
	const folder = join(cwd, ".wa-hook", "record");
	mkdirSync(folder, { recursive: true });
	const start = Date.now() - count * 1000;
	let written = 0;
	let room = 0;
	let file;
	for (let id = 1; id <= count; id += batch) {
		const lines = [];
		for (let n = id; n < id + batch && n <= count; n++) {
			lines.push(deliveryLine(n, start + n * 1000), replyLine(n));
		}
		const bytes = Buffer.from(lines.join(""));
		if (bytes.length > room) {
			if (file !== undefined) closeSync(file);
			const name = `${String(id).padStart(10, "0")}.jsonl`;
			file = openSync(join(folder, name), "w");
			room = segmentBytes;
		}
		writeSync(file, bytes);
		room -= bytes.length;
		written += bytes.length;
	}
	closeSync(file);
	return written;
}

function deliveryLine(id, at) {
	const from = `1650555${String(id % 1000).padStart(4, "0")}`;
	// Five in all, the last of them as far back as can be.
	const text =
		id % 200_000 === 1 ? "a rare word" : "Does it come in another color?";
	const body = `{"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550783881","phone_number_id":"106540352242922"},"contacts":[{"profile":{"name":"Sheena Nelson"},"wa_id":"${from}"}],"messages":[{"from":"${from}","id":"wamid.HBgLMTY1MDU1NTEyMzQVAgASGBQzQ${String(id).padStart(12, "0")}A=","timestamp":"${Math.floor(at / 1000)}","text":{"body":"${text}"},"type":"text"}]},"field":"messages"}]}]}`;
	const sha256 = hash("sha256", body, "hex");
	const line = {
		v: 1,
		type: "delivery",
		id,
		receivedAt: new Date(at).toISOString(),
		target: "/webhook",
		headers: [
			["Host", "brave-otter-42.loca.lt"],
			["User-Agent", "facebookexternalua"],
			["Content-Type", "application/json"],
			["X-Hub-Signature-256", `sha256=${sha256}`],
		],
		verification: {
			verified: true,
			secret: "app secret",
			header: "X-Hub-Signature-256",
		},
		bytes: body.length,
		sha256,
		body,
	};
	return `${JSON.stringify(line)}\n`;
}

function replyLine(id) {
	return `{"v":1,"type":"reply","delivery":${id},"target":"http://localhost:3000/webhook","status":${id % 100 === 0 ? 500 : 200},"ms":${(1 + (id % 50) / 10).toFixed(2)}}\n`;
}
