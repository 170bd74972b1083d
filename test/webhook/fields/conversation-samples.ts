import { one, type Sample } from "./sample.ts";

const frame = {
	messaging_product: "whatsapp",
	metadata: {
		display_phone_number: "15550783881",
		phone_number_id: "106540352242922",
	},
};

const contacts = [
	{
		profile: { name: "Pablo Morales" },
		wa_id: "16315553602",
		user_id: "US.13491208655302741918",
	},
];

const error = {
	code: 138000,
	message: "Calling not enabled",
	href: "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/",
	error_data: { details: "Turn calling on first." },
};

const incoming = {
	id: "wacid.ABGGFjFVU2AfAgo6V-Hc5eCgK5Gh",
	from: "16315553602",
	to: "15550783881",
	timestamp: "1671644824",
	direction: "USER_INITIATED",
};

const outgoing = {
	...incoming,
	from: "15550783881",
	to: "16315553602",
	direction: "BUSINESS_INITIATED",
};

const file = {
	id: "1003383421387256",
	mime_type: "audio/ogg",
	sha256: "SfInY0gGKTsJlUWbwxC1k+FAD0FZHvzwfpvO0zX0GUI=",
};

const calls: readonly [kind: string, name: string, value: object][] = [
	[
		"connect",
		"incoming",
		{
			contacts,
			calls: [
				{
					...incoming,
					from_user_id: "US.13491208655302741918",
					from_parent_user_id: "US.ENT.11815799212886844830",
					event: "connect",
					session: {
						sdp_type: "offer",
						sdp: "v=0\r\no=- 1 2 IN IP4 127.0.0.1",
					},
					deeplink_payload: "from-the-shop",
					cta_payload: "call-now",
				},
			],
		},
	],
	[
		"connect",
		"outgoing, of the older shape",
		{
			calls: [
				{
					...outgoing,
					event: "connect",
					connection: { webrtc: { sdp: "v=0" } },
					biz_opaque_callback_data: "order 7",
				},
			],
		},
	],
	[
		"terminate",
		"answered",
		{
			calls: [
				{
					...incoming,
					event: "terminate",
					status: "COMPLETED",
					start_time: "1671644824",
					end_time: "1671644944",
					duration: 120,
				},
			],
		},
	],
	[
		"terminate",
		"failed, in small letters, with an error",
		{
			calls: [{ ...outgoing, event: "terminate", status: "Failed" }],
			errors: [error],
		},
	],
	["created", "newer", { calls: [{ ...outgoing, event: "call_created" }] }],
	[
		"recording_available",
		"newer",
		{
			calls: [
				{
					...incoming,
					event: "call_recording_available",
					call_recording: { type: "audio", audio: file },
				},
			],
		},
	],
	[
		"transcription_available",
		"newer",
		{
			calls: [
				{
					...incoming,
					event: "call_transcription_available",
					call_transcript: { document: { ...file, mime_type: "text/plain" } },
				},
			],
		},
	],
	...["RINGING", "ACCEPTED", "REJECTED"].map(
		(status): [string, string, object] => [
			status.toLowerCase(),
			"outgoing",
			{
				statuses: [
					{
						id: incoming.id,
						type: "call",
						status,
						timestamp: "1671644824",
						recipient_id: "16315553602",
						biz_opaque_callback_data: "order 7",
					},
				],
			},
		],
	),
];

const group = {
	timestamp: "1671644824",
	group_id: "Y2FwaV9ncm91cDoxNTU1MDc4Mzg4MToxMjAzNjM0",
};
const failure = {
	code: 131009,
	message: "Parameter value is not valid",
	title: "Parameter value is not valid",
	error_data: { details: "The participant is not in the group." },
};
const asked = { ...group, request_id: "R1" };
const participant = { wa_id: "16315553602", user_id: contacts[0]?.user_id };

const groups: readonly [
	field: string,
	kind: string,
	name: string,
	group: object,
][] = [
	[
		"lifecycle",
		"create",
		"made",
		{
			...asked,
			type: "group_create",
			subject: "Garden club",
			description: "Plants & pots",
			invite_link: "https://chat.whatsapp.com/LINK",
			join_approval_mode: "auto_approve",
		},
	],
	[
		"lifecycle",
		"create",
		"not made",
		{
			timestamp: group.timestamp,
			request_id: "R1",
			type: "group_create",
			subject: "Garden club",
			errors: [failure],
		},
	],
	["lifecycle", "delete", "gone", { ...asked, type: "group_delete" }],
	[
		"lifecycle",
		"delete",
		"still there",
		{ ...asked, type: "group_delete", errors: [failure] },
	],
	...["group_participants_add", "group_add_participants"].map(
		(type): [string, string, string, object] => [
			"participants",
			"participants_add",
			type,
			{
				...group,
				type,
				reason: "invite_link",
				added_participants: [
					{ ...participant, input: "+16315553602", username: "@pablo" },
				],
			},
		],
	),
	...["created", "revoked"].map((what): [string, string, string, object] => [
		"participants",
		`join_request_${what}`,
		what,
		{
			...group,
			...participant,
			type: `group_join_request_${what}`,
			join_request_id: "J1",
		},
	]),
	[
		"participants",
		"participants_remove",
		"by the business, in part",
		{
			...asked,
			type: "group_participants_remove",
			initiated_by: "business",
			removed_participants: [{ input: "+16315553602" }],
			failed_participants: [{ input: "16315550000", errors: [failure] }],
			errors: [failure],
		},
	],
	[
		"participants",
		"participants_remove",
		"left",
		{
			...group,
			type: "group_remove_participants",
			initiated_by: "participant",
			removed_participants: [{ wa_id: "16315553602" }],
		},
	],
	[
		"settings",
		"settings_update",
		"in part",
		{
			...asked,
			type: "group_settings_update",
			profile_picture: {
				mime_type: "image/jpeg",
				sha256: file.sha256,
				update_successful: false,
				errors: [failure],
			},
			group_subject: { text: "Garden", update_successful: true },
			group_description: { text: "", update_successful: true },
			errors: [failure],
		},
	],
	["status", "suspend", "suspended", { ...group, type: "group_suspend" }],
	[
		"status",
		"suspend_cleared",
		"no longer",
		{ ...group, type: "group_suspend_cleared" },
	],
];

const text = {
	id: "wamid.HBgLMTYzMTU1NTM2MDIVAgASGBQzQTRB",
	timestamp: "1739230955",
	type: "text",
	text: { body: "¿Tienen macetas? 🪴" },
};
const image = {
	id: "wamid.HBgLMTYzMTU1NTM2MDIVAgASGBQzQTRC",
	timestamp: "1739230955",
	type: "image",
	image: { ...file, mime_type: "image/jpeg", caption: "This one" },
};
const fromCustomer = { from: "16315553602" };
const toCustomer = { from: "15550783881", to: "16315553602" };

const histories: readonly [kind: string, name: string, value: object][] = [
	[
		"chunk",
		"of several chats",
		{
			history: [
				{
					metadata: { phase: 0, chunk_order: 1, progress: 55 },
					threads: [
						{
							id: "16315553602",
							messages: [
								{
									...text,
									...fromCustomer,
									history_context: { status: "READ" },
								},
								{
									...toCustomer,
									id: "wamid.2",
									timestamp: "1739230970",
									type: "media_placeholder",
									history_context: { status: "PLAYED" },
								},
							],
						},
						{
							context: {
								wa_id: "16315550000",
								user_id: "US.2",
								username: "@pablo",
							},
							messages: [
								{
									...text,
									from_user_id: "US.2",
									history_context: { status: "PENDING" },
								},
							],
						},
					],
				},
			],
		},
	],
	[
		"declined",
		"with the reason",
		{
			history: [
				{
					errors: [
						{
							code: 2593109,
							title:
								"History sync is turned off by the business from the WhatsApp Business App",
							message: "History sync is turned off",
							error_data: { details: "Off." },
						},
					],
				},
			],
		},
	],
	[
		"media",
		"from a customer",
		{ contacts, messages: [{ ...image, ...fromCustomer }] },
	],
	["media", "to a customer", { message_echoes: [{ ...image, ...toCustomer }] }],
];

const sent = {
	id: "wamid.HBgLMTYzMTU1NTM2MDIVAgASGBQzQTRD",
	timestamp: "1739230955",
	message: {
		messaging_product: "whatsapp",
		to: "+16315553602",
		type: "text",
		text: { body: "I am the assistant." },
	},
};

const handover = {
	previous_owner_app_id: "1104117054123456",
	previous_owner_app_role: "meta_business_agent",
	previous_owner_role: "ai_agent",
	new_owner_app_id: "634974688087057",
	new_owner_role: "escalation",
	metadata: "order 7",
	conversation_context: {
		type: "summary",
		summary: { text: "Wants a refund." },
	},
};

/** The fields about conversations and what surrounds them. */
export const conversationSamples: readonly Sample[] = [
	...calls.map(([kind, name, value]) =>
		one("calls", `call.${kind}`, name, { ...frame, ...value }),
	),
	one("calls", "errors", "an error alone", { ...frame, errors: [error] }),
	...groups.map(([field, kind, name, held]) =>
		one(`group_${field}_update`, `group.${kind}`, name, {
			...frame,
			groups: [held],
		}),
	),
	one("group_participant_update", "group.suspend", "by its other name", {
		...frame,
		groups: [{ ...group, type: "group_suspend" }],
	}),
	...histories.map(([kind, name, value]) =>
		one("history", `history.${kind}`, name, { ...frame, ...value }),
	),
	one("smb_app_state_sync", "state_sync.contact", "added", {
		...frame,
		state_sync: [
			{
				type: "contact",
				action: "add",
				contact: {
					full_name: "Pablo Morales",
					first_name: "Pablo",
					phone_number: "16315553602",
				},
				metadata: { timestamp: "1738346006" },
			},
		],
	}),
	one("smb_app_state_sync", "state_sync.contact", "removed", {
		...frame,
		state_sync: [
			{
				type: "contact",
				action: "remove",
				contact: { user_id: "US.2", username: "@pablo" },
				metadata: { timestamp: "1738346006" },
			},
		],
	}),
	one("smb_message_echoes", "echo.smb", "a text", {
		...frame,
		contacts: [{ wa_id: "16315553602", user_id: "US.2" }],
		message_echoes: [{ ...text, ...toCustomer, to_user_id: "US.2" }],
	}),
	one("smb_message_echoes", "echo.smb", "a revoke", {
		...frame,
		message_echoes: [
			{
				...toCustomer,
				id: "wamid.9",
				timestamp: "1739230955",
				type: "revoke",
				revoke: { original_message_id: text.id },
			},
		],
	}),
	one("message_echoes", "echo.message", "a message", {
		...frame,
		message_echoes: [{ ...text, ...toCustomer }],
	}),
	one("message_echoes", "echo.message", "a request", {
		...frame,
		message_echoes: [sent],
	}),
	{
		name: "all its lists",
		field: "standby",
		kinds: ["standby.message", "standby.echo", "standby.status"],
		value: {
			...frame,
			standby: {
				contacts,
				messages: [{ ...text, ...fromCustomer }],
				message_echoes: [{ ...sent, template: { name: "hello" }, flow: {} }],
				statuses: [
					{
						id: sent.id,
						status: "delivered",
						timestamp: "1739230960",
						recipient_id: "16315553602",
					},
				],
			},
		},
	},
	...["control_passed", "control_taken"].map((type) =>
		one("messaging_handovers", `handover.${type}`, type, {
			messaging_product: "whatsapp",
			timestamp: "1739230955",
			recipient: {
				phone_number_id: "106540352242922",
				display_phone_number: "15550783881",
			},
			sender: { phone_number: "16315553602" },
			type,
			[type]: handover,
		}),
	),
	...["stop", "resume", "signup"].map((value) =>
		one("user_preferences", "user.preferences", value, {
			...frame,
			contacts,
			user_preferences: [
				{
					wa_id: "16315553602",
					detail: "User requested to stop marketing messages",
					category: "marketing_messages",
					value,
					timestamp: 1731705721,
				},
			],
		}),
	),
	one("user_id_update", "user.id", "both ids", {
		...frame,
		contacts,
		user_id_update: [
			{
				detail: "The user id changed",
				user_id: { previous: "US.1", current: "US.2" },
				parent_user_id: { previous: "US.ENT.1", current: "US.ENT.2" },
				timestamp: "1731705721",
			},
		],
	}),
	one("automatic_events", "automatic_event.lead_submitted", "a lead", {
		...frame,
		automatic_events: [
			{
				id: "wamid.1",
				event_name: "LeadSubmitted",
				timestamp: 1749069089,
				ctwa_clid: "Afc3nYt4TTydumlFFsatFz8bR2yHCtVA",
			},
		],
	}),
	one("automatic_events", "automatic_event.purchase", "a purchase", {
		...frame,
		automatic_events: [
			{
				id: "wamid.1",
				event_name: "Purchase",
				timestamp: 1749069089,
				ctwa_clid: "Afc3nYt4TTydumlFFsatFz8bR2yHCtVA",
				custom_data: { currency: "USD", value: 25000 },
			},
		],
	}),
];
