import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type Server } from "node:http";
import { buffer } from "node:stream/consumers";

/** Stands for your app: a webhook that checks signatures, and answers each text it is sent. */
export function createApp(options: {
	readonly appSecret: string;
	readonly answerTo: (from: string, text: string) => void;
}): Server {
	const answered = new Set<string>();
	return createServer(async (request, response) => {
		const body = await buffer(request);
		const signature = request.headers["x-hub-signature-256"];
		if (!isSigned(body, signature, options.appSecret)) {
			response.writeHead(401).end();
			return;
		}
		response.end();
		for (const { id, from, text } of textsOf(body)) {
			if (answered.has(id)) continue;
			answered.add(id);
			options.answerTo(from, text.body);
		}
	});
}

function isSigned(body: Buffer, signature: unknown, secret: string): boolean {
	const digest = createHmac("sha256", secret).update(body).digest("hex");
	const expected = Buffer.from(`sha256=${digest}`);
	const given = Buffer.from(String(signature ?? ""));
	return given.length === expected.length && timingSafeEqual(given, expected);
}

interface Text {
	readonly id: string;
	readonly from: string;
	readonly text: { readonly body: string };
}

interface Payload {
	readonly entry: readonly {
		readonly changes: readonly {
			readonly value: { readonly messages?: readonly Text[] };
		}[];
	}[];
}

function textsOf(body: Buffer): readonly Text[] {
	const { entry }: Payload = JSON.parse(body.toString());
	return entry
		.flatMap(({ changes }) => changes)
		.flatMap(({ value }) => value.messages ?? [])
		.filter(({ text }) => text !== undefined);
}
