import type { CodeMeaning } from "../code.ts";

/** Reaching the Graph API, and what to sign in with there. */
export const accountCredentialCodes = {
	"graph-unreachable": {
		fault:
			"The Graph API could not be reached, so Meta's side of the set-up is unknown.",
		fix: "Look at the network, at HTTPS_PROXY and at metastatus.com, then run it again.",
		about: [
			"wa-hook asks graph.facebook.com what your app, your WhatsApp account and your number are set to. Here no answer came, or one that is not the Graph API's: a company proxy's page, half an answer, a redirect.",
			"Nothing follows from it for your webhook: what could not be asked is neither right nor wrong. By hand: curl -i https://graph.facebook.com/v25.0/me answers with an error 2500 when the way there is free.",
		],
	},
	"graph-refused": {
		fault: "Meta refused to tell some of it.",
		about: [
			"A question to the Graph API was answered with an error that says nothing about the thing asked for: a rate limit, a missing permission, an outage. What could not be looked up is not missing, only unknown.",
			"wa-hook explain CODE tells more about the error's number. The fbtrace_id is what Meta's support asks for.",
		],
	},
	"account-not-checked": {
		fault: "Some of Meta's side was not looked at.",
		about: [
			"Each question needs something to ask with. What an app is subscribed to is told to its app id and app secret alone; whatever belongs to a WhatsApp account or a number needs an access token with whatsapp_business_management and the id.",
			"wa-hook reads them from WHATSAPP_APP_ID, WHATSAPP_APP_SECRET, WHATSAPP_ACCESS_TOKEN, WHATSAPP_BUSINESS_ACCOUNT_ID and WHATSAPP_PHONE_NUMBER_ID, in the environment or .env; wa-hook config shows what it found and where. Ids that are missing are found through the token where it is for one account only.",
		],
	},
	"graph-version-expired": {
		fault:
			"The version of the Graph API that is configured has expired: Meta answers with another one.",
		fix: "Configure a newer version in WA_HOOK_API_VERSION, in your app as well.",
		about: [
			"Each version of the Graph API lives for about two years. Calls to one that has expired are not refused but answered by the oldest that still lives, so names and shapes change without a word.",
			"The answer's header facebook-api-version names the version that was used: curl -sI https://graph.facebook.com/v25.0/me | grep -i facebook-api-version.",
		],
	},
	"id-malformed": {
		fault:
			"An id that is configured can't be one of Meta's: those are digits alone.",
		fix: "Copy the id from WhatsApp › API Setup in the App Dashboard.",
		about: [
			"App ids, WhatsApp Business Account ids and phone number ids are rows of some fifteen digits. What is configured holds something else: a placeholder that was never filled in, quotes or a space from .env, a token, or the phone number itself with its plus sign.",
			"API Setup shows both: the phone number id stands below the number, the account id beside it. The app id is at the top of the dashboard and under App settings › Basic.",
		],
	},
	"app-secret": {
		fault: "Checks whether the app id and the app secret belong together.",
		about: [
			"Meta signs every delivery with the app secret of the app that is subscribed. An id and a secret of one app can sign in to the Graph API together; what that proves is that the signatures are made with this very secret.",
			"By hand: curl -H \"Authorization: Bearer $APP_ID|$APP_SECRET\" 'https://graph.facebook.com/v25.0/app?fields=id,name'.",
		],
	},
	"app-secret-wrong": {
		fault:
			"The app secret is not the one of this app. Every signature made by Meta will seem wrong.",
		fix: "Copy the secret from App settings › Basic of the app whose id is configured.",
		about: [
			"Meta would not let this app id and this app secret sign in together. So one of them is another app's, the secret was reset in the dashboard, or it was copied with something missing or added. The client token, which stands under App settings › Advanced, is often taken for it.",
			"An app that checks signatures with it refuses everything that Meta sends: the dashboard's verification works, since it isn't signed, and no message ever arrives.",
		],
	},
	"app-id-wrong": {
		fault: "Meta knows no app with this id.",
		fix: "Copy the app id from the top of the App Dashboard.",
		about: [
			"What is configured as the app's id is another id, mostly that of the WhatsApp Business Account, of the business portfolio or of the phone number; they look alike. Or the app was deleted.",
		],
	},
	"access-token": {
		fault:
			"Checks whether the access token is valid, whose it is, what it may do and for how long.",
		about: [
			"debug_token tells it all: which app the token was made for, which permissions it has and for which WhatsApp accounts, and when it ends. Meta's own access token debugger (developers.facebook.com/tools/debug/accesstoken) shows the same.",
			"Receiving webhooks needs no token at all; setting them up, and answering, does.",
		],
	},
	"token-expired": {
		fault:
			"The access token has expired. Messages can't be sent with it, and nothing can be set up.",
		fix: "Make a token for a system user, which does not expire: business settings › Users › System users › Generate token, with whatsapp_business_messaging and whatsapp_business_management.",
		about: [
			"The token that API Setup shows lasts 24 hours; one of a person lasts at most some sixty days. Whatever was set up with it stays, so webhooks keep coming; but the app can't answer, which looks like messages going missing.",
			"A system user's token does not expire. Put it where the old one is configured and restart or redeploy the app: a token in a .env on your machine is not the one in production.",
		],
	},
	"token-invalid": {
		fault: "The access token is not valid.",
		fix: "Copy it again, whole and without quotes, or make a new one for a system user.",
		about: [
			"Meta can't read the token or has ended it: it was cut off when it was copied, wrapped in quotes, revoked, or the app secret or somebody's password was changed since.",
			'By hand: curl -H "Authorization: Bearer $WHATSAPP_ACCESS_TOKEN" https://graph.facebook.com/v25.0/app answers with the reason.',
		],
	},
	"token-wrong-kind": {
		fault:
			"The access token is not one of a user or system user, so it has no access to WhatsApp accounts.",
		fix: "Use the token of a system user that the WhatsApp account is assigned to.",
		about: [
			"An app's own token (its id and secret in one) is for the app's settings, such as its subscriptions. A page's token is for Messenger. WhatsApp accounts and numbers are only given to people and to system users.",
		],
	},
	"token-other-app": {
		fault: "The access token belongs to another app than the one configured.",
		fix: "Make the token for this app, or configure the app that the token is of.",
		about: [
			"When a system user's token is generated, Meta asks for which app. All that is done with the token is done as that app: posting to subscribed_apps subscribes the token's app to the account, not yours, and the messages then go to the other app's callback URL.",
			"Two apps with nearly the same name, one for tests and one for production, are the usual reason.",
		],
	},
	"token-scope-missing": {
		fault: "The access token lacks a permission that WhatsApp needs.",
		fix: "Generate the token again with whatsapp_business_messaging and whatsapp_business_management ticked.",
		about: [
			"whatsapp_business_management is for the account: subscribing the app, reading numbers and templates. whatsapp_business_messaging is for sending, and for the messages field. A token has what was ticked when it was made; adding a permission to the app later does not change tokens that exist.",
			"For WhatsApp accounts that are not your own the app also needs advanced access to both, which App Review gives.",
		],
	},
	"token-other-waba": {
		fault:
			"The access token is for other WhatsApp accounts, not for the one configured.",
		fix: "Assign the WhatsApp account to the system user (business settings › Accounts › WhatsApp accounts › People), then generate the token again.",
		about: [
			"A permission can be given for some accounts only; debug_token lists them as granular_scopes with their target_ids. Anything asked of another account is refused as if it didn't exist.",
			"Often a second account is the reason: a test account was made with the app, the real one came later, or signing a customer up created a new one.",
		],
	},
	"token-temporary": {
		fault:
			"The access token ends within a day, as the temporary one of API Setup does.",
		fix: "Use a system user's token, which does not expire, before it matters.",
		about: [
			"The token shown in API Setup lasts 24 hours. When it has ended, the app can't send any more (error 190, subcode 463); webhooks go on arriving.",
		],
	},
	"token-expires-soon": {
		fault: "The access token ends within a week.",
		fix: "Use a system user's token, which does not expire.",
		about: [
			"A person's token lasts up to sixty days. When it has ended, everything that is done with it fails with error 190; webhooks go on arriving.",
		],
	},
} as const satisfies Readonly<Record<string, CodeMeaning>>;
