import { describe, expect, it } from "vitest";
import { accountUpdate } from "../../src/view/kinds/account-update.ts";
import { drawnChange } from "./drawn-change.ts";
import { event, noon } from "./made.ts";

const atNoon = noon / 1000;

describe("what is shown of an account", () => {
	it("why a partner lost it", () => {
		expect(
			drawnChange("account_update", {
				event: "PARTNER_REMOVED",
				waba_info: {
					waba_id: "365694316623787",
					owner_business_id: "2729063490586005",
				},
				disconnection_info: {
					reason: "PRIMARY_INACTIVITY",
					initiated_by: "SYSTEM",
				},
			}),
		).toEqual([
			"account.update    PARTNER_REMOVED",
			"The account is no longer shared with this partner.",
			"PRIMARY_INACTIVITY: the phone was unused for about 14 days.",
			"ended by WhatsApp itself (SYSTEM)",
			"WABA 365694316623787, of business 2729063490586005",
		]);
	});

	it("what is restricted until when", () => {
		expect(
			drawnChange("account_update", {
				event: "ACCOUNT_RESTRICTION",
				restriction_info: [
					{
						restriction_type: "RESTRICTED_BIZ_INITIATED_MESSAGING",
						expiration: atNoon + 259_200,
						remediation: "Review your messaging practices.",
					},
					{
						restriction_type: "RESTRICTED_ADD_PHONE_NUMBER_ACTION",
						expiration: atNoon - 7_200,
					},
				],
			}),
		).toEqual([
			"account.update    ACCOUNT_RESTRICTION",
			"Meta restricts what the account may do.",
			"RESTRICTED_BIZ_INITIATED_MESSAGING: you can't write to customers who have not written to you in the last 24 hours.",
			"until 2026-11-24 12:00 UTC, in 3 days",
			"what to do: Review your messaging practices.",
			"RESTRICTED_ADD_PHONE_NUMBER_ACTION: no phone number can be added.",
			"ended 2026-11-21 10:00 UTC, 2 h ago",
			"WABA 102290129340398",
		]);
	});

	it("which policy it breaks", () => {
		expect(
			drawnChange("account_update", {
				event: "ACCOUNT_VIOLATION",
				violation_info: { violation_type: "ADULT" },
			}),
		).toEqual([
			"account.update    ACCOUNT_VIOLATION",
			"The account breaks a policy; restrictions or a ban may follow. Business Support Home says what it is about, and takes an appeal.",
			"ADULT: sexual content or services.",
			"WABA 102290129340398",
		]);
	});

	it("a ban to come", () => {
		expect(
			drawnChange("account_update", {
				event: "DISABLED_UPDATE",
				ban_info: {
					waba_ban_state: "SCHEDULE_FOR_DISABLE",
					waba_ban_date: "November 24, 2026",
				},
			}),
		).toEqual([
			"account.update    DISABLED_UPDATE: SCHEDULE_FOR_DISABLE",
			"The account is to be disabled on 2026-11-24, in 3 days: nothing can be sent or received then. Appeal in Business Support Home (business.facebook.com/business-support-home).",
			"WABA 102290129340398",
		]);
	});

	it("a volume tier", () => {
		expect(
			drawnChange("account_update", {
				event: "VOLUME_BASED_PRICING_TIER_UPDATE",
				volume_tier_info: {
					tier_update_time: 1743451903,
					pricing_category: "UTILITY",
					tier: "25000001:50000000",
					effective_month: "2025-11",
					region: "India",
				},
			}),
		).toEqual([
			"account.update    VOLUME_BASED_PRICING_TIER_UPDATE",
			"So much was sent this month that each further message has another price.",
			"25,000,001 to 50,000,000 messages, category UTILITY, for 2025-11, since 2025-03-31 20:11 UTC, 600 days ago",
			"region: India",
			"WABA 102290129340398",
		]);
	});

	it("from when the international rate applies", () => {
		expect(
			drawnChange("account_update", {
				event: "AUTH_INTL_PRICE_ELIGIBILITY_UPDATE",
				auth_international_rate_eligibility: {
					exception_countries: [{ country_code: "ID", start_time: 1751347424 }],
					start_time: 1748780624,
				},
			}),
		).toEqual([
			"account.update    AUTH_INTL_PRICE_ELIGIBILITY_UPDATE",
			"The international rate is charged for authentication messages to other countries.",
			"It applies from 2025-06-01 12:23 UTC, 538 days ago.",
			"in ID from 2025-07-01 05:23 UTC, 508 days ago",
			"WABA 102290129340398",
		]);
	});

	it("its country", () => {
		expect(
			drawnChange("account_update", {
				event: "BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE",
				country: "IN",
			}),
		).toEqual([
			"account.update    BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE",
			"The country where the business is counted as based is set.",
			"country IN",
			"WABA 102290129340398",
		]);
	});

	it("who installed an app with it", () => {
		expect(
			drawnChange("account_update", {
				event: "PARTNER_APP_INSTALLED",
				waba_info: {
					waba_id: "365694316623787",
					owner_business_id: "2729063490586005",
					partner_app_id: "99",
					solution_id: "303610109049230",
					solution_partner_business_ids: ["506914307656634", "116133292427920"],
				},
			}),
		).toEqual([
			"account.update    PARTNER_APP_INSTALLED",
			"The business gave the app permissions.",
			"WABA 365694316623787, of business 2729063490586005, app 99, solution 303610109049230",
			"partners of the solution: 506914307656634, 116133292427920",
		]);
	});

	it("why a verification failed", () => {
		expect(
			drawnChange("account_update", {
				event: "PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE",
				partner_client_certification_info: {
					client_business_id: "2729063490586005",
					status: "FAILED",
					rejection_reasons: ["LEGAL NAME NOT FOUND IN DOCUMENTS", "NEW_ONE"],
				},
			}),
		).toEqual([
			"account.update    PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE",
			"The verification that a partner asked for has moved on.",
			"FAILED",
			"LEGAL NAME NOT FOUND IN DOCUMENTS: the documents don't show the legal name, or not legibly.",
			"reason: NEW_ONE",
			"business 2729063490586005",
			"WABA 102290129340398",
		]);
	});

	it("that it is gone", () => {
		expect(drawnChange("account_update", { event: "ACCOUNT_DELETED" })).toEqual(
			[
				"account.update    ACCOUNT_DELETED",
				"The WhatsApp Business Account is gone.",
				"WABA 102290129340398",
			],
		);
	});

	it("what is of another shape than it should be", () => {
		expect(
			drawnChange("account_update", {
				event: "SOMETHING_NEW",
				violation_info: {
					violation_type: "LOW_BUSINESS_INITIATED_CALLING_QUALITY",
				},
				ban_info: { waba_ban_state: ["REINSTATE"], waba_ban_date: "soon" },
				restriction_info: { restriction_type: "X" },
			}),
		).toEqual([
			"account.update",
			"The ban is lifted: the account can send and receive again.",
			"LOW_BUSINESS_INITIATED_CALLING_QUALITY: customers rate your calls to them badly.",
			"event: SOMETHING_NEW",
			"ban_info.waba_ban_date: soon",
			"restriction_info.restriction_type: X",
			"WABA 102290129340398",
		]);
	});

	it("an alert", () => {
		expect(
			drawnChange("account_alerts", {
				entity_type: "BUSINESS",
				entity_id: "506914307656634",
				alert_info: {
					alert_severity: "INFORMATIONAL",
					alert_status: "NONE",
					alert_type: "OBA_APPROVED",
					alert_description: "Your business is now official.",
				},
			}),
		).toEqual([
			"account.alert     OBA_APPROVED",
			"The number is an official business account now.",
			"for information (severity INFORMATIONAL), no open alert (status NONE), business portfolio 506914307656634",
			"Your business is now official.",
		]);
	});

	it("a review", () => {
		expect(
			drawnChange("account_review_update", { decision: "APPROVED" }),
		).toEqual([
			"account.review    APPROVED",
			"The account keeps to the policies and can be used.",
			"WABA 102290129340398",
		]);
	});

	it("how a number can be called", () => {
		expect(
			drawnChange("account_settings_update", {
				messaging_product: "whatsapp",
				timestamp: "1671644824",
				type: "phone_number_settings",
				phone_number_settings: {
					phone_number_id: "106540352242922",
					calling: {
						status: "ENABLED",
						call_icon_visibility: "DEFAULT",
						callback_permission_status: "ENABLED",
						call_hours: {
							status: "ENABLED",
							timezone_id: "America/Manaus",
							weekly_operating_hours: [
								{
									day_of_week: "MONDAY",
									open_time: "0400",
									close_time: "1020",
								},
								{
									day_of_week: "TUESDAY",
									open_time: "0108",
									close_time: "1020",
								},
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
		).toEqual([
			"account.settings  calling ENABLED",
			"call button DEFAULT: shown in the chat and in the profile.",
			"calling back ENABLED: who calls you is asked whether you may call back.",
			"hours ENABLED: customers can call at these hours only.",
			"Monday 04:00-10:20, Tuesday 01:08-10:20",
			"holidays: 2026-01-01 00:00-23:59",
			"time zone: America/Manaus",
			"SIP ENABLED: calls go over SIP to your server, and not by webhook.",
			"SIP server: sip.example.com:5061",
			"phone number id 106540352242922",
		]);
	});

	it.each([
		["DISABLE", "The account was disabled on 2026-11-24, in 3 days: nothing"],
		["REINSTATE", "The ban (2026-11-24, in 3 days) is lifted: the account"],
	])("a ban's state, and what its date is of: %s", (state, said) => {
		const [headline, sentence] = drawnChange("account_update", {
			event: "DISABLED_UPDATE",
			ban_info: {
				waba_ban_state: state,
				waba_ban_date: "November 24, 2026",
			},
		});
		expect(headline).toBe(`account.update    DISABLED_UPDATE: ${state}`);
		expect(sentence?.startsWith(said)).toBe(true);
	});

	it.each([
		["UNBAN", "good", false],
		["WARN", "warn", true],
		["RATE_LIMIT", "bad", true],
	])("a violation in the tone that it has: %s", (word, tone, isNews) => {
		const value = {
			event: "ACCOUNT_RESTRICTION",
			violation_info: {
				violation_type: `DIRECT_SEND_UTILITY_CATEGORY_ABUSE_${word}`,
			},
		};
		const { outcome, body } = accountUpdate(event({ value }), noon);
		expect(outcome?.tone).toBe(tone);
		const said = body?.map(({ text }) => text);
		const general = "Meta restricts what the account may do.";
		expect(said?.includes(general)).toBe(isNews);
	});
});
