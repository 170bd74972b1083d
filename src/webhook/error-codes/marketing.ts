import { inFamily } from "./error-code.ts";

/** Meta's own endpoint for marketing messages. */
export const marketing = inFamily(
	{ family: "marketing messages", where: ["api"] },
	[
		{
			code: 131063,
			title: "Marketing templates disabled for Cloud API",
			cause:
				"This WhatsApp account is set to send marketing templates only through the marketing messages API.",
			fix: "Send them there, or turn disable_marketing_messages_on_cloud_api off.",
			confidence: "medium",
		},
		{
			code: 134100,
			title: "Only marketing messages supported",
			http: 400,
			cause:
				"The marketing messages API takes nothing but marketing templates.",
			fix: "Send this message over the ordinary messages endpoint.",
		},
		{
			code: 134101,
			title: "Template is still syncing",
			http: 400,
			cause:
				"The template is new or was just changed, and the marketing messages API does not know it yet.",
			fix: "Wait about ten minutes and send again.",
		},
		{
			code: 134102,
			title: "Template unavailable for use",
			http: 500,
			cause: "The marketing messages API can't use this template.",
			fix: "Check that the account may use the marketing messages API and that the template is approved. Until then, send it as an ordinary message.",
		},
		{
			code: 134103,
			title: "Marketing messages API error",
			cause:
				"The marketing messages API refused the message; what this code means is not published.",
			fix: "Read error_data.details, and send the template over the ordinary messages endpoint meanwhile.",
			confidence: "medium",
		},
	],
);
