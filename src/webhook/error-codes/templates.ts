import { inFamily } from "./error-code.ts";

/** Sending a template. */
export const templates = inFamily({ family: "templates", where: ["api"] }, [
	{
		code: 132000,
		title: "Template param count mismatch",
		http: 400,
		cause: "The request fills more or fewer variables than the template has.",
		fix: "Count the {{…}} in each component and send exactly so many parameters, in the same order.",
		also: ["Number of parameters does not match the expected number of params"],
	},
	{
		code: 132001,
		title: "Template does not exist",
		http: 404,
		cause:
			"No approved template of this name and language belongs to this WhatsApp account; often it belongs to another account of yours.",
		fix: "Compare name and language with WhatsApp Manager: en and en_US are different. Look in the account that the number belongs to.",
		also: ["Template name does not exist in the translation"],
	},
	{
		code: 132005,
		title: "Template hydrated text too long",
		http: 400,
		cause: "With its variables filled in, the template's text is too long.",
		fix: "Send shorter values, or shorten the template's own text.",
		also: ["Translated text too long"],
	},
	{
		code: 132007,
		title: "Template format character policy violated",
		http: 400,
		cause:
			"A value holds characters or formatting that a template may not have, or the content breaks a policy.",
		fix: "error_data.details names the offence: take it out of the value or the template.",
	},
	{
		code: 132008,
		title: "Template parameter value invalid",
		http: 400,
		cause: "The value of a variable is not formatted as the template expects.",
		fix: "Check each value against its variable: currency, date and media need their own shape, and new lines are not allowed.",
		confidence: "medium",
	},
	{
		code: 132012,
		title: "Template parameter format mismatch",
		http: 400,
		cause:
			"A parameter is of another type than the template's: a text for a header with an image, or a wrong name for a named variable.",
		fix: "Send each component with the type and names that the template was made with.",
	},
	{
		code: 132015,
		title: "Template is paused",
		http: 400,
		cause:
			"Customers disliked the template, so Meta has paused it for some hours.",
		fix: "Wait until it ends (three hours the first time, six the second, as reported) and improve the text. After a third time it is disabled.",
	},
	{
		code: 132016,
		title: "Template is disabled",
		http: 400,
		cause:
			"The template was paused too often for its quality and is now disabled for good.",
		fix: "Make a new template with another text.",
	},
	{
		code: 132018,
		title: "Invalid template parameters",
		http: 400,
		cause: "One of the template's components was given wrong parameters.",
		fix: "error_data.details names the component: compare its parameters with the template.",
	},
]);
