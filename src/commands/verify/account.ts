import type { Graph } from "../../io/graph/graph.ts";
import type {
	AccountObservation,
	KnownId,
} from "../../webhook/diagnose/account/observation.ts";
import type { GraphReply } from "../../webhook/graph/graph-reply.ts";
import { present } from "../../webhook/loose.ts";
import type { Subject } from "./account-access.ts";
import { readCredentialsPart } from "./account-credentials.ts";
import { onlyNumber, readPhonePart } from "./account-phone.ts";
import { findWaba, readWabaPart } from "./account-waba.ts";

/** Ids and credentials to look with; what is missing is found out where Meta tells it. */
export interface AccountSettings {
	readonly appId?: string | undefined;
	readonly appSecret?: string | undefined;
	readonly accessToken?: string | undefined;
	readonly wabaId?: string | undefined;
	readonly phoneNumberId?: string | undefined;
}

/** Asks Meta for all that decides whether an app gets the messages of a number. Changes nothing, never rejects; `now` is the wall clock. */
export async function readAccount(
	graph: Graph,
	settings: AccountSettings,
	now: () => number,
): Promise<AccountObservation> {
	const { accessToken, appSecret, phoneNumberId } = settings;
	const heard = noteVersion(graph);
	const { appId, user, ...credentials } = await readCredentialsPart(
		heard.graph,
		settings,
	);
	const readPhone = (subject: Subject) =>
		readPhonePart(heard.graph, subject, user);

	// A number that is given tells whose it is; one that is not given is found in its account.
	const givenPhone =
		phoneNumberId === undefined ? undefined : givenId(phoneNumberId);
	const early = givenPhone && readPhone(givenPhone);
	const wabaId =
		settings.wabaId === undefined
			? findWaba(credentials.token, (await early)?.health)
			: givenId(settings.wabaId);
	const wabaPart = await readWabaPart(heard.graph, wabaId, user);
	const phone = givenPhone ?? onlyNumber(wabaPart.phoneNumbers);
	const phonePart = await (early ?? readPhone(phone));

	return {
		at: now(),
		graph: graph.base,
		version: graph.version,
		has: {
			appSecret: appSecret !== undefined,
			accessToken: accessToken !== undefined,
		},
		...present({
			answeredVersion: heard.version(),
			appId: known(appId),
			wabaId: known(wabaId),
			phoneNumberId: known(phone),
		}),
		...credentials,
		...wabaPart,
		...phonePart,
	};
}

function givenId(id: string): KnownId {
	return { id, isGiven: true };
}

function known(subject: Subject): KnownId | undefined {
	return "why" in subject ? undefined : subject;
}

/** The same Graph API, of which is known with which version it answers. */
function noteVersion(graph: Graph): {
	readonly graph: Graph;
	version(): string | undefined;
} {
	let heard: string | undefined;
	const note = (reply: GraphReply): GraphReply => {
		if ("version" in reply) heard ??= reply.version;
		return reply;
	};
	return {
		graph: {
			...graph,
			get: async (path, params, credential) =>
				note(await graph.get(path, params, credential)),
		},
		version: () => heard,
	};
}
