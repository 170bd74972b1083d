import { describe, expect, it } from "vitest";
import { readValue, value } from "../support/reading.ts";

const pricing = {
	billable: true,
	pricing_model: "PMP",
	type: "regular",
	category: "marketing",
};
const conversation = {
	id: "72b14d6bd5407799e66f64d1b338e567",
	expiration_timestamp: "1750116480",
	origin: { type: "marketing" },
};
const error = {
	code: 131049,
	title: "This message was not delivered.",
	message: "This message was not delivered.",
	error_data: { details: "To maintain a healthy ecosystem." },
	href: "/documentation/business-messaging/whatsapp/support/error-codes",
};
const payment = {
	reference_id: "order-1",
	amount: { value: 21000, offset: 100 },
	currency: "INR",
	transaction: {
		id: "txn-1",
		pg_transaction_id: "pg-1",
		type: "razorpay",
		status: "success",
		created_timestamp: 1700000000,
		updated_timestamp: 1700000001,
		amount: { value: 21000, offset: 100 },
		currency: "INR",
		method: { type: "upi" },
	},
	receipt: "r-1",
	notes: { table: "4" },
	udf1: "a",
	additional_info1: "b",
	refunds: [
		{
			id: "rf-1",
			amount: { value: 100, offset: 100 },
			speed_processed: "instant",
			status: "success",
			created_timestamp: 1700000000,
			updated_timestamp: 1700000001,
		},
	],
};

function notesOn(status: object): readonly string[] {
	const frame = {
		id: "wamid.A",
		status: "sent",
		timestamp: "1750030073",
		recipient_id: "16505551234",
	};
	const statuses = [{ ...frame, ...status }];
	return readValue({ ...value, statuses }).events.flatMap(({ notes }) => notes);
}

describe("what Meta sends is usual", () => {
	it.each<[name: string, status: object]>([
		["sent", { pricing, conversation }],
		["sent, of today", {}],
		["delivered", { status: "delivered", pricing }],
		["read", { status: "read" }],
		["played", { status: "played" }],
		["failed", { status: "failed", errors: [error] }],
		["deleted", { status: "deleted" }],
		["warned of", { status: "warning" }],
		["with data of the business", { biz_opaque_callback_data: "order-17" }],
		["with its template", { template_id: "594425479261596" }],
		["with an identity", { recipient_identity_key_hash: "DF2lS5v2W6x=" }],
		["of older versions", { type: "message" }],
	])("a message %s", (_name, status) => {
		expect(notesOn(status)).toEqual([]);
	});

	it.each<[name: string, pricing: object]>([
		["free in the service window", { type: "free_customer_service" }],
		["free in a group's", { type: "free_group_customer_service" }],
		["free after an ad", { type: "free_entry_point" }],
		["by conversation", { pricing_model: "CBP", category: "service" }],
		["by notification", { pricing_model: "NBP" }],
		["abroad", { category: "authentication-international" }],
		["abroad, spelled otherwise", { category: "authentication_international" }],
		["over the marketing API", { category: "marketing_lite" }],
		["for an ad", { category: "referral_conversion" }],
		["for a group", { category: "group_utility" }],
		["as in older versions", { category: "user_initiated", type: undefined }],
		["without a word on billing", { billable: undefined }],
	])("charged %s", (_name, over) => {
		expect(notesOn({ pricing: { ...pricing, ...over } })).toEqual([]);
		// Where some statuses of groups have it.
		const nested = { ...conversation, pricing: { ...pricing, ...over } };
		expect(notesOn({ conversation: nested })).toEqual([]);
	});

	it.each([
		"authentication",
		"utility",
		"service",
		"referral_conversion",
		"business_initiated",
		"group_marketing",
	])("a conversation of the origin %s", (type) => {
		const origin = { type };
		expect(notesOn({ conversation: { id: "1", origin } })).toEqual([]);
	});

	it.each<[name: string, recipient: object]>([
		["a number and a user id", { recipient_user_id: "US.1349" }],
		[
			"user ids alone",
			{
				recipient_id: undefined,
				recipient_user_id: "US.1349",
				recipient_parent_user_id: "US.ENT.1181",
			},
		],
		["an older spelling", { parent_recipient_user_id: "US.ENT.1181" }],
		["another", { parent_user_id: "US.ENT.1181" }],
		[
			"a participant",
			{
				recipient_id: "HBgLMTY1MA",
				recipient_type: "group",
				recipient_participant_id: "16505551234",
				recipient_participant_user_id: "US.1349",
				recipient_participant_parent_user_id: "US.ENT.1181",
			},
		],
		[
			"a participant, spelled otherwise",
			{
				recipient_id: "HBgLMTY1MA",
				recipient_type: "group",
				group_id: "HBgLMTY1MA",
				participant_recipient_id: "16505551234",
			},
		],
		["a group as a whole", { recipient_id: "HBgL", recipient_type: "group" }],
	])("to %s", (_name, recipient) => {
		expect(notesOn(recipient)).toEqual([]);
	});

	it.each<[name: string, status: object]>([
		["captured", { status: "captured", type: "payment", payment }],
		[
			"pending",
			{
				status: "pending",
				type: "payment",
				payment: { reference_id: "order-1" },
			},
		],
		[
			"failed",
			{
				status: "failed",
				type: "payment",
				payment: {
					...payment,
					currency: "BRL",
					transaction: {
						id: "txn-1",
						type: "pix",
						status: "failed",
						error: { code: "BAD", reason: "no funds" },
					},
				},
			},
		],
		["without its type", { status: "captured", payment }],
	])("a payment %s", (_name, status) => {
		expect(notesOn(status)).toEqual([]);
	});
});

describe("what Meta would not send is noted, once", () => {
	const undocumented = "is not a value that Meta documents";

	it.each<[status: object, note: string]>([
		[{ status: "DELIVERED" }, `status ${undocumented}`],
		[{ status: "captured" }, `status ${undocumented}`],
		[{ status: "sent", payment }, `status ${undocumented}`],
		[{ status: "" }, "status is empty"],
		[{ status: 3 }, "status is a number, not a string"],
		[{ status: undefined }, "status missing"],
		[{ status: "failed" }, "errors missing"],
		[{ status: "failed", errors: [] }, "errors is empty"],
		[{ status: "failed", type: "payment" }, "payment missing"],
		[{ type: "call" }, 'type is not "payment" or "message"'],
		[
			{ pricing: { ...pricing, category: "canary" } },
			`pricing.category ${undocumented}`,
		],
		[
			{ pricing: { ...pricing, type: "canary" } },
			`pricing.type ${undocumented}`,
		],
		[
			{ pricing: { ...pricing, pricing_model: "ABC" } },
			'pricing.pricing_model is not "PMP", "CBP" or "NBP"',
		],
		[
			{ pricing: { ...pricing, billable: "true" } },
			"pricing.billable is a string, not a boolean",
		],
		[{ pricing: null }, "pricing is null, not an object"],
		[{ recipient_id: 16505551234 }, "recipient_id is a number, not a string"],
		[
			{ recipient_user_id: "us.1" },
			"recipient_user_id is not a business-scoped user id",
		],
		[{ timestamp: 1750030073 }, "timestamp is a number, not a string"],
		[
			{ conversation: { expiration_timestamp: "soon" } },
			"conversation.expiration_timestamp is not a number of seconds",
		],
		[
			{
				status: "captured",
				payment: { reference_id: "1", amount: { value: "1", offset: 100 } },
			},
			"payment.amount.value is a string, not a number",
		],
	])("%j", (status, note) => {
		expect(notesOn(status)).toEqual([`value.statuses[0].${note}`]);
	});

	it("names nobody as its recipient", () => {
		expect(notesOn({ recipient_id: undefined })).toEqual([
			"value.statuses[0] has neither recipient_id nor recipient_user_id",
		]);
	});
});
