import type { ServerResponse } from "node:http";
import {
	type GraphRequest,
	type GraphStandIn,
	healthyWorld,
	ids,
	openGraphStandIn,
	secrets,
	type World,
} from "./graph.ts";

/** The id that the stand-in gives every message. */
export const wamid =
	"wamid.HBgLMTY1MDU1NTEyMzQVAgARGBI5QTNDQTVCM0Q0Q0Q2RTY3RTcA";

/** The id that the stand-in gives every upload. */
export const mediaId = "1166846181421424";

/** A Graph API that takes messages, and the environment that leads to it. */
export interface Sending {
	readonly standIn: GraphStandIn;
	readonly env: Record<string, string>;
	/** The bodies of the messages that came, in their order. */
	bodies(): readonly unknown[];
}

/** How a request is answered in another way than well; undefined leaves it at that. */
export type Instead = (
	request: GraphRequest,
	response: ServerResponse,
) => Answer | undefined;

interface Answer {
	readonly status: number;
	readonly body: unknown;
	readonly headers?: Record<string, string>;
}

/** Starts a stand-in that takes messages, receipts and uploads, unless `instead` answers. */
export async function openSending(
	instead: Instead = () => undefined,
	world: World = healthyWorld(),
): Promise<Sending> {
	const standIn = await openGraphStandIn({
		...world,
		instead(request, response) {
			const { status, body, headers } =
				instead(request, response) ??
				(isSending(request) ? taken(request) : { status: 0, body: undefined });
			if (response.destroyed) return true;
			if (status === 0) return false;
			response.writeHead(status, {
				"content-type": "application/json",
				"facebook-api-version": "v25.0",
				...headers,
			});
			response.end(JSON.stringify(body));
			return true;
		},
	});
	return {
		standIn,
		env: {
			NO_COLOR: "1",
			WA_HOOK_GRAPH_URL: standIn.address,
			WHATSAPP_ACCESS_TOKEN: secrets.token,
			WHATSAPP_PHONE_NUMBER_ID: ids.phone,
		},
		bodies: () =>
			standIn.requests
				.filter(({ path }) => path === `/${ids.phone}/messages`)
				.map(({ received }) => JSON.parse(received.body.toString())),
	};
}

function isSending({ method, path, credential }: GraphRequest): boolean {
	return (
		method === "POST" &&
		credential === secrets.token &&
		[`/${ids.phone}/messages`, `/${ids.phone}/media`].includes(path)
	);
}

function taken({ path, received }: GraphRequest): Answer {
	if (path.endsWith("/media")) return { status: 200, body: { id: mediaId } };
	const { to, recipient, status } = JSON.parse(received.body.toString());
	if (status === "read") return { status: 200, body: { success: true } };
	const input = to ?? recipient;
	return {
		status: 200,
		body: {
			messaging_product: "whatsapp",
			contacts: [{ input, wa_id: resolved(input) }],
			messages: [{ id: wamid }],
		},
	};
}

/** As Meta does with Mexican numbers. */
function resolved(input: string): string {
	return input.replace(/\D/g, "").replace(/^52(\d{10})$/, "521$1");
}
