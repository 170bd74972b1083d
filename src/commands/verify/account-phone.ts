import type { Graph } from "../../io/graph/graph.ts";
import type {
	AccountObservation,
	Lookup,
} from "../../webhook/diagnose/account/observation.ts";
import { readHealth } from "../../webhook/graph/health.ts";
import {
	type PhoneNumber,
	readPhoneNumber,
} from "../../webhook/graph/phone-number.ts";
import { readWebhookRoute } from "../../webhook/graph/webhook-route.ts";
import { askFields } from "../ask-fields.ts";
import { type Access, lookUp, type Subject } from "./account-access.ts";
import { lookupOf } from "./account-lookup.ts";

/** What Meta says of one number. */
export type PhonePart = Pick<AccountObservation, "phone" | "route" | "health">;

/** The number's node, where its messages go, and its health; each in a call of its own, so that one refused leaves the others. */
export async function readPhonePart(
	graph: Graph,
	subject: Subject,
	user: Access,
): Promise<PhonePart> {
	const [phone, route, health] = await Promise.all([
		lookUp(subject, user, async (id, credential) =>
			lookupOf(
				await askFields(graph, `/${id}`, phoneFields, credential),
				readPhoneNumber,
			),
		),
		lookUp(subject, user, async (id, credential) =>
			lookupOf(
				await graph.get(
					`/${id}`,
					{ fields: "webhook_configuration" },
					credential,
				),
				readWebhookRoute,
			),
		),
		lookUp(subject, user, async (id, credential) =>
			lookupOf(
				await graph.get(`/${id}`, { fields: "health_status" }, credential),
				readHealth,
			),
		),
	]);
	return { phone, route, health };
}

const phoneFields = {
	usual: ["id", "display_phone_number", "verified_name", "quality_rating"],
	rare: [
		"status",
		"code_verification_status",
		"platform_type",
		"account_mode",
		"is_on_biz_app",
	],
	of: "phone number",
} as const;

/** The number that is meant where none is given: the account's only one. */
export function onlyNumber(numbers: Lookup<readonly PhoneNumber[]>): Subject {
	if (numbers.state === "not-asked") return { why: numbers.why };
	const list = numbers.state === "found" ? numbers.value : [];
	const [only] = list;
	if (only !== undefined && list.length === 1) {
		return { id: only.id, isGiven: false };
	}
	return {
		why:
			list.length > 1
				? `the account has ${list.length} numbers, and none is configured`
				: "no phone number id is configured",
	};
}
