import { inFamily } from "./error-code.ts";

/** Too much in too short a time. */
export const throttling = inFamily({ family: "throttling", where: ["api"] }, [
	{
		code: 4,
		title: "API Too Many Calls",
		http: 400,
		cause: "The app has made more calls than Meta allows it for now.",
		fix: "Slow down and try again later. The App Dashboard shows how much of the limit is used.",
	},
	{
		code: 4,
		subcode: 2446079,
		title: "Application request limit reached",
		http: 429,
		cause:
			"The app has reached its rate limit; Meta marks this error as passing.",
		fix: "Wait, then go on with fewer calls, longer apart each time it happens.",
		confidence: "medium",
	},
	{
		code: 613,
		title: "Calls to this API have exceeded the rate limit",
		http: 429,
		cause:
			"This endpoint has a limit of its own, for example asking for somebody's call permission, and it is reached.",
		fix: "Wait and ask less often; keep an answer instead of asking again.",
		also: ["Fetch Call Permission API Limit Hit"],
	},
	{
		code: 80007,
		title: "Rate limit issues",
		http: 400,
		cause: "The WhatsApp Business Account has reached its limit of API calls.",
		fix: "Make fewer calls. The header X-Business-Use-Case-Usage of each answer tells how much is left and when it is free again.",
	},
	{
		code: 130429,
		title: "Rate limit hit",
		http: 400,
		where: ["api", "statuses", "value"],
		cause:
			"The number sends more messages a second than it may: 80 as a rule, up to 1,000 after an upgrade, fewer when it is also used in the app.",
		fix: "Put messages into a queue that stays below the limit, and send the refused ones again after a pause.",
		also: ["Cloud API message throughput has been reached"],
	},
	{
		code: 131048,
		title: "Spam rate limit hit",
		http: 400,
		where: ["api", "statuses"],
		cause:
			"Meta restricts how many messages this number may send, because too many of them were blocked or reported as spam.",
		fix: "Look at the number's quality in WhatsApp Manager. Send fewer messages, and only to people who asked for them.",
	},
	{
		code: 131056,
		title: "Pair rate limit hit",
		http: 400,
		where: ["api", "statuses"],
		cause:
			"Too many messages went from this number to the same person: about one in six seconds is allowed, with short bursts of up to 45.",
		fix: "Wait a little before you write to this person again; messages to others are not affected.",
		also: ["(Business Account, Consumer Account) pair rate limit hit"],
	},
	{
		code: 131064,
		title:
			"Messaging limit reached because of template classification violations",
		where: ["api", "statuses"],
		cause:
			"The account is restricted because templates were put into the wrong category, marketing as utility for example.",
		fix: "Give the templates their right category, then wait for the restriction to end or appeal in WhatsApp Manager.",
		confidence: "medium",
	},
]);
