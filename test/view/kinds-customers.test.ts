import { describe, expect, it } from "vitest";
import { drawnChange } from "./drawn-change.ts";
import { noon } from "./made.ts";

const atNoon = noon / 1000;
const frame = {
	messaging_product: "whatsapp",
	metadata: {
		display_phone_number: "15550783881",
		phone_number_id: "106540352242922",
	},
};

describe("what is shown of customers and conversations", () => {
	it("who had the conversation, who has it, and what was said", () => {
		expect(
			drawnChange("messaging_handovers", {
				messaging_product: "whatsapp",
				timestamp: String(atNoon),
				recipient: {
					phone_number_id: "106",
					display_phone_number: "15550783881",
				},
				sender: { phone_number: "16505551234" },
				type: "control_passed",
				control_passed: {
					previous_owner_app_id: "1",
					previous_owner_app_role: "meta_business_agent",
					new_owner_app_id: "2",
					new_owner_role: "customer_service",
					metadata: "ticket 7",
					conversation_context: {
						type: "summary",
						summary: { text: "Asks where the order is." },
					},
				},
			}),
		).toEqual([
			"handover.control_passed  +16505551234  meta_business_agent to customer_service",
			"The conversation went from Meta's business agent to customer service.",
			"so far: Asks where the order is.",
			"metadata: ticket 7",
			"from app 1  to app 2",
		]);
	});

	it("what an app had heard before the message that it hands over", () => {
		const conversation_context = {
			type: "summary",
			summary: { text: "Asks where the order is." },
		};
		expect(
			drawnChange("messages", {
				...frame,
				messages: [{ id: "wamid.1", type: "text", text: { body: "Hello?" } }],
				conversation_context,
			}),
		).toContain("so far: Asks where the order is.");
	});

	it("who stops marketing messages", () => {
		expect(
			drawnChange("user_preferences", {
				...frame,
				contacts: [{ profile: { name: "Pablo" }, wa_id: "16505551234" }],
				user_preferences: [
					{
						wa_id: "16505551234",
						detail: "User requested to stop marketing messages",
						category: "marketing_messages",
						value: "stop",
						timestamp: atNoon,
					},
				],
			}),
		).toEqual([
			"user.preferences  +16505551234  stop  marketing_messages  Pablo",
			"Marketing templates to this person fail from now on.",
			"User requested to stop marketing messages",
		]);
	});

	it("the user id before and now", () => {
		expect(
			drawnChange("user_id_update", {
				...frame,
				user_id_update: [
					{
						wa_id: "16505551234",
						detail: "User id changed",
						user_id: { previous: "US.111", current: "US.222" },
						timestamp: String(atNoon),
					},
				],
			}),
		).toEqual([
			"user.id           +16505551234",
			"user id was US.111, is US.222",
			"User id changed",
			"hint: whatever you keep under the old user id belongs under the new one",
		]);
	});

	it("contacts of the app", () => {
		expect(
			drawnChange("smb_app_state_sync", {
				...frame,
				state_sync: [
					{
						type: "contact",
						action: "add",
						contact: {
							full_name: "Mr. Pablo Morales",
							first_name: "Pablo",
							phone_number: "16505551234",
						},
						metadata: { timestamp: "1738346006" },
					},
					{
						type: "contact",
						action: "remove",
						contact: { phone_number: "16505551234" },
						metadata: { timestamp: "1738346006" },
					},
				],
			}),
		).toEqual([
			"state_sync.contact  +16505551234  add  Mr. Pablo Morales",
			"hint: a contact that is new and one that was changed both come as add",
			"state_sync.contact  +16505551234  remove",
		]);
	});

	it("what a chat was worth", () => {
		expect(
			drawnChange("automatic_events", {
				...frame,
				automatic_events: [
					{
						id: "wamid.A",
						event_name: "Purchase",
						timestamp: atNoon,
						ctwa_clid: "Afc3nYt4",
						custom_data: { currency: "USD", value: 25000 },
					},
					{
						id: "wamid.B",
						event_name: "LeadSubmitted",
						timestamp: atNoon,
						ctwa_clid: "Afc3nYt4",
					},
				],
			}),
		).toEqual([
			"automatic_event.purchase  wamid.A  USD 25,000.00",
			"ad click Afc3nYt4",
			"automatic_event.lead_submitted  wamid.B",
			"ad click Afc3nYt4",
		]);
	});
});
