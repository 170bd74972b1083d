/** What can be configured by environment, `.env` or file, and how it is spelled there. */
export interface ValueName {
	/** The key in `wa-hook.config.json`, and in our own code. */
	readonly key: ValueKey;
	readonly title: string;
	readonly secret: boolean;
	/** Names that say whose value it is. The first one set wins. */
	readonly names: readonly string[];
	/** Names that other tools use too: looked at only if no specific one is set anywhere. */
	readonly genericNames: readonly string[];
}

export type ValueKey =
	| "appSecret"
	| "verifyToken"
	| "accessToken"
	| "phoneNumberId"
	| "wabaId"
	| "appId"
	| "to"
	| "apiVersion"
	| "graphUrl"
	| "webhookSecret";

/** Every configurable value, in the order in which `wa-hook config` shows them. */
export const valueNames: readonly ValueName[] = [
	{
		key: "appSecret",
		title: "app secret",
		secret: true,
		names: ["WA_HOOK_APP_SECRET", "WHATSAPP_APP_SECRET", "META_APP_SECRET"],
		genericNames: ["APP_SECRET", "FB_APP_SECRET"],
	},
	{
		key: "verifyToken",
		title: "verify token",
		secret: true,
		names: [
			"WA_HOOK_VERIFY_TOKEN",
			"WHATSAPP_WEBHOOK_VERIFY_TOKEN",
			"WHATSAPP_VERIFY_TOKEN",
		],
		genericNames: ["WEBHOOK_VERIFY_TOKEN", "VERIFY_TOKEN"],
	},
	{
		key: "accessToken",
		title: "access token",
		secret: true,
		names: [
			"WA_HOOK_ACCESS_TOKEN",
			"WHATSAPP_ACCESS_TOKEN",
			"WHATSAPP_TOKEN",
			"META_ACCESS_TOKEN",
		],
		genericNames: [],
	},
	{
		key: "phoneNumberId",
		title: "phone number id",
		secret: false,
		names: ["WA_HOOK_PHONE_NUMBER_ID", "WHATSAPP_PHONE_NUMBER_ID"],
		genericNames: ["PHONE_NUMBER_ID"],
	},
	{
		key: "wabaId",
		title: "WhatsApp Business Account id",
		secret: false,
		names: [
			"WA_HOOK_WABA_ID",
			"WHATSAPP_WABA_ID",
			"WHATSAPP_BUSINESS_ACCOUNT_ID",
		],
		genericNames: ["WABA_ID"],
	},
	{
		key: "appId",
		title: "app id",
		secret: false,
		names: ["WA_HOOK_APP_ID", "WHATSAPP_APP_ID", "META_APP_ID"],
		genericNames: ["APP_ID"],
	},
	{
		key: "to",
		title: "default recipient",
		secret: false,
		names: ["WA_HOOK_TO", "WHATSAPP_RECIPIENT_NUMBER"],
		genericNames: ["RECIPIENT_PHONE_NUMBER"],
	},
	{
		key: "apiVersion",
		title: "Graph version",
		secret: false,
		names: ["WA_HOOK_API_VERSION", "WHATSAPP_API_VERSION"],
		genericNames: [],
	},
	{
		key: "graphUrl",
		title: "Graph address",
		secret: false,
		names: ["WA_HOOK_GRAPH_URL"],
		genericNames: [],
	},
	{
		key: "webhookSecret",
		title: "gateway signing secret",
		secret: true,
		names: ["WA_HOOK_WEBHOOK_SECRET"],
		genericNames: ["WEBHOOK_SECRET"],
	},
];
