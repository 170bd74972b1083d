import { describe, expect, it } from "vitest";
import {
	isOneOf,
	isSameStanding,
	type RegistrationPlace,
	readStanding,
} from "../../src/webhook/registration.ts";
import {
	restoringChange,
	settingChange,
	standingQuestion,
} from "../../src/webhook/registration-requests.ts";

const appId = "634974688087057";
const phone: RegistrationPlace = {
	level: "phone",
	id: "106540352242922",
	appId,
};
const waba: RegistrationPlace = { level: "waba", id: "102290129340398", appId };
const app: RegistrationPlace = { level: "app", id: appId, appId };

const wanted = { callback: "https://new.example/webhook", verifyToken: "abc" };
const earlier = "https://old.example/webhook";
const fields = [
	{ name: "account_update", version: "v25.0" },
	{ name: "calls", version: "v25.0" },
];

describe("of a phone number", () => {
	it("asks for its override and reads that alone", () => {
		expect(standingQuestion(phone)).toEqual({
			path: "/106540352242922",
			params: { fields: "webhook_configuration" },
		});
		const answer = (configuration: object) => ({
			webhook_configuration: configuration,
			id: phone.id,
		});
		expect(readStanding(phone, answer({ phone_number: earlier }))).toEqual({
			callback: earlier,
		});
		expect(readStanding(phone, answer({ application: earlier }))).toEqual({});
	});

	it("takes nothing for its answer that is none", () => {
		for (const answer of [{ success: true }, [], "", null]) {
			expect(readStanding(phone, answer)).toBeUndefined();
		}
	});

	it("sets it, puts it back, and clears it with an empty text", () => {
		const override = (content: object) => ({
			method: "POST",
			path: "/106540352242922",
			content: { json: { webhook_configuration: content } },
		});
		expect(settingChange(phone, wanted, {})).toEqual(
			override({
				override_callback_uri: wanted.callback,
				verify_token: "abc",
			}),
		);
		expect(restoringChange(phone, { callback: earlier }, "old")).toEqual(
			override({ override_callback_uri: earlier, verify_token: "old" }),
		);
		expect(restoringChange(phone, {}, "old")).toEqual(
			override({ override_callback_uri: "" }),
		);
	});
});

describe("of an account", () => {
	it("reads the own app's subscription among others", () => {
		const entry = (id: string, override?: string) => ({
			whatsapp_business_api_data: { id, name: "an app" },
			override_callback_uri: override,
		});
		const other = entry("770011223344556", "https://other.example/");
		expect(readStanding(waba, { data: [other, entry(appId)] })).toEqual({
			isSubscribed: true,
		});
		expect(readStanding(waba, { data: [entry(appId, earlier)] })).toEqual({
			isSubscribed: true,
			callback: earlier,
		});
		expect(readStanding(waba, { data: [other] })).toEqual({
			isSubscribed: false,
		});
	});

	it("sets, puts back, clears, and takes the app's subscription away again", () => {
		const path = "/102290129340398/subscribed_apps";
		const form = (callback: string, token: string) => ({
			method: "POST",
			path,
			content: {
				form: { override_callback_uri: callback, verify_token: token },
			},
		});
		const before = { isSubscribed: true };
		expect(settingChange(waba, wanted, before)).toEqual(
			form(wanted.callback, "abc"),
		);
		expect(
			restoringChange(waba, { ...before, callback: earlier }, "old"),
		).toEqual(form(earlier, "old"));
		expect(restoringChange(waba, before, "old")).toEqual({
			method: "POST",
			path,
		});
		expect(restoringChange(waba, { isSubscribed: false }, "old")).toEqual({
			method: "DELETE",
			path,
		});
	});
});

describe("of an app", () => {
	const path = `/${appId}/subscriptions`;
	const form = (callback: string, names: string, token: string) => ({
		method: "POST",
		path,
		content: {
			form: {
				object: "whatsapp_business_account",
				callback_url: callback,
				fields: names,
				include_values: "true",
				verify_token: token,
			},
		},
	});

	it("reads the subscription of WhatsApp's object", () => {
		const page = { object: "page", callback_url: "https://x.example/" };
		const whatsapp = {
			object: "whatsapp_business_account",
			callback_url: earlier,
			active: true,
			fields,
		};
		expect(readStanding(app, { data: [page, whatsapp] })).toEqual({
			callback: earlier,
			fields,
		});
		expect(readStanding(app, { data: [page] })).toEqual({});
	});

	it("takes nothing for its answer that is none", () => {
		for (const answer of [{ success: true }, [], "", null, { data: {} }]) {
			expect(readStanding(app, answer)).toBeUndefined();
			expect(readStanding(waba, answer)).toBeUndefined();
		}
	});

	it("adds messages to its fields, and puts back just those that were there", () => {
		const before = { callback: earlier, fields };
		expect(settingChange(app, wanted, before)).toEqual(
			form(wanted.callback, "account_update,calls,messages", "abc"),
		);
		expect(restoringChange(app, before, "old")).toEqual(
			form(earlier, "account_update,calls", "old"),
		);
		expect(settingChange(app, wanted, {})).toEqual(
			form(wanted.callback, "messages", "abc"),
		);
		expect(restoringChange(app, {}, "old")).toEqual({
			method: "DELETE",
			path,
			params: { object: "whatsapp_business_account" },
		});
	});
});

it("compares what can be set: neither the order of fields nor their versions", () => {
	const one = { callback: earlier, fields };
	const reordered = fields.toReversed().map(({ name }) => ({ name }));
	expect(isSameStanding(one, { callback: earlier, fields: reordered })).toBe(
		true,
	);
	expect(isSameStanding(one, { callback: earlier })).toBe(false);
	expect(isSameStanding(one, { ...one, callback: `${earlier}/` })).toBe(false);
	expect(isSameStanding({}, { isSubscribed: false })).toBe(false);
});

it("knows a callback that it has set by whatever spelling", () => {
	const set = ["https://new.example", "https://new.example/Webhook"];
	expect(isOneOf("https://new.example/", set)).toBe(true);
	expect(isOneOf("https://NEW.example:443/Webhook", set)).toBe(true);
	expect(isOneOf("https://new.example/webhook", set)).toBe(false);
	expect(isOneOf(undefined, set)).toBe(false);
});
