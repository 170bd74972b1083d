import type { Graph } from "../../io/graph/graph.ts";
import type {
	AccountObservation,
	Lookup,
} from "../../webhook/diagnose/account/observation.ts";
import type { Health } from "../../webhook/graph/health.ts";
import { readPhoneNumber } from "../../webhook/graph/phone-number.ts";
import { readSubscribedApps } from "../../webhook/graph/subscribed-app.ts";
import type { TokenFacts } from "../../webhook/graph/token-facts.ts";
import { readWaba } from "../../webhook/graph/waba.ts";
import { wabaOfHealth, wabasOfToken } from "../../webhook/graph/waba-ids.ts";
import { askFields } from "../ask-fields.ts";
import { type Access, lookUp, type Subject } from "./account-access.ts";
import { askList, lookupOf } from "./account-lookup.ts";

/** What Meta says of the WhatsApp account. */
export type WabaPart = Pick<
	AccountObservation,
	"waba" | "subscribedApps" | "phoneNumbers"
>;

/** The account's own node, the apps that get its webhooks, and its numbers. */
export async function readWabaPart(
	graph: Graph,
	subject: Subject,
	user: Access,
): Promise<WabaPart> {
	const [waba, subscribedApps, phoneNumbers] = await Promise.all([
		lookUp(subject, user, async (id, credential) =>
			lookupOf(
				await askFields(graph, `/${id}`, wabaFields, credential),
				readWaba,
			),
		),
		lookUp(subject, user, (id, credential) =>
			askList(graph, `/${id}/subscribed_apps`, {}, credential, (item) =>
				readSubscribedApps({ data: [item] }).at(0),
			),
		),
		lookUp(subject, user, (id, credential) =>
			askList(
				graph,
				`/${id}/phone_numbers`,
				listFields,
				credential,
				readPhoneNumber,
			),
		),
	]);
	return { waba, subscribedApps, phoneNumbers };
}

const wabaFields = {
	usual: ["id", "name"],
	rare: ["account_review_status"],
	// Apps and business portfolios have an id and a name as well.
	of: "WhatsApp Business Account",
} as const;
const listFields = { fields: "id,display_phone_number,verified_name" };

const unasked =
	"no WhatsApp Business Account id is configured, and the token can't be asked for one";

/** The account that is meant where none is given: the one that the number belongs to, or the only one that the token is for. */
export function findWaba(
	token: Lookup<TokenFacts>,
	health: Lookup<Health> | undefined,
): Subject {
	const byNumber =
		health?.state === "found" ? wabaOfHealth(health.value) : undefined;
	const accounts = token.state === "found" ? wabasOfToken(token.value) : [];
	const [only] = accounts;
	if (byNumber !== undefined) return { id: byNumber, isGiven: false };
	if (only !== undefined && accounts.length === 1) {
		return { id: only, isGiven: false };
	}
	if (token.state !== "found") return { why: unasked };
	return {
		why:
			accounts.length > 1
				? `the token is for ${accounts.length} WhatsApp accounts (${accounts.join(", ")}), and none is configured`
				: "no WhatsApp Business Account id is configured, and the token names none",
	};
}
