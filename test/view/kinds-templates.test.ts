import { describe, expect, it } from "vitest";
import { drawnChange } from "./drawn-change.ts";
import { noon } from "./made.ts";

const atNoon = noon / 1000;
const template = {
	message_template_id: 1689556908129832,
	message_template_name: "order_confirmation",
	message_template_language: "en-US",
};

describe("what is shown of a template", () => {
	it("an approved one by its name, number, language and category", () => {
		expect(
			drawnChange("message_template_status_update", {
				event: "APPROVED",
				...template,
				reason: "NONE",
				message_template_category: "UTILITY",
			}),
		).toEqual([
			"template.status   APPROVED  order_confirmation",
			"template 1689556908129832  language en-US  category UTILITY",
		]);
	});

	it("why one was rejected, in Meta's words where it gives them", () => {
		expect(
			drawnChange("message_template_status_update", {
				event: "REJECTED",
				...template,
				reason: "INVALID_FORMAT",
				message_template_category: "MARKETING",
				rejection_info: {
					reason: "Variables are placed next to each other.",
					recommendation: "Put text between them.",
				},
			}),
		).toEqual([
			"template.status   REJECTED  order_confirmation",
			"INVALID_FORMAT: something in it is malformed, mostly a variable: missing samples, at the very start or end, not numbered in order.",
			"Edit it, which has it reviewed again, or appeal.",
			"reason: Variables are placed next to each other.",
			"recommendation: Put text between them.",
			"template 1689556908129832  language en-US  category MARKETING",
		]);
	});

	it("what the reason means where Meta gives only a word", () => {
		expect(
			drawnChange("message_template_status_update", {
				event: "REJECTED",
				...template,
				reason: "TAG_CONTENT_MISMATCH",
			}),
		).toEqual([
			"template.status   REJECTED  order_confirmation",
			"TAG_CONTENT_MISMATCH: its content doesn't match the language or the category chosen for it.",
			"Edit it, which has it reviewed again, or appeal.",
			"template 1689556908129832  language en-US",
		]);
	});

	it("how long a pause is", () => {
		expect(
			drawnChange("message_template_status_update", {
				event: "PAUSED",
				...template,
				reason: null,
				other_info: {
					title: "FIRST_PAUSE",
					description: "Your template was paused.",
				},
			}),
		).toEqual([
			"template.status   PAUSED  order_confirmation",
			"FIRST_PAUSE: three hours long.",
			"It can't be sent for a while, because customers react badly to it.",
			"Your template was paused.",
			"template 1689556908129832  language en-US",
		]);
	});

	it("when one was disabled", () => {
		expect(
			drawnChange("message_template_status_update", {
				event: "DISABLED",
				...template,
				reason: null,
				disable_info: { disable_date: String(atNoon - 7_200) },
				other_info: { title: "DISABLED", description: "x" },
			}),
		).toEqual([
			"template.status   DISABLED  order_confirmation",
			"Customers reacted too badly to it: it can't be sent any more. Appeal in WhatsApp Manager, or make another.",
			"Since 2026-11-21 10:00 UTC, 2 h ago.",
			"x",
			"template 1689556908129832  language en-US",
		]);
	});

	it("words that are not known as they came", () => {
		expect(
			drawnChange("message_template_status_update", {
				event: "NEW_EVENT",
				...template,
				reason: "NEW_REASON",
			}),
		).toEqual([
			"template.status   order_confirmation",
			"event: NEW_EVENT",
			"reason: NEW_REASON",
			"template 1689556908129832  language en-US",
		]);
	});

	it("how customers take it now, and took it before", () => {
		expect(
			drawnChange("message_template_quality_update", {
				previous_quality_score: "GREEN",
				new_quality_score: "YELLOW",
				...template,
			}),
		).toEqual([
			"template.quality  GREEN to YELLOW  order_confirmation",
			"Several customers react badly to it: it may soon be paused. Send it less often, and only to who asked for it, or edit it.",
			"template 1689556908129832  language en-US",
		]);
	});

	it("what it says now", () => {
		expect(
			drawnChange("message_template_components_update", {
				...template,
				message_template_title: "Your order",
				message_template_element: "Hi {{1}},\nthanks for {{2}}.",
				message_template_footer: "Lucky Shrub",
				message_template_buttons: [
					{
						message_template_button_type: "URL",
						message_template_button_text: "Email support",
						message_template_button_url: "https://www.luckyshrub.com/support",
					},
					{
						message_template_button_type: "QUICK_REPLY",
						message_template_button_text: "Stop",
					},
				],
			}),
		).toEqual([
			"template.components  order_confirmation",
			"header: Your order",
			"Hi {{1}},",
			"thanks for {{2}}.",
			"footer: Lucky Shrub",
			"button URL: Email support  https://www.luckyshrub.com/support",
			"button QUICK_REPLY: Stop",
			"template 1689556908129832  language en-US",
		]);
	});

	it("no day that has passed as one to come, nor the other way round", () => {
		expect(
			drawnChange("template_category_update", {
				...template,
				new_category: "UTILITY",
				correct_category: "MARKETING",
				category_update_timestamp: atNoon - 7_200,
			})[1],
		).toBe(
			"It is still UTILITY; Meta was to change it on 2026-11-21 10:00 UTC, 2 h ago.",
		);
		expect(
			drawnChange("message_template_status_update", {
				event: "FLAGGED",
				...template,
				disable_info: { disable_date: atNoon + 7_200 },
			}),
		).toContain("To be disabled on 2026-11-21 14:00 UTC, in 2 h.");
	});

	it("the category to come, while new_category is the current one", () => {
		expect(
			drawnChange("template_category_update", {
				...template,
				new_category: "UTILITY",
				correct_category: "MARKETING",
				category_update_timestamp: atNoon + 82_800,
			}),
		).toEqual([
			"template.category  will be MARKETING  order_confirmation",
			"It is still UTILITY; Meta changes it on 2026-11-22 11:00 UTC, in 23 h.",
			"template 1689556908129832  language en-US",
		]);
	});

	it("a category that has changed", () => {
		expect(
			drawnChange("template_category_update", {
				...template,
				previous_category: "UTILITY",
				new_category: "MARKETING",
			}),
		).toEqual([
			"template.category  UTILITY to MARKETING  order_confirmation",
			"It is charged as MARKETING now.",
			"template 1689556908129832  language en-US",
		]);
	});

	it("a coming category that is not known", () => {
		expect(
			drawnChange("template_category_update", {
				...template,
				new_category: "UTILITY",
				correct_category: "BRAND_NEW",
				category_update_timestamp: "soon",
			}),
		).toEqual([
			"template.category  will change  order_confirmation",
			"It is still UTILITY; Meta changes it within 24 hours.",
			"correct_category: BRAND_NEW",
			"category_update_timestamp: soon",
			"template 1689556908129832  language en-US",
		]);
	});

	it("a category that looks wrong", () => {
		expect(
			drawnChange("template_correct_category_detection", {
				...template,
				category: "UTILITY",
				correct_category: "MARKETING",
			}),
		).toEqual([
			"template.correct_category  looks like MARKETING  order_confirmation",
			"It is UTILITY still; Meta may change it.",
			"template 1689556908129832  language en-US",
		]);
	});
});
