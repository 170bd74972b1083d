import { forwardHeaders } from "../../io/forward-headers.ts";
import { createTemplate } from "../../webhook/body-template.ts";
import type { FreshWorld } from "../../webhook/fresh.ts";
import {
	buildRequest,
	signatureOf,
	usualSignatureHeader,
} from "../../webhook/request.ts";
import { attempt } from "./alter.ts";
import type { LoadPayload, LoadSettings } from "./load-settings.ts";

/** One request, ready to go out. */
export interface LoadRequest {
	/** Names and values by turns. */
	readonly headers: string[];
	readonly body: Buffer;
}

type RequestSettings = Pick<
	LoadSettings,
	"payloads" | "signatureHeader" | "fault" | "headers"
>;

/**
 * Makes the next request of a load each time it is called: its payload's turn, with ids and times of its own, signed over that.
 * Throws CliError at once for a payload that can't be sent.
 */
export function createLoadRequests(
	settings: RequestSettings,
	{ now, randomBytes }: FreshWorld,
): () => LoadRequest {
	const world = { now, randomBytes: drawnAhead(randomBytes) };
	const makers = settings.payloads.map((payload) =>
		createMaker(payload, settings, world),
	);
	let turn = 0;
	return () => {
		const make = makers[turn++ % makers.length];
		if (make === undefined) throw new Error("a load is made of something");
		return make();
	};
}

/** What does not change from one request to the next is found out here, once. */
function createMaker(
	{ name, body, encode, secret, recordedHeaders }: LoadPayload,
	{ signatureHeader, fault, headers: own }: RequestSettings,
	world: FreshWorld,
): () => LoadRequest {
	const wire = attempt(name, () => buildRequest({ body, encode }).body);
	const template = createTemplate(wire, encode);
	const header = signatureHeader ?? usualSignatureHeader(wire);
	const unsigned = buildRequest({
		body: wire,
		encode: "raw",
		signatureHeader: header,
		recordedHeaders,
	});
	const fixed = forwardHeaders(unsigned.headers, own).flat();
	const isOwn = own.some(
		([name]) => name.toLowerCase() === header.toLowerCase(),
	);
	return () => {
		const body = template.fill(world);
		if (isOwn) return { headers: fixed, body };
		const signature = signatureOf(body, header, { secret, fault }).flat();
		return { headers: [...fixed, ...signature], body };
	};
}

const drawnBytes = 16 * 1024;

/** Chance costs most by the call: it is drawn for many ids at a time. */
function drawnAhead(
	randomBytes: (size: number) => Buffer,
): (size: number) => Buffer {
	let drawn: Buffer = Buffer.alloc(0);
	let used = 0;
	return (size) => {
		if (size > drawnBytes) return randomBytes(size);
		if (used + size > drawn.length) {
			drawn = randomBytes(drawnBytes);
			used = 0;
		}
		used += size;
		return drawn.subarray(used - size, used);
	};
}
