import { inFamily } from "./error-code.ts";

/** Groups made and written to over the API. */
export const groups = inFamily({ family: "groups", where: ["api"] }, [
	{
		code: 131020,
		title: "Bad group",
		http: 400,
		cause:
			"The group has only one member, you, so there is nobody to write to.",
		fix: "Wait until somebody has joined.",
	},
	{
		code: 131041,
		title: "Group unknown",
		http: 400,
		cause: "There is no group with this id, or your number is not a member.",
		fix: "Take the group id from the list of your groups or from the group webhook.",
	},
	{
		code: 131059,
		title: "Invalid cursor",
		http: 400,
		cause: "The place from which to go on in a list has expired or is damaged.",
		fix: "Read the list again from its beginning.",
	},
	{
		code: 131201,
		title: "Request partially succeeded",
		http: 206,
		cause: "It worked for some participants and failed for others.",
		fix: "Look at the errors of each participant in the answer, and repeat it only for those.",
	},
	{
		code: 131202,
		title: "Duplicate participant",
		http: 400,
		cause: "The list of participants names somebody twice.",
		fix: "Name everybody once. Two spellings of one number count as the same.",
	},
	{
		code: 131203,
		title: "Recipient has not accepted the terms of service",
		http: 400,
		cause: "This person has not accepted WhatsApp's current terms.",
		fix: "Ask them to update WhatsApp and accept the terms, then try again.",
	},
	{
		code: 131204,
		title: "Participant over-limit",
		http: 400,
		cause: "The group would have more participants than it may.",
		fix: "Remove somebody first, or make another group.",
	},
	{
		code: 131207,
		title: "Group suspended",
		http: 403,
		cause: "Meta has suspended the group, because it breaks a policy.",
		fix: "It can't be used any more. See WhatsApp's policies before you make another.",
	},
	{
		code: 131208,
		title: "Group rate limit hit",
		http: 429,
		cause: "This number has changed groups too often in a short time.",
		fix: "Wait, then go on more slowly.",
	},
	{
		code: 131209,
		title: "Invalid group profile picture aspect ratio",
		http: 400,
		cause: "The group's picture is not square.",
		fix: "Crop it so that its width equals its height.",
	},
	{
		code: 131210,
		title: "Image is too small to process",
		http: 400,
		cause: "The group's picture is smaller than 192 pixels.",
		fix: "Use one of more than 192 pixels in width and height.",
	},
	{
		code: 131211,
		title: "Group create limit reached",
		http: 400,
		cause: "This number has made as many groups as it may.",
		fix: "Delete groups that you don't need any more.",
	},
	{
		code: 131212,
		title: "Participant is not a part of the group",
		http: 400,
		cause: "The person you name has left the group or was never in it.",
		fix: "Ask for the group's current participants first.",
	},
	{
		code: 131213,
		title: "Group join request does not exist",
		http: 400,
		cause: "The request to join was withdrawn or answered already.",
		fix: "Ask for the open requests first.",
	},
	{
		code: 131214,
		title: "Group creation is temporarily disabled",
		http: 400,
		cause:
			"In the past seven days this account has sent too much marketing within the customer service window.",
		fix: "Send marketing as marketing templates, and make groups again when the week is over.",
	},
	{
		code: 131215,
		title: "Phone number is not eligible for the Groups API",
		http: 400,
		cause: "Groups are open to some numbers only, and this is not one of them.",
		fix: "Meta's documentation of the Groups API says which numbers may use it.",
	},
]);
