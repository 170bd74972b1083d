import { elementEvent, type Field } from "../field.ts";
import { looseText } from "../loose.ts";

/** The words in `event`. */
export const accountEvents = [
	"ACCOUNT_DELETED",
	"ACCOUNT_OFFBOARDED",
	"ACCOUNT_RECONNECTED",
	"ACCOUNT_RESTRICTION",
	"ACCOUNT_VIOLATION",
	"AD_ACCOUNT_LINKED",
	"AUTH_INTL_PRICE_ELIGIBILITY_UPDATE",
	"BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE",
	"DISABLED_UPDATE",
	"MM_LITE_TERMS_SIGNED",
	"PARTNER_ADDED",
	"PARTNER_APP_INSTALLED",
	"PARTNER_APP_UNINSTALLED",
	"PARTNER_CLIENT_CERTIFICATION_NEEDED",
	"PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE",
	"PARTNER_REMOVED",
	"VERIFIED_ACCOUNT",
	"VOLUME_BASED_PRICING_TIER_UPDATE",
] as const;

/** What happens to the account. */
export const accountUpdate: Field = {
	field: "account_update",
	kinds: [{ kind: "account.update", title: "the account changed" }],
	marks: [
		"waba_info",
		"violation_info",
		"restriction_info",
		"ban_info",
		"disconnection_info",
		"volume_tier_info",
		"auth_international_rate_eligibility",
		"partner_client_certification_info",
		"partner_client_certification_needed_info",
	],
	events: accountEvents,
	read: (value, scope) => {
		const event = elementEvent("account.update", value, scope, {
			displayPhoneNumber: looseText(value["phone_number"]),
		});
		return [{ path: [], event }];
	},
};
