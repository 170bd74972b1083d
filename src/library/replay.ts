import { openLightCourier } from "../io/light-courier.ts";
import { parseTarget } from "../io/target.ts";
import type { HeaderList } from "../webhook/delivery.ts";
import type { FailureCause, Reply } from "../webhook/reply.ts";
import { buildRequest, type Encoding, encodings } from "../webhook/request.ts";
import {
	type SignatureFault,
	signatureFaults,
} from "../webhook/signature-fault.ts";
import { type Body, bytesOf } from "./body.ts";
import type { Fixture } from "./fixture.ts";
import { refuseOther, refuseUnknown } from "./options.ts";
import { usable } from "./secret.ts";

/** Where a delivery goes, and how. */
export interface ReplayOptions {
	/** Of your webhook; a port (`"3000"`) or a port and path (`":3000/webhook"`) mean this machine. */
	readonly url: string | URL;
	/** Signs the delivery, as your app's secret does at Meta. */
	readonly appSecret: string;
	/** Something wrong with the signature on purpose: your webhook is to refuse it. */
	readonly signature?: SignatureFault;
	/** `X-Hub-Signature-256` if nothing else is said, and for gateways' events `X-Webhook-Signature`. */
	readonly signatureHeader?: string;
	/** How the JSON is spelled. Without it a fixture or an object goes out as Meta spells it, bytes and texts as they are. */
	readonly encode?: Encoding;
	/** More headers, or others in the place of those of the same name. */
	readonly headers?: Readonly<Record<string, string>>;
	/** From connecting to the end of the reply; 10 seconds if nothing else is said. */
	readonly timeoutMs?: number;
}

/** What your webhook answered. */
export interface ReplayReply {
	readonly status: number;
	/** True for 200 to 299. Meta counts 200 alone. */
	readonly ok: boolean;
	/** Until the whole reply was there. */
	readonly ms: number;
	readonly headers: Headers;
	/** The first 64 KiB. */
	readonly body: Buffer;
	readonly text: string;
}

/** No reply came; the message says from where, and why. */
export class NoReply extends Error {
	override readonly name = "NoReply";
	readonly failure: FailureCause;

	constructor({ target, cause, detail }: Extract<Reply, { ok: false }>) {
		// A query may hold a token, and messages end up in the logs of CI.
		super(`no reply from ${target.split("?", 1)[0]}: ${detail}`);
		this.failure = cause;
	}
}

/**
 * Sends a delivery once, signed, as Meta would: its bytes, its headers, no redirect followed. Whatever status comes back is a reply;
 * rejects with NoReply when none comes, with a TypeError for what can't be sent.
 */
export async function replay(
	delivery: Fixture | Body,
	options: ReplayOptions,
): Promise<ReplayReply> {
	refuseMisuse(options);
	const url = targetOf(options.url);
	const { headers, body } = buildRequest({
		...sourceOf(delivery, options.encode),
		secret: usable(options.appSecret),
		signatureHeader: options.signatureHeader,
		fault: options.signature,
	});
	const reply = await post(url, headers, body, options);
	if (!reply.ok) throw new NoReply(reply);
	const { status, ms } = reply;
	return {
		status,
		ok: status >= 200 && status < 300,
		ms,
		headers: new Headers(reply.headers.map(([name, value]) => [name, value])),
		body: reply.body,
		text: reply.body.toString(),
	};
}

function refuseMisuse(options: ReplayOptions): void {
	// A listener is what is replied to as well: `replay(text, await listen())`.
	if (!isListening(options)) refuseUnknown("replay()", options, known);
	oneOf("signature", options.signature, signatureFaults);
	oneOf("encode", options.encode, encodings);
	refuseOther("signatureHeader", options.signatureHeader);
}

const known = [
	"url",
	"appSecret",
	"signature",
	"signatureHeader",
	"encode",
	"headers",
	"timeoutMs",
] as const satisfies readonly (keyof ReplayOptions)[];

function isListening(options: object | undefined): boolean {
	return (
		typeof options === "object" && options !== null && "refused" in options
	);
}

function oneOf(
	name: string,
	value: string | undefined,
	values: readonly string[],
): void {
	if (value === undefined || values.includes(value)) return;
	throw new TypeError(
		`${name} is none of ${values.join(", ")}: ${JSON.stringify(value)}`,
	);
}

function targetOf(url: string | URL): URL {
	try {
		return parseTarget(String(url));
	} catch (cause) {
		const why = cause instanceof Error ? cause.message : String(cause);
		throw new TypeError(
			`${why}: give url as "http://127.0.0.1:3000/webhook", ":3000/webhook" or "3000"`,
			{ cause },
		);
	}
}

function sourceOf(
	delivery: Fixture | Body,
	encoding: Encoding | undefined,
): { readonly body: Buffer; readonly encode: Encoding } {
	if (isFixture(delivery)) {
		return { body: bytesOf(delivery.json), encode: encoding ?? "meta" };
	}
	const isWritten =
		typeof delivery === "string" || delivery instanceof Uint8Array;
	return {
		body: bytesOf(delivery),
		encode: encoding ?? (isWritten ? "raw" : "meta"),
	};
}

function isFixture(delivery: Fixture | Body): delivery is Fixture {
	return (
		typeof delivery === "object" &&
		delivery !== null &&
		"json" in delivery &&
		typeof delivery.json === "string" &&
		"events" in delivery
	);
}

async function post(
	url: URL,
	headers: HeaderList,
	body: Buffer,
	{ headers: added = {}, timeoutMs = 10_000 }: ReplayOptions,
): Promise<Reply> {
	const courier = openLightCourier({ env: {}, skipVerify: false, timeoutMs });
	try {
		const addedHeaders = Object.entries(added);
		return await courier.deliver({ url, headers, addedHeaders, body });
	} finally {
		await courier.close();
	}
}
