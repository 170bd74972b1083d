import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressed } from "../../../src/webhook/send/addressed.ts";
import { checkMessage } from "../../../src/webhook/send/check.ts";
import {
	type TemplateButton,
	type TemplateHeader,
	type TemplateParts,
	type TemplateValue,
	templateMessage,
} from "../../../src/webhook/send/template.ts";
import { templateCommand } from "../../../src/webhook/send/template-command.ts";
import {
	parseTemplateButton,
	parseTemplateCard,
	parseTemplateHeader,
	parseTemplateValue,
	spellTemplateValue,
	templateHeaderKinds,
} from "../../../src/webhook/send/template-syntax.ts";
import { templateVariables } from "../../../src/webhook/send/template-variables.ts";

const helloWorld = {
	name: "hello_world",
	language: "en_US",
	status: "APPROVED",
	category: "UTILITY",
	components: [
		{ type: "HEADER", format: "TEXT", text: "Hello World" },
		{ type: "BODY", text: "Welcome and congratulations!!" },
		{ type: "FOOTER", text: "WhatsApp Business Platform sample message" },
	],
	id: "1",
};

const order = {
	name: "order_confirmation",
	language: "en_US",
	parameter_format: "POSITIONAL",
	components: [
		{
			type: "HEADER",
			format: "IMAGE",
			example: { header_handle: ["https://…"] },
		},
		{
			type: "BODY",
			text: "Thanks {{1}}, your {{2}} come on {{3}}. Bye, {{1}}!",
			example: { body_text: [["Anna", "a=b", "Monday"]] },
		},
		{
			type: "BUTTONS",
			buttons: [
				{ type: "QUICK_REPLY", text: "Stop" },
				{ type: "PHONE_NUMBER", text: "Call", phone_number: "+1" },
				{ type: "URL", text: "Shop", url: "https://shop.example" },
				{
					type: "URL",
					text: "Track",
					url: "https://shop.example/orders/{{1}}",
					example: ["https://shop.example/orders/42"],
				},
				{ type: "COPY_CODE", text: "Copy", example: "SAVE20" },
			],
		},
	],
};

const greeting = {
	name: "greeting",
	language: "de",
	parameter_format: "NAMED",
	components: [
		{
			type: "HEADER",
			format: "TEXT",
			text: "From {{shop}}",
			example: {
				header_text_named_params: [{ param_name: "shop", example: "Shop" }],
			},
		},
		{
			type: "BODY",
			text: "Hi {{first_name}}, {{what}}",
			example: {
				body_text_named_params: [
					{ param_name: "what", example: "news" },
					{ param_name: "first_name", example: "Anna" },
				],
			},
		},
	],
};

const summer = {
	name: "summer",
	language: "en_US",
	components: [
		{ type: "BODY", text: "{{1}} % off", example: { body_text: [["20"]] } },
		{
			type: "LIMITED_TIME_OFFER",
			limited_time_offer: { text: "Soon over", has_expiration: true },
		},
		{
			type: "CAROUSEL",
			cards: ["Red", "Blue"].map((colour) => ({
				components: [
					{ type: "HEADER", format: "VIDEO" },
					{
						type: "BODY",
						text: "{{1}} shoes",
						example: { body_text: [[colour]] },
					},
					{
						type: "BUTTONS",
						buttons: [
							{ type: "QUICK_REPLY", text: "More" },
							{ type: "URL", text: "Buy", url: "https://shop.example/{{1}}" },
						],
					},
				],
			})),
		},
	],
};

const code = {
	name: "code",
	language: "en_US",
	category: "AUTHENTICATION",
	components: [
		{
			type: "BODY",
			text: "*{{1}}* is your verification code.",
			add_security_recommendation: true,
			example: { body_text: [["123456"]] },
		},
		{
			type: "BUTTONS",
			buttons: [
				{
					type: "URL",
					text: "Copy code",
					url: "https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp{{1}}",
					example: ["https://www.whatsapp.com/otp/code/?code=otp123456"],
				},
			],
		},
	],
};

function withLink(example: string) {
	const url = "https://shop.example/{{1}}";
	const button = { type: "URL", text: "Shop", url, example: [example] };
	return {
		name: "with_link",
		language: "en_US",
		components: [{ type: "BUTTONS", buttons: [button] }],
	};
}

describe("what has to be given", () => {
	it("is nothing for Meta's own", () => {
		expect(templateVariables(helloWorld)).toEqual({
			name: "hello_world",
			language: "en_US",
			body: [],
			buttons: [],
			hasOffer: false,
			cards: [],
		});
	});

	it("are variables by position, a file and what buttons take", () => {
		expect(templateVariables(order)).toEqual({
			name: "order_confirmation",
			language: "en_US",
			header: { kind: "image" },
			body: [
				{ name: "1", isNamed: false, example: "Anna" },
				{ name: "2", isNamed: false, example: "a=b" },
				{ name: "3", isNamed: false, example: "Monday" },
			],
			buttons: [
				{ index: 0, kind: "quick_reply", label: "Stop", isNeeded: false },
				{
					index: 3,
					kind: "url",
					label: "Track",
					isNeeded: true,
					example: "42",
				},
				{
					index: 4,
					kind: "copy_code",
					label: "Copy",
					isNeeded: true,
					example: "SAVE20",
				},
			],
			hasOffer: false,
			cards: [],
		});
	});

	it("are variables by name", () => {
		expect(templateVariables(greeting)).toMatchObject({
			header: {
				kind: "text",
				variable: { name: "shop", isNamed: true, example: "Shop" },
			},
			body: [
				{ name: "first_name", isNamed: true, example: "Anna" },
				{ name: "what", isNamed: true, example: "news" },
			],
		});
	});

	it("are those of each card", () => {
		expect(templateVariables(summer)).toMatchObject({
			hasOffer: true,
			cards: ["Red", "Blue"].map((example) => ({
				header: { kind: "video" },
				body: [{ name: "1", isNamed: false, example }],
				buttons: [{ index: 0 }, { index: 1, kind: "url" }],
			})),
		});
	});

	it.each([null, [], "hello_world", {}])("can't be told of %j", (value) => {
		expect(templateVariables(value)).toBeUndefined();
	});

	it("never throws", () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				for (const type of ["HEADER", "BODY", "BUTTONS", "CAROUSEL"]) {
					templateVariables({
						name: "a",
						components: [
							{
								type,
								text: value,
								example: value,
								buttons: value,
								cards: value,
							},
							value,
						],
					});
				}
			}),
		);
	});
});

function commandFor(definition: unknown): readonly string[] {
	const variables = templateVariables(definition);
	if (variables === undefined) throw new Error("no template");
	return templateCommand(variables);
}

describe("what to type", () => {
	it.each([
		[helloWorld, []],
		[
			order,
			[
				...["--header-image", "https://shop.example/image.jpg"],
				...["--body", "Anna", "--body", "=a=b", "--body", "Monday"],
				...["--button", "3:url=42", "--button", "4:copy_code=SAVE20"],
			],
		],
		[
			greeting,
			[
				...["--header", "shop=Shop"],
				...["--body", "first_name=Anna", "--body", "what=news"],
			],
		],
		[
			summer,
			[
				...["--body", "20", "--offer-ends", "TIME"],
				...["Red", "Blue"].flatMap((colour) => [
					"--card",
					`header-video=https://shop.example/video.mp4 | body=${colour} | button=1:url=TEXT`,
				]),
			],
		],
		[code, ["--body", "123456", "--button", "0:url=123456"]],
		[withLink("https://else.example"), ["--button", "0:url=TEXT"]],
		[withLink("42"), ["--button", "0:url=42"]],
	])("for $name", (definition, values) => {
		expect(commandFor(definition)).toEqual([
			...["send", "template", definition.name, "--lang", definition.language],
			...values,
		]);
	});

	it.each([helloWorld, order, greeting, summer, code])(
		"is read again as a message for $name",
		(definition) => {
			const sent = addressed(messageOf(commandFor(definition)), {
				to: { kind: "phone", e164: "+16505551234", digits: "16505551234" },
			});
			expect(checkMessage(sent)).toEqual([]);
		},
	);
});

/** The message that the arguments are for. */
function messageOf([
	,
	,
	name = "",
	,
	language = "",
	...flags
]: readonly string[]) {
	const body: TemplateValue[] = [];
	const buttons: TemplateButton[] = [];
	const cards: TemplateParts[] = [];
	let header: TemplateHeader | undefined;
	for (let at = 0; at < flags.length; at += 2) {
		const [flag = "", value = ""] = flags.slice(at, at + 2);
		const kind = templateHeaderKinds.find(
			(each) => flag === `--header-${each}`,
		);
		if (kind !== undefined) header = parseTemplateHeader(kind, value);
		if (flag === "--header") {
			header = { kind: "text", value: parseTemplateValue(value) };
		}
		if (flag === "--body") body.push(parseTemplateValue(value));
		if (flag === "--button") buttons.push(parseTemplateButton(value));
		if (flag === "--card") cards.push(parseTemplateCard(value));
	}
	return templateMessage({ name, language, header, body, buttons, cards });
}

describe("a value", () => {
	it.each([
		["Anna", { text: "Anna" }],
		["first_name=Anna", { name: "first_name", text: "Anna" }],
		["a=b=c", { name: "a", text: "b=c" }],
		["=a=b", { text: "a=b" }],
		["==b", { text: "=b" }],
		["1+1=2", { text: "1+1=2" }],
		["Total = 5", { text: "Total = 5" }],
		["two\nlines", { text: "two\nlines" }],
	])("%j", (text, value) => {
		expect(parseTemplateValue(text)).toEqual(value);
		expect(parseTemplateValue(spellTemplateValue(value))).toEqual(value);
	});

	it("is read as it is spelled", () => {
		fc.assert(
			fc.property(fc.string({ minLength: 1, unit: "binary" }), (text) => {
				expect(parseTemplateValue(spellTemplateValue({ text }))).toEqual({
					text,
				});
			}),
		);
	});

	it.each(["", "first_name=", "="])("can't be %j", (text) => {
		expect(() => parseTemplateValue(text)).toThrow(
			"a variable of a template can't be empty",
		);
	});
});

describe("a button", () => {
	it.each([
		["0=stop", { index: 0, kind: "quick_reply", value: "stop" }],
		["1:url=orders/3?a=b", { index: 1, kind: "url", value: "orders/3?a=b" }],
		["2:copy-code=SAVE20", { index: 2, kind: "copy_code", value: "SAVE20" }],
		["3:flow=t1", { index: 3, kind: "flow", value: "t1" }],
		[
			'3:flow={"flow_token":"t1"}',
			{ index: 3, kind: "flow", value: { flow_token: "t1" } },
		],
		['0={"a":1}', { index: 0, kind: "quick_reply", value: '{"a":1}' }],
	])("%j", (text, button) => {
		expect(parseTemplateButton(text)).toEqual(button);
	});

	const form =
		"write a button with its number from 0, like 0=payload or 1:url=suffix";

	it.each([
		["stop", form],
		["10=stop", form],
		["0", form],
		["0=", "the button is given nothing"],
		["0:mpm={", "what the button is given is no JSON object"],
		["0:mpm=sku-1", "what the button is given is no JSON object"],
		["0:order-details=[]", "what the button is given is no JSON object"],
		[
			"0:link=a",
			"a button is one of quick_reply, url, copy_code, flow, catalog, mpm, order_details, voice_call",
		],
	])("%j is none", (text, problem) => {
		expect(() => parseTemplateButton(text)).toThrow(problem);
	});
});

describe("a card", () => {
	it("has its parts by the names of the flags", () => {
		expect(
			parseTemplateCard(
				"header-image=123 | body=Red | body=size=9 | button=0=red",
			),
		).toEqual({
			header: { kind: "image", media: { id: "123" } },
			body: [{ text: "Red" }, { name: "size", text: "9" }],
			buttons: [{ index: 0, kind: "quick_reply", value: "red" }],
		});
	});

	it.each([
		["colour=red", "write a card like 'header-image="],
		["", "write a card like 'header-image="],
		[
			"header-image=red.jpg",
			"write an https:// address or the id of an upload",
		],
		["header-product=sku-1", "write a product like 194836987003835/sku-1"],
	])("%j is none", (text, problem) => {
		expect(() => parseTemplateCard(text)).toThrow(problem);
	});
});
