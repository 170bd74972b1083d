import { describe, expect, it } from "vitest";
import { drawnChange } from "./drawn-change.ts";

describe("what is shown of a business and its numbers", () => {
	it("limits as numbers", () => {
		expect(
			drawnChange("business_capability_update", {
				max_daily_conversations_per_business: 2000,
				max_phone_numbers_per_waba: 25,
			}),
		).toEqual([
			"business.capability  2,000 customers a day",
			"All numbers of the business share this.",
			"25 phone numbers for the WABA",
			"It rises when the business is verified, and with messages that customers take well.",
			"WABA 102290129340398",
		]);
	});

	it("limits by name, and without end", () => {
		expect(
			drawnChange("business_capability_update", {
				max_daily_conversations_per_business: "TIER_UNLIMITED",
				max_phone_numbers_per_business: 2,
				max_daily_conversation_per_phone: -1,
			}),
		).toEqual([
			"business.capability  TIER_UNLIMITED: as many customers a day as you like",
			"All numbers of the business share this.",
			"-1: as many customers a day as you like, for each number",
			"2 phone numbers for the business",
			"WABA 102290129340398",
		]);
	});

	it("limits that are none", () => {
		expect(
			drawnChange("business_capability_update", {
				max_daily_conversations_per_business: "TIER_9K",
				max_phone_numbers_per_waba: "many",
			}),
		).toEqual([
			"business.capability",
			"max_daily_conversations_per_business: TIER_9K",
			"max_phone_numbers_per_waba: many",
			"WABA 102290129340398",
		]);
	});

	it("a username", () => {
		expect(
			drawnChange("business_username_update", {
				display_phone_number: "15550783881",
				username: "luckyshrub",
				status: "approved",
			}),
		).toEqual([
			"business.username  +15550783881  approved  luckyshrub",
			"Customers see it and can find the number by it.",
		]);
	});

	it("a status of whatever shape", () => {
		expect(
			drawnChange("business_status_update", { event: "SOMETHING" }),
		).toEqual([
			"business.status",
			"Meta publishes no description of this; it is shown as it came.",
			"event: SOMETHING",
		]);
	});

	it("a campaign of whatever shape", () => {
		expect(drawnChange("campaign_status_update", { status: "PAUSED" })).toEqual(
			["campaign.status", "status: PAUSED"],
		);
	});

	it("why a display name was rejected", () => {
		expect(
			drawnChange("phone_number_name_update", {
				display_phone_number: "15550783881",
				decision: "REJECTED",
				requested_verified_name: "Lucky Shrub",
				rejection_reason: "NAME_NOT_CONSISTENT",
			}),
		).toEqual([
			"phone_number.name  +15550783881  REJECTED  Lucky Shrub",
			"NAME_NOT_CONSISTENT: it doesn't go with the business's branding.",
		]);
	});

	it("an accepted display name", () => {
		expect(
			drawnChange("phone_number_name_update", {
				display_phone_number: "15550783881",
				decision: "APPROVED",
				requested_verified_name: "Lucky Shrub",
				rejection_reason: null,
			}),
		).toEqual([
			"phone_number.name  +15550783881  APPROVED  Lucky Shrub",
			"Customers see this name.",
		]);
	});

	it("limits before and now", () => {
		expect(
			drawnChange("phone_number_quality_update", {
				display_phone_number: "15550783881",
				event: "ONBOARDING",
				old_limit: "TIER_250",
				current_limit: "TIER_2K",
				max_daily_conversations_per_business: "TIER_10K",
			}),
		).toEqual([
			"phone_number.quality  +15550783881  ONBOARDING",
			"The number is new.",
			"TIER_10K: 10,000 customers a day, for all numbers of the business",
			"this number now TIER_2K: 2,000 customers a day",
			"this number before TIER_250: 250 customers a day",
		]);
	});

	it("more throughput", () => {
		expect(
			drawnChange("phone_number_quality_update", {
				display_phone_number: "+1 555-078-3881",
				event: "THROUGHPUT_UPGRADE",
				max_daily_conversations_per_business: "TIER_UNLIMITED",
			}),
		).toEqual([
			"phone_number.quality  +15550783881  THROUGHPUT_UPGRADE",
			"The number can send more messages a second.",
			"TIER_UNLIMITED: as many customers a day as you like, for all numbers of the business",
		]);
	});

	it("who asked to reset the PIN", () => {
		expect(
			drawnChange("security", {
				display_phone_number: "15550783881",
				event: "PIN_RESET_REQUEST",
				requester: "61555822107539",
			}),
		).toEqual([
			"phone_number.security  +15550783881  PIN_RESET_REQUEST",
			"Somebody asked to turn two-step verification off; an e-mail to the business confirms it. If that wasn't you, don't confirm it, and check who has access in Business Settings.",
			"asked for by Meta Business Suite user 61555822107539",
		]);
	});

	it("that a business may be compromised, and what to do", () => {
		expect(
			drawnChange("business_status_update", {
				business_id: "506914307656634",
				event: "COMPROMISED_NOTIFICATION",
			}),
		).toEqual([
			"business.status   COMPROMISED_NOTIFICATION",
			expect.stringMatching(
				/^Meta believes .* Security Center, who has access/,
			),
			"business portfolio 506914307656634",
		]);
	});

	it("what became of a campaign, and why", () => {
		expect(
			drawnChange("campaign_status_update", {
				campaign_id: 120226305854810,
				campaign_name: "Autumn sale",
				old_status: "ACTIVE",
				new_status: "PAUSED",
				paused_reasons: ["NO_ACTIVE_TEMPLATES", "BRAND_NEW"],
				complete_reason: null,
			}),
		).toEqual([
			"campaign.status   ACTIVE to PAUSED  Autumn sale",
			"Nothing of it is sent for now.",
			"NO_ACTIVE_TEMPLATES: no template of it can be sent: have one approved, or take another.",
			"reason: BRAND_NEW",
			"campaign 120226305854810",
		]);
	});

	it.each(["tracking_events", "consumer_profile"])(
		"that Meta says nothing of %s",
		(field) => {
			expect(drawnChange(field, { messaging_product: "whatsapp" })).toEqual([
				field,
				"Meta publishes no description of this; it is shown as it came.",
			]);
		},
	);
});
