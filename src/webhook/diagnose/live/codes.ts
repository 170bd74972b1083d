import type { CodeMeaning } from "../code.ts";

/** The findings of waiting for a real event. */
export const liveCodes = {
	"event-arrived": {
		fault: "Whether a real event of Meta's arrives, and is signed by your app.",
		about: [
			"A message that somebody writes to the business number, and each status of a message that it sends, comes as one POST to the callback. When one has arrived that is signed with your app's secret, the whole way works: subscription, address, certificate, signature.",
		],
	},
	"nothing-arrived": {
		fault:
			"No event arrived. What can be seen from here doesn't keep Meta from delivering, so one of the silent causes remains.",
		fix: "Go through the silent causes one by one, each takes a minute.",
		about: [
			"Meta says nothing when it has nowhere to deliver to, so the way to find out is to rule the causes out one by one.",
			"The app isn't subscribed to the WhatsApp account. There is no button for it in the dashboard; POST /<WABA id>/subscribed_apps does it, once for each account. wa-hook verify tells with an access token, and --fix mends it.",
			"The app is in development mode. Then only the dashboard's own test and numbers of people with a role in the app bring events. The switch stands at the top of the app's dashboard.",
			"The message went to another number than the one whose account is subscribed, it was sent from the business number itself, or its sender is blocked. Group messages and communities bring nothing either.",
			"An address that is set for the phone number or for the account goes before the app's callback. GET /<phone number id>?fields=webhook_configuration shows all three.",
			"Another listener or an earlier deployment still has the callback and takes the events.",
		],
	},
	"only-samples-arrived": {
		fault:
			"Only the dashboard's test sample arrived: Meta reaches you, but no real event came.",
		fix: "Subscribe the app to the WhatsApp account, and see whether it is still in development mode.",
		about: [
			"The Test button of the dashboard posts a sample straight to the callback: entry id 0, phone number id 123456123. It takes neither a subscription nor a live app, so it proves that address, certificate and signature are right, and nothing more.",
			"When real messages don't follow, nearly always the app isn't subscribed to the account (POST /<WABA id>/subscribed_apps) or still in development mode.",
		],
	},
	"arrived-unsigned": {
		fault:
			"What arrived was refused: its signature doesn't fit the app secret that is configured here.",
		fix: "Copy the app secret anew: App settings, Basic, App secret, of the app that has this callback.",
		about: [
			"Every delivery of Meta's is signed with the secret of the app that it is for. When it doesn't fit, the secret belongs to another app, was reset since, or was copied with something too much or too little.",
			"wa-hook listen shows each refusal with what it can tell about the cause. Scanners that find a public address are refused as well, so a refusal alone is not Meta's.",
		],
	},
	"listener-stopped": {
		fault: "The listener ended before anything had arrived.",
		fix: "Start wa-hook listen again, or let verify --live open one itself, and write another message.",
		about: [
			"With nobody listening Meta's deliveries fail. It tries them again later, so what was written meanwhile may still come when a listener runs at the same address.",
		],
	},
	"test-message-refused": {
		fault: "Meta refused to send the test message.",
		about: [
			"With --to, wa-hook asks the Graph API to send the template hello_world, which every new account has. What Meta answers names the cause: wa-hook explain says what each code means.",
			"A test number sends to five numbers at most, which have to be listed in the dashboard first (131030). A template that isn't there (132001) was deleted, or belongs to another account.",
		],
	},
	"test-message-failed": {
		fault:
			"The webhook works: Meta reported through it that the test message could not be delivered.",
		about: [
			"The status `failed` came over the webhook, so deliveries arrive. What is wrong is the message itself: wa-hook explain says what its error code means.",
		],
	},
	"live-not-tried": {
		fault: "Whether a real event of Meta's arrives.",
		about: [
			"It is not waited for while something stands in the way that would keep every event out: that has to be mended first.",
		],
	},
} as const satisfies Readonly<Record<string, CodeMeaning>>;
