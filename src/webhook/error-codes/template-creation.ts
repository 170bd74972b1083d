import { inFamily } from "./error-code.ts";

/** Making and changing templates. These numbers mostly come as the `error_subcode` of code 100. */
export const templateCreation = inFamily(
	{ family: "template creation", where: ["api"] },
	[
		{
			code: 2388019,
			title: "Message template limit exceeded",
			http: 400,
			cause:
				"The WhatsApp account has as many templates as it may: 250, if the business is not verified.",
			fix: "Delete templates that you don't use.",
		},
		{
			code: 2388040,
			title: "Character limit exceeded",
			http: 400,
			cause: "A part of the template is longer than it may be.",
			fix: "Shorten it: a body may have 1,024 characters, header and footer 60, a button 25.",
		},
		{
			code: 2388047,
			title: "Message header format is incorrect",
			http: 400,
			cause: "The template's header is not formed as it must be.",
			fix: "A text header takes one variable at most, and no line breaks, emoji or formatting.",
		},
		{
			code: 2388072,
			title: "Message body format is incorrect",
			http: 400,
			cause: "The template's body is not formed as it must be.",
			fix: "Number the variables without a gap, give an example for each, and don't use more than two line breaks in a row.",
		},
		{
			code: 2388073,
			title: "Message footer format is incorrect",
			http: 400,
			cause: "The template's footer is not formed as it must be.",
			fix: "A footer takes no variables, line breaks, emoji or formatting.",
		},
		{
			code: 2388293,
			title: "Parameter words ratio exceeds limit",
			http: 400,
			cause: "The template has too many variables for so short a text.",
			fix: "Write more text around the variables, or use fewer.",
		},
		{
			code: 2388299,
			title: "Leading or trailing parameters not allowed",
			http: 400,
			cause: "The template's text begins or ends with a variable.",
			fix: "Put words before the first and after the last; a full stop alone does not count.",
		},
	],
);

/** How templates are received: the numbers that Meta counts. */
export const templateInsights = inFamily(
	{ family: "template insights", where: ["api"] },
	[
		{
			code: 200005,
			title: "Template insights not available",
			cause: "Insights are not available for this WhatsApp account.",
			fix: "Confirm in WhatsApp Manager that the account may use template insights, then ask again.",
		},
		{
			code: 200006,
			title: "Template insights cannot be disabled",
			cause: "Once template insights are switched on, they stay on.",
			fix: "There is nothing to do.",
		},
		{
			code: 200007,
			title: "Template insights are not enabled",
			cause: "Insights were asked for before they were switched on.",
			fix: "Enable them once for the WhatsApp account: POST /<account id>?is_enabled_for_insights=true.",
		},
	],
);
