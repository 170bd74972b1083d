import type { CodeMeaning } from "../code.ts";

/** What the app is subscribed to, and where its webhooks go. */
export const accountAppCodes = {
	"app-subscription": {
		fault:
			"Checks what the app is subscribed to: the callback URL, whether it is active, and its fields.",
		about: [
			"In WhatsApp › Configuration an app is given one callback URL and a list of fields for the object whatsapp_business_account. Messages and their statuses both come under the field messages; there is no field for statuses.",
			'By hand: curl -H "Authorization: Bearer $APP_ID|$APP_SECRET" https://graph.facebook.com/v25.0/$APP_ID/subscriptions.',
		],
	},
	"app-not-subscribed": {
		fault:
			"The app has no WhatsApp webhook: no callback URL was ever saved for it.",
		fix: "Enter callback URL and verify token under WhatsApp › Configuration and switch the messages field on, or let wa-hook verify --fix do it.",
		about: [
			'Meta has nowhere to send anything: the app has no subscription for the object whatsapp_business_account. A callback URL that was typed but not accepted ("couldn\'t be validated") is not saved.',
			"A field that is not switched on under Manage is not subscribed to, even when the URL is saved.",
		],
	},
	"wrong-object": {
		fault:
			"The callback URL is set for another object than WhatsApp: its messages have nowhere to go.",
		fix: "In the dashboard's Webhooks, choose Whatsapp Business Account in the list at the top, and enter the callback URL there.",
		about: [
			"The page Webhooks of the App Dashboard begins with User in its list of objects. A callback URL saved there gets changes of people's profiles, never a message.",
			"The API's name of the right object is whatsapp_business_account.",
		],
	},
	"app-subscription-inactive": {
		fault: "Meta has switched the app's WhatsApp webhook off.",
		fix: "Mend the endpoint, then save the callback URL again: wa-hook verify --fix, or WhatsApp › Configuration.",
		about: [
			"A callback that keeps failing is switched off after a while; the dashboard shows an alert and the subscription says active: false. Nothing is sent until it is saved again, which makes Meta verify the URL once more.",
		],
	},
	"messages-field-missing": {
		fault:
			"The app is not subscribed to the messages field, so neither messages nor statuses are sent.",
		fix: "Switch messages on under WhatsApp › Configuration › Webhook fields, or let wa-hook verify --fix do it.",
		about: [
			"Saving the callback URL subscribes to nothing by itself: each field has a switch of its own under Manage. Incoming messages and the statuses of those you send (sent, delivered, read, failed) all come under messages.",
			"It also gets lost: a POST to /subscriptions replaces the whole list, so a script that subscribes to one more field and names only that takes messages away.",
		],
	},
	"field-version-old": {
		fault:
			"The messages field is subscribed to in a version of the Graph API that is no longer served.",
		fix: "Subscribe to the field again, with a current version chosen in the dashboard.",
		about: [
			"Beside each field stands the version that decides what its webhooks look like. An old one leaves newer things out: types of messages, ids of people without a phone number.",
		],
	},
	"callback-elsewhere": {
		fault: "The app's callback URL at Meta is another address than this one.",
		fix: "Save this address in WhatsApp › Configuration, or let wa-hook verify --fix do it while the listener runs.",
		about: [
			"An app has one callback URL. What is saved there is not what was checked here: mostly a tunnel's address of an earlier run, which leads nowhere now, or production's while you look at a test server.",
			"Other programs set it as well: n8n, Make and the like register their own URL with the app, and each one that does takes it from the one before.",
			"While you develop, an override for one number or account leaves the app's own callback URL alone.",
		],
	},
	"callback-trailing-slash": {
		fault:
			"Meta delivers to this address with a slash more, or less, at its end: for most servers that is another address.",
		fix: "Save the address exactly as the app serves it, best the one that answers without a redirect.",
		about: [
			"Django, Laravel, Next.js and nginx answer the one spelling with a redirect to the other. Browsers follow it, Meta does not, and a POST that is redirected loses its body.",
		],
	},
	"webhook-route": {
		fault:
			"Checks where the messages of this number go: the number's own address, the account's, or the app's.",
		about: [
			"A callback URL can be set at three levels. The number's comes first, then the WhatsApp account's, then the app's. Only messaging fields follow the first two; news of templates and the account always go to the app's.",
			"By hand: curl -H \"Authorization: Bearer $WHATSAPP_ACCESS_TOKEN\" 'https://graph.facebook.com/v25.0/$PHONE_NUMBER_ID?fields=webhook_configuration'.",
		],
	},
	"phone-override": {
		fault:
			"An override at the phone number sends its messages elsewhere, whatever the app's callback URL is.",
		fix: "Take the override away, or set it to this address.",
		about: [
			"The number has a callback URL of its own (webhook_configuration), which comes before the account's and the app's. The dashboard doesn't show it: whoever set it did so through the API, such as a provider, a chat tool, or a test that didn't put it back.",
			'Setting it to an empty text takes it away. Before an override can be set, the app itself must be subscribed to messages with a working URL, or Meta answers with #100 "Before override the current callback uri".',
		],
	},
	"waba-override": {
		fault:
			"An override at the WhatsApp account sends its messages elsewhere, whatever the app's callback URL is.",
		fix: "Take the override away, or set it to this address.",
		about: [
			"The account's subscription of your app holds an override_callback_uri, which comes before the app's own callback URL. The dashboard doesn't show it.",
			"Posting to subscribed_apps again, without a body, takes it away and leaves the subscription.",
		],
	},
	"app-mode": {
		fault:
			"Whether the app is live or in development can't be asked, and in development Meta holds messages back.",
		fix: "Look at the switch at the top of the App Dashboard; set it to Live, or publish the app.",
		about: [
			"In development mode the dashboard's Test button arrives, and what people with a role in the app do may; messages of everybody else may not. No field of the Graph API tells it reliably.",
			"If everything else here is green and only the Test button's sample arrives (entry id 0, phone number id 123456123), this is the likeliest cause. Going live needs a privacy policy URL under App settings › Basic.",
		],
	},
} as const satisfies Readonly<Record<string, CodeMeaning>>;
