import { inFamily } from "./error-code.ts";

/** Tokens, permissions and assets: what Meta lets whom do. */
export const authorisation = inFamily(
	{ family: "authorisation", where: ["api"] },
	[
		{
			code: 0,
			title: "AuthException",
			http: 401,
			cause:
				"Meta could not tell who the app's user is: the token has expired, was revoked, or that person has blocked the app.",
			fix: "Make a new access token, best for a system user, and put it where the old one is configured.",
		},
		{
			code: 3,
			title: "API Method",
			http: 500,
			cause:
				"The app lacks a capability or a permission that this endpoint asks for.",
			fix: "Look at the token in Meta's access token debugger and add the permission that the endpoint's documentation names.",
		},
		{
			code: 10,
			title: "Permission Denied",
			http: 403,
			cause:
				"A permission was never granted or has been taken away, or the number or app is not allowed to use this feature.",
			fix: "Grant whatsapp_business_messaging and whatsapp_business_management, give the token's user access to the account, and check who may use the feature.",
		},
		{
			code: 190,
			title: "Access token has expired",
			http: 401,
			cause:
				"The access token is not valid any more, or was never complete. The dashboard's token lasts 24 hours, which is the usual reason.",
			fix: "Make a token for a system user, which does not expire, and replace the old one. wa-hook config shows where a token is configured.",
			also: [
				"Invalid OAuth access token",
				"Cannot parse access token",
				"Error validating access token",
			],
		},
		{
			code: 190,
			subcode: 458,
			title: "App not installed",
			http: 401,
			cause:
				"The person who made this token has removed the app, so the token has gone with it.",
			fix: "Let them log in to the app again, or use the token of a system user.",
			confidence: "low",
		},
		{
			code: 190,
			subcode: 459,
			title: "User check-pointed",
			http: 401,
			cause:
				"Meta wants the person behind this token to log in and confirm that they are who they say.",
			fix: "Let them log in at facebook.com and follow what it asks for. A system user's token is spared this.",
			confidence: "low",
		},
		{
			code: 190,
			subcode: 460,
			title: "Password changed",
			http: 401,
			cause:
				"The person behind this token has changed their password, which ends all their tokens.",
			fix: "Make a new token. A system user's token does not depend on anybody's password.",
			confidence: "medium",
		},
		{
			code: 190,
			subcode: 463,
			title: "Session has expired",
			http: 401,
			cause:
				"The token's time is up. A token copied from API Setup lasts 24 hours.",
			fix: "Make a token for a system user, which does not expire, and replace the old one.",
			confidence: "medium",
		},
		{
			code: 190,
			subcode: 464,
			title: "Unconfirmed user",
			http: 401,
			cause: "The account of the person behind this token is not confirmed.",
			fix: "Let them log in at facebook.com and confirm it, or use a system user's token.",
			confidence: "low",
		},
		{
			code: 190,
			subcode: 467,
			title: "Invalid access token",
			http: 401,
			cause:
				"The token was made invalid before its time: somebody logged out, revoked it, or the app secret was reset.",
			fix: "Make a new token and put it in place of the old one.",
			confidence: "medium",
		},
		{
			code: 200,
			upTo: 299,
			title: "API Permission",
			http: 403,
			cause:
				"The token lacks a permission, or its user has no role on this WhatsApp account, number or app.",
			fix: "Grant whatsapp_business_management and whatsapp_business_messaging, and assign the account to the system user with full control.",
		},
		{
			code: 200,
			subcode: 1349174,
			title: "No permission to subscribe the app",
			http: 403,
			cause:
				"The app may not subscribe to this WhatsApp account's webhooks: the token lacks the permission, or its user the role.",
			fix: "Use a token with whatsapp_business_management whose user has full control of the WhatsApp account, then post to subscribed_apps again.",
			confidence: "medium",
		},
		{
			code: 131005,
			title: "Access denied",
			http: 403,
			cause: "The token lacks a permission for this number, or it was removed.",
			fix: "Look at the token in Meta's access token debugger: it needs whatsapp_business_messaging and access to this WhatsApp account.",
		},
	],
);
