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

describe("what is shown of a group", () => {
	it("one that was made, and how to join", () => {
		expect(
			drawnChange("group_lifecycle_update", {
				...frame,
				groups: [
					{
						timestamp: String(atNoon),
						group_id: "Y2FwaV9ncm91cDox",
						type: "group_create",
						request_id: "req-1",
						subject: "Plant lovers",
						description: "All about plants",
						invite_link: "https://chat.whatsapp.com/Lk",
						join_approval_mode: "approval_required",
					},
				],
			}),
		).toEqual([
			"group.create      created  Plant lovers",
			"All about plants",
			"invite link: https://chat.whatsapp.com/Lk",
			"approval_required: You decide who joins.",
			"group id Y2FwaV9ncm91cDox  request req-1",
		]);
	});

	it("why one could not be made", () => {
		expect(
			drawnChange("group_lifecycle_update", {
				...frame,
				groups: [
					{
						timestamp: String(atNoon),
						group_id: "Y2FwaV9ncm91cDox",
						type: "group_create",
						request_id: "req-1",
						subject: "Plant lovers",
						errors: [
							{
								code: 131204,
								message: "(#131204) Participant over-limit",
								title: "Participant over-limit",
								error_data: { details: "The group is full." },
							},
						],
					},
				],
			}),
		).toEqual([
			"group.create      not created  Plant lovers",
			"131204 Participant over-limit: (#131204) Participant over-limit: The group is full.",
			"cause: The group would have more participants than it may.",
			"fix: Remove somebody first, or make another group.",
			"group id Y2FwaV9ncm91cDox  request req-1",
		]);
	});

	it("one that was deleted", () => {
		expect(
			drawnChange("group_lifecycle_update", {
				...frame,
				groups: [
					{
						timestamp: String(atNoon),
						group_id: "Y2FwaV9ncm91cDox",
						type: "group_delete",
						request_id: "req-1",
					},
				],
			}),
		).toEqual([
			"group.delete      deleted",
			"in group …cm91cDox  request req-1",
		]);
	});

	it("who joined and how", () => {
		expect(
			drawnChange("group_participants_update", {
				...frame,
				groups: [
					{
						timestamp: String(atNoon),
						group_id: "Y2FwaV9ncm91cDox",
						type: "group_participants_add",
						reason: "invite_link",
						added_participants: [
							{ wa_id: "16505551234", username: "pablo" },
							{ user_id: "US.13491208655302741918" },
						],
					},
				],
			}),
		).toEqual([
			"group.participants_add  2 people joined by the invite link",
			"joined: +16505551234 @pablo, US.13491208655302741918",
			"in group …cm91cDox",
		]);
	});

	it("who was removed and who could not be", () => {
		expect(
			drawnChange("group_participants_update", {
				...frame,
				groups: [
					{
						timestamp: String(atNoon),
						group_id: "Y2FwaV9ncm91cDox",
						type: "group_participants_remove",
						request_id: "r",
						initiated_by: "business",
						removed_participants: [{ input: "16505551234" }],
						failed_participants: [
							{
								input: "16505559999",
								errors: [
									{
										code: 131204,
										message: "(#131204) Participant over-limit",
										title: "Participant over-limit",
										error_data: { details: "The group is full." },
									},
								],
							},
						],
						errors: [{ code: 131201, title: "Request partially succeeded" }],
					},
				],
			}),
		).toEqual([
			"group.participants_remove  1 person removed by the business",
			"removed: +16505551234",
			"failed to be removed: +16505559999",
			"131204 Participant over-limit: (#131204) Participant over-limit: The group is full.",
			"cause: The group would have more participants than it may.",
			"fix: Remove somebody first, or make another group.",
			"131201 Request partially succeeded",
			"cause: It worked for some participants and failed for others.",
			"fix: Look at the errors of each participant in the answer, and repeat it only for those.",
			"in group …cm91cDox  request r",
		]);
	});

	it("who left", () => {
		expect(
			drawnChange("group_participants_update", {
				...frame,
				groups: [
					{
						timestamp: String(atNoon),
						group_id: "Y2FwaV9ncm91cDox",
						type: "group_participants_remove",
						initiated_by: "participant",
						removed_participants: [{ wa_id: "16505551234" }],
					},
				],
			}),
		).toEqual([
			"group.participants_remove  +16505551234  1 person left",
			"in group …cm91cDox",
		]);
	});

	it("who asks to join", () => {
		expect(
			drawnChange("group_participants_update", {
				...frame,
				groups: [
					{
						timestamp: String(atNoon),
						group_id: "Y2FwaV9ncm91cDox",
						type: "group_join_request_created",
						join_request_id: "jr1",
						wa_id: "16505551234",
						username: "pablomorales",
					},
				],
			}),
		).toEqual([
			"group.join_request_created  +16505551234  @pablomorales",
			"Asks to join: approve or reject it by the id of the request.",
			"in group …cm91cDox  join request jr1",
		]);
	});

	it("which settings changed and which did not", () => {
		expect(
			drawnChange("group_settings_update", {
				...frame,
				groups: [
					{
						timestamp: String(atNoon),
						group_id: "Y2FwaV9ncm91cDox",
						type: "group_settings_update",
						request_id: "r",
						group_subject: { text: "Plants", update_successful: true },
						profile_picture: {
							mime_type: "image/jpeg",
							sha256: "x",
							update_successful: false,
							errors: [{ code: 131209, message: "Bad ratio" }],
						},
					},
				],
			}),
		).toEqual([
			"group.settings_update  changed in part",
			"subject: Plants",
			"picture not changed: image/jpeg",
			"131209 Bad ratio",
			"cause: The group's picture is not square.",
			"fix: Crop it so that its width equals its height.",
			"in group …cm91cDox  request r",
		]);
	});

	it("a setting that did not change", () => {
		expect(
			drawnChange("group_settings_update", {
				...frame,
				groups: [
					{
						timestamp: String(atNoon),
						group_id: "Y2FwaV9ncm91cDox",
						type: "group_settings_update",
						group_subject: { text: "Plants", update_successful: false },
					},
				],
			}),
		).toEqual([
			"group.settings_update  not changed",
			"subject not changed: Plants",
			"in group …cm91cDox",
		]);
	});

	it("that one is suspended", () => {
		expect(
			drawnChange("group_status_update", {
				...frame,
				groups: [
					{
						timestamp: String(atNoon),
						group_id: "Y2FwaV9ncm91cDox",
						type: "group_suspend",
					},
				],
			}),
		).toEqual([
			"group.suspend",
			"Meta has suspended the group for breaking a policy: it can't be used.",
			"in group …cm91cDox",
		]);
	});

	it("an event that is not known", () => {
		expect(
			drawnChange("group_status_update", {
				...frame,
				groups: [
					{
						timestamp: String(atNoon),
						group_id: "Y2FwaV9ncm91cDox",
						type: "group_renamed",
						to: "x",
					},
				],
			}),
		).toEqual(["group.renamed", "to: x", "in group …cm91cDox"]);
	});

	it("who was removed by how the request named them, once", () => {
		expect(
			drawnChange("group_participants_update", {
				...frame,
				groups: [
					{
						timestamp: String(atNoon),
						group_id: "Y2FwaV9ncm91cDox",
						type: "group_participants_remove",
						initiated_by: "business",
						removed_participants: [{ input: "16505551234" }],
						failed_participants: [{ input: "16505551235" }],
					},
				],
			}).slice(0, 3),
		).toEqual([
			"group.participants_remove  1 person removed by the business",
			"removed: +16505551234",
			"failed to be removed: +16505551235",
		]);
	});
});
