import { one, type Sample } from "./sample.ts";

const client = {
	waba_id: "980198427658004",
	owner_business_id: "2329417887457253",
};

const accountUpdates: readonly [event: string, parts: object][] = [
	["VERIFIED_ACCOUNT", { phone_number: "16505552771" }],
	["ACCOUNT_DELETED", {}],
	["ACCOUNT_RECONNECTED", { phone_number: "16505552771" }],
	[
		"ACCOUNT_OFFBOARDED",
		{
			phone_number: "16505552771",
			disconnection_info: {
				reason: "PRIMARY_INACTIVITY",
				initiated_by: "SYSTEM",
			},
		},
	],
	[
		"ACCOUNT_RESTRICTION",
		{
			restriction_info: [
				{
					restriction_type: "RESTRICTED_BIZ_INITIATED_MESSAGING",
					expiration: 1641848287,
				},
				{
					restriction_type: "RESTRICTED_UTILITY_TEMPLATES",
					remediation: "Send templates your customers want.",
				},
			],
		},
	],
	[
		"ACCOUNT_VIOLATION",
		{ violation_info: { violation_type: "ADULT", remediation: "Appeal." } },
	],
	[
		"AD_ACCOUNT_LINKED",
		{ waba_info: { ...client, ad_account_linked: "593471370" } },
	],
	[
		"AD_ACCOUNT_LINKED",
		{ waba_info: { ...client, ad_account_id: "593471370" } },
	],
	[
		"AUTH_INTL_PRICE_ELIGIBILITY_UPDATE",
		{
			auth_international_rate_eligibility: {
				exception_countries: [{ country_code: "ID", start_time: 1751347424 }],
				start_time: 1748780624,
			},
		},
	],
	["BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE", { country: "IN" }],
	[
		"DISABLED_UPDATE",
		{
			ban_info: {
				waba_ban_state: "SCHEDULE_FOR_DISABLE",
				waba_ban_date: "April 17, 2025",
			},
		},
	],
	["MM_LITE_TERMS_SIGNED", { waba_info: client }],
	[
		"PARTNER_ADDED",
		{
			waba_info: {
				...client,
				solution_id: "303610109049230",
				solution_partner_business_ids: ["506914307656634", "116133292427920"],
			},
		},
	],
	[
		"PARTNER_APP_INSTALLED",
		{ waba_info: { ...client, partner_app_id: "5731794616896507" } },
	],
	[
		"PARTNER_APP_UNINSTALLED",
		{ waba_info: { ...client, partner_app_id: "5731794616896507" } },
	],
	["PARTNER_REMOVED", { waba_info: client }],
	[
		"PARTNER_REMOVED",
		{
			phone_number: "16505552771",
			disconnection_info: { reason: "CHANGE_NUMBER", initiated_by: "USER" },
		},
	],
	[
		"PARTNER_CLIENT_CERTIFICATION_NEEDED",
		{
			partner_client_certification_needed_info: {
				client_business_id: "2729063490586005",
			},
		},
	],
	[
		"PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE",
		{
			partner_client_certification_info: {
				client_business_id: "2729063490586005",
				status: "FAILED",
				rejection_reasons: ["LEGAL NAME NOT FOUND IN DOCUMENTS"],
			},
		},
	],
	[
		"VOLUME_BASED_PRICING_TIER_UPDATE",
		{
			volume_tier_info: {
				tier_update_time: 1743451903,
				pricing_category: "UTILITY",
				tier: "25000001:50000000",
				effective_month: "2025-11",
				region: "India",
			},
		},
	],
];

const template = {
	message_template_id: 1689556908129832,
	message_template_name: "order_confirmation",
	message_template_language: "en-US",
};

const templateStatuses: readonly [event: string, parts: object][] = [
	["APPROVED", { reason: "NONE", message_template_category: "UTILITY" }],
	["APPROVED", { reason: null }],
	["PENDING_DELETION", { reason: "NONE" }],
	["DISABLED", { reason: "NONE", disable_info: { disable_date: 1751234563 } }],
	["DISABLED", { disable_info: { disable_date: "1751234563" } }],
	[
		"PAUSED",
		{
			reason: "NONE",
			other_info: {
				title: "FIRST_PAUSE",
				description: "Paused for 3 hours: customers gave it a low rating.",
			},
		},
	],
	[
		"REJECTED",
		{
			reason: "INVALID_FORMAT",
			message_template_category: "MARKETING",
			rejection_info: {
				reason: "A variable stands at the end.",
				recommendation: "Put text after {{1}}.",
			},
		},
	],
];

const flow = { flow_id: "691244242662581", message: "Something about a Flow." };
const alert = { ...flow, alert_state: "ACTIVATED", threshold: 10 };

const flows: readonly [event: string, parts: object][] = [
	[
		"FLOW_STATUS_CHANGE",
		{ ...flow, old_status: "DRAFT", new_status: "PUBLISHED" },
	],
	[
		"CLIENT_ERROR_RATE",
		{
			...alert,
			requests_count: 34,
			error_rate: 14.28,
			errors: [
				{
					error_type: "INVALID_SCREEN_TRANSITION",
					error_rate: 66.66,
					error_count: 2,
				},
			],
		},
	],
	["ENDPOINT_ERROR_RATE", { ...alert, requests_count: 34, error_rate: 14.28 }],
	["ENDPOINT_LATENCY", { ...alert, p50_latency: 2000, p90_latency: 5000 }],
	[
		"ENDPOINT_AVAILABILITY",
		{ ...alert, alert_state: "DEACTIVATED", availability: 75 },
	],
	[
		"FLOW_VERSION_EXPIRY_WARNING",
		{ ...flow, warning: "Version 2.1 expires on 2026-12-01." },
	],
];

const number = { display_phone_number: "15550783881" };

/** The fields about accounts, numbers and templates. */
export const managementSamples: readonly Sample[] = [
	...accountUpdates.map(([event, parts]) =>
		one("account_update", "account.update", event, { event, ...parts }),
	),
	one("account_alerts", "account.alert", "an alert", {
		entity_type: "BUSINESS",
		entity_id: "506914307656634",
		alert_info: {
			alert_severity: "INFORMATIONAL",
			alert_status: "NONE",
			alert_type: "OBA_APPROVED",
			alert_description: "Your business is now official.",
		},
	}),
	one("account_review_update", "account.review", "a decision", {
		decision: "APPROVED",
	}),
	one("account_settings_update", "account.settings", "calling", {
		messaging_product: "whatsapp",
		timestamp: "1671644824",
		type: "phone_number_settings",
		phone_number_settings: {
			phone_number_id: "106540352242922",
			calling: {
				status: "ENABLED",
				call_icon_visibility: "DISABLE_ALL",
				callback_permission_status: "ENABLED",
				call_hours: {
					status: "ENABLED",
					timezone_id: "America/Manaus",
					weekly_operating_hours: [
						{ day_of_week: "MONDAY", open_time: "0400", close_time: "1020" },
					],
					holiday_schedule: [
						{ date: "2026-01-01", start_time: "0000", end_time: "2359" },
					],
				},
				sip: {
					status: "ENABLED",
					servers: [{ hostname: "sip.example.com", port: 5061 }],
				},
			},
		},
	}),
	one("account_settings_update", "account.settings", "in capitals", {
		messaging_product: "whatsapp",
		timestamp: "1671644824",
		type: "PHONE_NUMBER_SETTINGS",
		phone_number_settings: { phone_number_id: "106540352242922" },
	}),
	one("business_capability_update", "business.capability", "lowest tier", {
		max_daily_conversations_per_business: 250,
		max_phone_numbers_per_business: 2,
	}),
	one("business_capability_update", "business.capability", "higher tier", {
		max_daily_conversations_per_business: "TIER_UNLIMITED",
		max_phone_numbers_per_waba: 25,
		max_daily_conversation_per_phone: -1,
	}),
	one("business_username_update", "business.username", "approved", {
		...number,
		username: "luckyshrub",
		status: "approved",
	}),
	one("business_username_updates", "business.username", "deleted", {
		...number,
		status: "deleted",
	}),
	...flows.map(([event, parts]) =>
		one("flows", `flow.${event.toLowerCase().replace("flow_", "")}`, event, {
			event,
			...parts,
		}),
	),
	...templateStatuses.map(([event, parts]) =>
		one("message_template_status_update", "template.status", event, {
			event,
			...template,
			...parts,
		}),
	),
	one("message_template_quality_update", "template.quality", "a score", {
		...template,
		previous_quality_score: "GREEN",
		new_quality_score: "YELLOW",
	}),
	one("message_template_components_update", "template.components", "all", {
		...template,
		message_template_title: "Your order",
		message_template_element: "Hi {{1}}, your order is on its way.",
		message_template_footer: "Lucky Shrub",
		message_template_buttons: [
			{
				message_template_button_type: "URL",
				message_template_button_text: "Track",
				message_template_button_url: "https://shop.example/{{1}}",
			},
			{
				message_template_button_type: "PHONE_NUMBER",
				message_template_button_text: "Call",
				message_template_button_phone_number: "+15550783881",
			},
		],
	}),
	one("message_template_components_update", "template.components", "body", {
		...template,
		message_template_element: "Hi {{1}}",
	}),
	one("template_category_update", "template.category", "a day before", {
		...template,
		new_category: "UTILITY",
		correct_category: "MARKETING",
		category_update_timestamp: 1746169200,
	}),
	one("template_category_update", "template.category", "done", {
		...template,
		previous_category: "UTILITY",
		new_category: "MARKETING",
	}),
	one(
		"template_correct_category_detection",
		"template.correct_category",
		"found",
		{ ...template, category: "UTILITY", correct_category: "MARKETING" },
	),
	one("phone_number_name_update", "phone_number.name", "approved", {
		...number,
		decision: "APPROVED",
		requested_verified_name: "Lucky Shrub",
		rejection_reason: null,
	}),
	one("phone_number_name_update", "phone_number.name", "rejected", {
		...number,
		decision: "REJECTED",
		requested_verified_name: "Best!",
		rejection_reason: "NAME_FORMAT_UNACCEPTABLE",
	}),
	one("phone_number_quality_update", "phone_number.quality", "limits", {
		...number,
		event: "ONBOARDING",
		old_limit: "TIER_NOT_SET",
		current_limit: "TIER_250",
		max_daily_conversations_per_business: "TIER_250",
	}),
	one("phone_number_quality_update", "phone_number.quality", "since 2026", {
		...number,
		event: "THROUGHPUT_UPGRADE",
		max_daily_conversations_per_business: "TIER_UNLIMITED",
	}),
	one("phone_number_quality_update", "phone_number.quality", "older", {
		...number,
		event: "FLAGGED",
		current_limit: "TIER_1K",
	}),
	one("security", "phone_number.security", "PIN_RESET_REQUEST", {
		...number,
		event: "PIN_RESET_REQUEST",
		requester: "61555822107539",
	}),
	one("security", "phone_number.security", "PIN_CHANGED", {
		...number,
		event: "PIN_CHANGED",
	}),
	one("partner_solutions", "partner.solution", "updated", {
		event: "SOLUTION_UPDATED",
		solution_id: "774485461512159",
		solution_status: "PENDING_DEACTIVATION",
	}),
	one("payment_configuration_update", "payment.configuration", "connected", {
		configuration_name: "razorpay-prod",
		provider_name: "razorpay",
		provider_mid: "acc_GP4lfNA0iIMn5B",
		status: "Needs Testing",
		created_timestamp: 1748827100,
		updated_timestamp: 1749320300,
	}),
	one("business_status_update", "business.status", "of any shape", {
		event: "ANY",
	}),
	one("campaign_status_update", "campaign.status", "of any shape", { a: [1] }),
	one("tracking_events", "tracking_events", "of any shape", { events: [{}] }),
	one("consumer_profile", "consumer_profile", "of any shape", { a: { b: 1 } }),
];
