import { type HeaderList, headerValues } from "../delivery.ts";

/** A reply to a probe, as far as it was read. */
export interface ProbeReply {
	readonly status: number;
	readonly headers: HeaderList;
	readonly body: string;
}

/** What such a page stands for. */
export type PageKind =
	/** Nothing is connected to this name, or nobody knows the name. */
	| "offline"
	/** The tunnel or platform is there, and gets no answer from the app behind it. */
	| "app-down"
	/** The platform that runs the app says that the app crashed, or took too long. */
	| "crashed"
	/** A warning that people are to click away. */
	| "warning"
	/** Protection against bots, or a firewall. */
	| "bot-protection"
	| "login"
	/** An address for trying things out, which answers only while somebody watches. */
	| "test-url"
	/** More requests than the plan allows. */
	| "limit";

/** A page of a provider's own, which stands where the app's or the listener's answer should. */
export interface ProviderPage {
	/** `ngrok ERR_NGROK_3200` */
	readonly name: string;
	readonly kind: PageKind;
	/** What it means, in one sentence. */
	readonly meaning: string;
}

/** A page that is known, and how. */
export interface KnownPage extends ProviderPage {
	matches(reply: ProbeReply): boolean;
}

/** The first value of a header, or an empty text. */
export function firstValue(reply: ProbeReply, name: string): string {
	return headerValues(reply.headers, name)[0] ?? "";
}
