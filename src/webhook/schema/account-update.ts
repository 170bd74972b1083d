import * as z from "zod";
import { accountEvents } from "../fields/account-update.ts";
import type { Loose } from "../loose.ts";
import { id, seconds, text, wordOrList } from "./pieces.ts";
import { alsoWhenOdd, needs } from "./required.ts";

/** A change of the account, of its partners, its permissions or its prices, by the word in `event`. */
export const accountUpdateSchema = z.lazy(() =>
	z
		.looseObject({
			event: z.enum(accountEvents),
			phone_number: text.optional(),
			country: text.optional(),
			// The account it is about: the entry's id may be the partner's.
			waba_info: z
				.looseObject({
					waba_id: id,
					owner_business_id: id.optional(),
					ad_account_linked: id.optional(),
					ad_account_id: id.optional(),
					partner_app_id: id.optional(),
					solution_id: id.optional(),
					solution_partner_business_ids: z.array(id).optional(),
				})
				.optional(),
			violation_info: z
				.looseObject({ violation_type: text, remediation: text.optional() })
				.optional(),
			auth_international_rate_eligibility: z
				.looseObject({
					start_time: seconds.optional(),
					exception_countries: z
						.array(z.looseObject({ country_code: text, start_time: seconds }))
						.optional(),
				})
				.optional(),
			ban_info: z
				.looseObject({
					waba_ban_state: wordOrList(
						z.enum(["DISABLE", "REINSTATE", "SCHEDULE_FOR_DISABLE"]),
					),
					waba_ban_date: text.optional(),
				})
				.optional(),
			volume_tier_info: z
				.looseObject({
					tier_update_time: seconds,
					pricing_category: text,
					tier: text,
					effective_month: text,
					region: text,
				})
				.optional(),
			disconnection_info: z
				.looseObject({
					reason: z.enum([
						"ACCOUNT_DISCONNECTED",
						"BUSINESS_DOWNGRADE",
						"CHANGE_NUMBER",
						"COMPANION_INACTIVITY",
						"PRIMARY_INACTIVITY",
						"USER_RE_REGISTERED",
					]),
					initiated_by: z.enum(["SYSTEM", "USER"]),
				})
				.optional(),
			partner_client_certification_info: z
				.looseObject({
					client_business_id: id,
					status: z.enum([
						"APPROVED",
						"DISCARDED",
						"FAILED",
						"PENDING",
						"REVOKED",
					]),
					rejection_reasons: z.array(text).optional(),
				})
				.optional(),
			partner_client_certification_needed_info: z
				.looseObject({ client_business_id: id })
				.optional(),
			restriction_info: z
				.array(
					z.looseObject({
						restriction_type: z.enum([
							"RESTRICTED_ADD_PHONE_NUMBER_ACTION",
							"RESTRICTED_BIZ_INITIATED_AND_USER_INITIATED_CALLING",
							"RESTRICTED_BIZ_INITIATED_MESSAGING",
							"RESTRICTED_BUSINESS_INITIATED_CALLING",
							"RESTRICTED_CUSTOMER_INITIATED_MESSAGING",
							"RESTRICTED_DIRECT_SEND_UTILITY_TEMPLATES",
							"RESTRICTED_USER_INITIATED_CALLING",
							"RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN",
							"RESTRICTED_UTILITY_TEMPLATES",
						]),
						expiration: seconds.optional(),
						remediation: text.optional(),
					}),
				)
				.optional(),
		})
		.check(
			needs("event", {
				ACCOUNT_VIOLATION: ["violation_info"],
				AD_ACCOUNT_LINKED: ["waba_info"],
				AUTH_INTL_PRICE_ELIGIBILITY_UPDATE: [
					"auth_international_rate_eligibility",
				],
				BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE: ["country"],
				DISABLED_UPDATE: ["ban_info"],
				MM_LITE_TERMS_SIGNED: ["waba_info"],
				PARTNER_ADDED: ["waba_info"],
				PARTNER_APP_INSTALLED: ["waba_info"],
				PARTNER_CLIENT_CERTIFICATION_NEEDED: [
					"partner_client_certification_needed_info",
				],
				PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE: [
					"partner_client_certification_info",
				],
				VOLUME_BASED_PRICING_TIER_UPDATE: ["volume_tier_info"],
			}),
			saysWhatFor,
		),
);
export type AccountUpdate = z.infer<typeof accountUpdateSchema>;

/** Of Direct Send the violation tells all: a warning, a restriction, or that it is lifted. */
const saysWhatFor = z.superRefine<Loose>((value, issues) => {
	const { event, restriction_info, violation_info } = value;
	if (event !== "ACCOUNT_RESTRICTION" || violation_info !== undefined) return;
	if (restriction_info === undefined) {
		issues.addIssue({ code: "custom", path: ["restriction_info"] });
	}
}, alsoWhenOdd);
