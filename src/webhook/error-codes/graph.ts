import { inFamily } from "./error-code.ts";

/** What any call of the Graph API can answer. */
export const graph = inFamily({ family: "Graph API", where: ["api"] }, [
	{
		code: 1,
		title: "API Unknown",
		http: 400,
		cause:
			"Meta could not make sense of the request, or had a hiccup of its own.",
		fix: "Check the URL and the body against the documentation and try again. If that changes nothing, look at metastatus.com.",
	},
	{
		code: 2,
		title: "API Service",
		http: 503,
		cause: "The API is down or overloaded for the moment.",
		fix: "Wait and try again, longer each time. metastatus.com tells whether it is known.",
	},
	{
		code: 33,
		title: "Parameter value is not valid",
		http: 400,
		cause: "The business phone number was deleted, or the id is not right.",
		fix: "Compare the phone number id with the one in WhatsApp Manager; it is neither the phone number nor the account's id.",
	},
	{
		code: 100,
		title: "Invalid parameter",
		http: 400,
		cause:
			"The request holds a parameter that is misspelt, unknown, too long, of the wrong type, or not allowed here.",
		fix: "Read the message and error_data.details: they name the parameter. Compare its spelling and type with the documentation.",
		also: [
			"Unsupported post request",
			"Unsupported get request",
			"Tried accessing nonexisting field",
			"Before override the current callback uri",
		],
	},
	{
		code: 100,
		subcode: 33,
		title: "Object does not exist or cannot be loaded",
		http: 400,
		cause:
			"No object with this id can be seen by this token: the id is wrong, or the token's user has no access to it.",
		fix: "Check that it is a phone number id and not a phone number or account id, then assign the WhatsApp account to the system user.",
		confidence: "medium",
		also: [
			"Unsupported post request. Object with ID",
			"Unsupported get request. Object with ID",
		],
	},
	{
		code: 803,
		title: "Some of the aliases you requested do not exist",
		http: 404,
		cause: "There is nothing with the id in the request's path.",
		fix: "Look for a typing error or a placeholder in the id.",
	},
	{
		code: 2500,
		title: "An active access token must be used",
		http: 400,
		cause:
			"The request carried no access token, or its path or version does not exist.",
		fix: "Send the header Authorization: Bearer <token>, and check the path for a placeholder that was not filled in.",
		confidence: "medium",
		also: ["Unknown path components"],
	},
	{
		code: 1752041,
		title: "Duplicate Request",
		http: 400,
		cause:
			"Joining the marketing messages API was already requested for this account.",
		fix: "There is nothing to do: the first request counts.",
		family: "marketing messages",
	},
]);
