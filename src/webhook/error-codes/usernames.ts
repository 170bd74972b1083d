import { inFamily } from "./error-code.ts";

/** A business's own username. */
export const usernames = inFamily({ family: "usernames", where: ["api"] }, [
	{
		code: 147001,
		title: "Username unavailable",
		http: 400,
		cause: "The username is taken, reserved, or not allowed.",
		fix: "Choose another one.",
	},
	{
		code: 147002,
		title: "Not eligible for a username",
		http: 400,
		cause:
			"The account may not have a username yet: its messaging limit is too low.",
		fix: "Raise the messaging limit first; verifying the business helps.",
	},
	{
		code: 147003,
		title: "Username belongs to a Facebook page",
		http: 400,
		cause: "A Facebook page has this username, and it must be linked first.",
		fix: "Link the page to the business, then ask for the username again.",
	},
	{
		code: 147004,
		title: "Username belongs to an Instagram account",
		http: 400,
		cause:
			"An Instagram account has this username, and it must be linked first.",
		fix: "Link the account to the business, then ask for the username again.",
	},
]);
