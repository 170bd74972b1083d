import { describe, expect, it } from "vitest";
import { bodyOf, drawn, linesOf } from "./drawn.ts";
import { event } from "./made.ts";

const status = (value: object) => ({
	kind: "status.sent",
	value,
	party: {},
	messageId: "wamid.A",
});

describe("what a message is charged as", () => {
	it.each<[pricing: object, said: string]>([
		[
			{
				billable: true,
				category: "marketing",
				type: "regular",
				pricing_model: "PMP",
			},
			"marketing, billable",
		],
		[{ category: "marketing" }, "marketing"],
		[{ billable: false, category: "service" }, "service, free"],
		[
			{ billable: false, category: "utility", type: "free_customer_service" },
			"utility, free (customer service window)",
		],
		[
			{
				billable: false,
				category: "referral_conversion",
				type: "free_entry_point",
			},
			"from an ad or a page (referral_conversion), free (entry point)",
		],
		[
			{ billable: true, category: "utility", pricing_model: "CBP" },
			"utility, billable, per conversation",
		],
		[{ billable: false }, "free"],
	])("%j", (pricing, said) => {
		expect(drawn(status({ pricing }))).toEqual([
			`status.sent       wamid.A  ${said}`,
		]);
	});

	it("is only what Meta documents; the rest is shown as it came", () => {
		const pricing = {
			category: "verified ✓",
			type: "new_type",
			pricing_model: "XYZ",
			billable: "yes",
			rate: 2,
		};
		expect(drawn(status({ pricing }))).toEqual([
			"status.sent       wamid.A",
			"pricing: { billable: yes, rate: 2 }",
			"charged as verified ✓",
			"charged new_type  pricing model XYZ",
		]);
	});

	it("stands below where a narrow terminal has no room for it", () => {
		const sent = event({
			...status({ pricing: { category: "marketing", billable: true } }),
			party: { phone: "16505551234" },
		});
		expect(linesOf(sent, { columns: () => 80 })).toEqual([
			"status.sent       +16505551234  wamid.A  marketing, billable",
		]);
		expect(linesOf(sent, { columns: () => 76 })).toEqual([
			"status.sent       +16505551234  marketing, billable",
			"wamid.A",
		]);
	});

	it("may stand with the conversation, which tells how long it is open", () => {
		const conversation = {
			id: "72b14d6b",
			expiration_timestamp: "1795262400",
			origin: { type: "marketing" },
			pricing: { category: "marketing", billable: true },
		};
		expect(drawn(status({ conversation }))).toEqual([
			"status.sent       wamid.A  marketing, billable",
			"conversation open until 2026-11-21 12:00 UTC, now",
		]);
	});

	it("may stand with one that has ended", () => {
		const conversation = { expiration_timestamp: "1795255200" };
		expect(bodyOf(status({ conversation }))).toEqual([
			"conversation was open until 2026-11-21 10:00 UTC, 2 h ago",
		]);
	});

	it("is not said again by the conversation", () => {
		const pricing = { category: "marketing" };
		const of = (type: string) =>
			bodyOf(status({ pricing, conversation: { id: "7", origin: { type } } }));
		expect(of("marketing")).toEqual([]);
		expect(of("service")).toEqual(["conversation service"]);
	});
});

describe("errors that say more than errors say", () => {
	it.each<[errors: unknown, below: string[]]>([
		[[{ code: 1, title: "T", href: "x" }], []],
		[
			[{ code: 1, title: "T", error_subcode: 5, error_user_title: "U" }],
			["errors:", "  - { error_subcode: 5, error_user_title: U }"],
		],
		[[{ code: 1, title: "T", error_user_title: "T" }], []],
		[[{ code: 1, error_data: "a text" }], []],
		[[null, { code: 1, title: "T", error_data: null }], []],
		[["a sentence", "another"], []],
		[{ code: 1, title: "T" }, []],
		["boom", ["errors: boom"]],
		[null, []],
	])("%j: only the more is left to tell", (errors, below) => {
		expect(bodyOf(status({ errors }))).toEqual(below);
	});
});

describe("a payment", () => {
	const paid = (payment: object, name = "captured") =>
		bodyOf({
			kind: `status.payment.${name}`,
			value: { type: "payment", status: name, payment },
		});

	it("has what the business wrote to it", () => {
		expect(paid({ notes: { key1: "value1", key2: "a\nb" } })).toEqual([
			"payment notes: key1: value1, key2: a\\u{A}b",
		]);
		expect(paid({ notes: { key1: { a: 1 } } })).toEqual([
			"payment.notes.key1.a: 1",
		]);
	});

	it("says how much, by which way, and where to find it", () => {
		expect(
			paid({
				reference_id: "order-7",
				amount: { value: 21000, offset: 100 },
				currency: "INR",
				transaction: {
					id: "T1",
					type: "razorpay",
					status: "success",
					method: { type: "card" },
					created_timestamp: 1,
				},
				notes: { gift: "yes" },
			}),
		).toEqual([
			"INR 210.00 by razorpay, card",
			"payment notes: gift: yes",
			"reference order-7  transaction T1",
		]);
	});

	it("says why it failed", () => {
		const error = { code: "E1", reason: "cancelled" };
		expect(paid({ transaction: { error } }, "failed")).toEqual([
			"E1: cancelled",
		]);
	});

	it.each<[payment: object, shown: string[]]>([
		[{ amount: { value: 5, offset: 0 }, currency: "INR" }, []],
		[{ amount: { value: "x", offset: 1 } }, ["payment.amount.value: x"]],
		[
			{ amount: 7, currency: "rupees" },
			["payment: { amount: 7, currency: rupees }"],
		],
		[{ transaction: { status: "odd" } }, ["payment.transaction.status: odd"]],
	])("of an odd shape is not guessed at: %j", (payment, shown) => {
		expect(paid(payment)).toEqual(shown);
	});
});

describe("why a message failed", () => {
	const failed = (...errors: object[]) =>
		bodyOf({
			kind: "status.failed",
			value: { biz_opaque_callback_data: "order-7", errors },
			errors,
		});

	it("is what Meta says, said once, and what to do", () => {
		expect(
			failed({
				code: 131047,
				title: "Re-engagement message",
				message: "Re-engagement message",
				details:
					"Message failed to send because more than 24 hours have passed since the customer last replied to this number.",
			}),
		).toEqual([
			"131047 Re-engagement message: Message failed to send because more than 24 hours have passed since the customer last replied to this number.",
			expect.stringMatching(/^fix: Send an approved template/),
			"callback data order-7",
		]);
	});

	it("is told where Meta does not tell it", () => {
		const [said, cause, fix] = failed({
			code: 131026,
			title: "Message undeliverable",
			details: "Message Undeliverable.",
		});
		expect(said).toBe("131026 Message Undeliverable.");
		expect(cause).toMatch(/^cause: WhatsApp can't deliver/);
		expect(fix).toMatch(/^fix: /);
	});

	it("is explained once for a code that comes twice", () => {
		const error = { code: 131026, title: "Message undeliverable" };
		const shown = failed(error, error);
		expect(shown.filter((line) => line.startsWith("131026"))).toHaveLength(2);
		expect(shown.filter((line) => line.startsWith("fix"))).toHaveLength(1);
	});

	it("says how sure the advice is", () => {
		expect(failed({ code: 131060 }).join("\n")).toContain("fix, probably: ");
	});

	it("of an unknown code has at least a family", () => {
		expect(failed({ code: 131_299, title: "New" })).toEqual([
			"131299 New",
			"not a known code; those near it are about groups",
			"callback data order-7",
		]);
		expect(failed({ code: 77_777_777, title: "New" })).toEqual([
			"77777777 New",
			"callback data order-7",
		]);
		expect(failed({ message: "no code" })).toEqual([
			"no code",
			"callback data order-7",
		]);
	});
});

describe("other statuses", () => {
	it("that few have seen say what they are", () => {
		expect(bodyOf({ kind: "status.deleted", value: {} })).toEqual([
			"the customer deleted the message",
		]);
		expect(bodyOf({ kind: "status.warning", value: {} })).toEqual([
			"sent, but not all of it: something in it, such as a product, is not available",
		]);
	});

	it("show all keys that are not known", () => {
		expect(
			bodyOf({
				kind: "status.read",
				value: { status: "read", template_id: "9", conversation: { x: 1 } },
			}),
		).toEqual(['template_id: "9"', "conversation.x: 1"]);
	});
});

it("a click on a link says where it was and by which ids it is found", () => {
	const click = (click_component: string) =>
		bodyOf({
			kind: "user_action.marketing_messages_link_click",
			value: {
				action_type: "marketing_messages_link_click",
				timestamp: "1",
				marketing_messages_link_click_data: {
					click_component,
					click_id: "c1",
					tracking_token: "t1",
					more: 1,
				},
			},
		});
	const rest = "marketing_messages_link_click_data.more: 1";
	expect(click("cta")).toEqual([
		"pressed the button of a marketing message",
		rest,
		"click id c1  tracking token t1",
		"hint: who clicked is not said: Meta gives the click's ids alone",
	]);
	expect(click("sky")).toEqual([
		"clicked a link in a marketing message",
		rest,
		"component sky  click id c1  tracking token t1",
		"hint: who clicked is not said: Meta gives the click's ids alone",
	]);
});

it.each([[null], [7], ["text"], [[]], [{}], [[[]]]])(
	"copes with %j",
	(value) => {
		for (const kind of [
			"status.sent",
			"status.payment.failed",
			"errors",
			"odd",
		]) {
			expect(drawn({ kind, value })[0]).toContain(kind);
		}
	},
);

it("a payment that the customer cancelled says so, and what is next", () => {
	const error = { code: "BAD_REQUEST_ERROR", reason: "payment_cancelled" };
	const lines = bodyOf({
		kind: "status.payment.failed",
		value: { payment: { transaction: { error } } },
	});
	expect(lines).toEqual([
		"BAD_REQUEST_ERROR: payment_cancelled",
		expect.stringMatching(/^The customer cancelled the payment\. They can pay/),
	]);
});
