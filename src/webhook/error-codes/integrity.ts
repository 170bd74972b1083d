import { inFamily } from "./error-code.ts";

/** Accounts that Meta restricts. */
export const integrity = inFamily({ family: "integrity", where: ["api"] }, [
	{
		code: 368,
		title: "Temporarily blocked for policies violations",
		http: 403,
		cause:
			"The WhatsApp Business Account is restricted or disabled because Meta found it breaking a policy.",
		fix: "Open Business Support Home to see which policy it was, set it right, and ask for a review there.",
	},
	{
		code: 130497,
		title:
			"Business account is restricted from messaging users in this country",
		http: 403,
		where: ["api", "statuses"],
		cause:
			"A business in this line of trade may not message people in the recipient's country.",
		fix: "Stop sending there. WhatsApp's Business Messaging Policy lists which countries are allowed for which trade.",
	},
	{
		code: 131031,
		title: "Business account locked",
		http: 403,
		cause:
			"The account is restricted for breaking a policy, or something in the request contradicts what Meta has on file, like a wrong PIN.",
		fix: "Check the two-step PIN if the request holds one. Otherwise ask the health_status endpoint or Business Support Home for the reason.",
		also: ["Account has been locked"],
	},
]);
