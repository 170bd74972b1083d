import { describe, expect, it } from "vitest";
import { readMessageTemplate } from "../../../src/webhook/graph/message-template.ts";
import { templatePlaces } from "../../../src/webhook/send/template-places.ts";
import { templateVariables } from "../../../src/webhook/send/template-variables.ts";

const carousel = {
	id: 5,
	name: "shoes",
	language: "de",
	status: "approved",
	category: "MARKETING",
	quality_score: { score: "UNKNOWN", date: 1700000000 },
	rejected_reason: "NONE",
	components: [
		{ type: "body", text: "For {{name}}" },
		{
			type: "LIMITED_TIME_OFFER",
			limited_time_offer: { text: "Ends soon!", has_expiration: true },
		},
		{
			type: "CAROUSEL",
			cards: [
				{
					components: [
						{ type: "HEADER", format: "image" },
						{ type: "BODY", text: "{{1}}" },
						{
							type: "BUTTONS",
							buttons: [
								{ type: "PHONE_NUMBER", text: "Call", phone_number: "+1" },
							],
						},
						{ type: "CAROUSEL", cards: [{ components: [{ type: "BODY" }] }] },
					],
				},
			],
		},
	],
};

describe("a template", () => {
	it("is read with all its parts, one deep", () => {
		const template = readMessageTemplate(carousel);
		expect(template).toMatchObject({
			id: "5",
			name: "shoes",
			language: "de",
			status: "APPROVED",
			category: "MARKETING",
		});
		expect(template).not.toHaveProperty("quality");
		expect(template).not.toHaveProperty("rejection");
		const nothing = { buttons: [], cards: [] };
		expect(template?.parts).toEqual([
			{ type: "BODY", text: "For {{name}}", ...nothing },
			{ type: "LIMITED_TIME_OFFER", text: "Ends soon!", ...nothing },
			{
				type: "CAROUSEL",
				buttons: [],
				cards: [
					[
						{ type: "HEADER", format: "IMAGE", ...nothing },
						{ type: "BODY", text: "{{1}}", ...nothing },
						{
							type: "BUTTONS",
							buttons: [{ type: "PHONE_NUMBER", text: "Call", leadsTo: "+1" }],
							cards: [],
						},
						{ type: "CAROUSEL", ...nothing },
					],
				],
			},
		]);
	});

	it("names every place that takes something", () => {
		const variables = templateVariables(carousel);
		if (variables === undefined) throw new Error("no template");
		expect(templatePlaces(variables).map(({ place }) => place)).toEqual([
			"body {{name}}",
			"end of the offer",
			"card 1 header image",
			"card 1 body {{1}}",
		]);
	});

	it.each([
		[undefined],
		[null],
		[7],
		[[]],
		[{}],
		[{ name: "" }],
		[{ name: {} }],
	])("is none in %j", (value) => {
		expect(readMessageTemplate(value)).toBeUndefined();
	});

	it.each([
		[null],
		["x"],
		[[null, 7, "x", []]],
		[[{ type: 7, text: {}, buttons: "x", cards: [null, { components: 1 }] }]],
		[[{ buttons: [null, 1, {}] }]],
	])("holds whatever its parts are: %j", (components) => {
		const read = readMessageTemplate({ name: "x", components });
		expect(read).toMatchObject({ name: "x", language: "en_US" });
	});
});
