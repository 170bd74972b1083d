import { inFamily } from "./error-code.ts";

/** Blocking customers. */
export const blocking = inFamily({ family: "blocking", where: ["api"] }, [
	{
		code: 135002,
		title: "Blocklist concurrent update",
		http: 400,
		cause:
			"The list of blocked numbers changed while you were reading it page by page.",
		fix: "Read it again from its beginning.",
		confidence: "medium",
	},
	{
		code: 139100,
		title: "Failed to block or unblock some users",
		http: 400,
		cause:
			"It failed for some of the numbers. 131047 among them means that this person has not written to you in the last 24 hours.",
		fix: "Look at failed_users in the answer: each has an error of its own.",
	},
	{
		code: 139101,
		title: "Blocklist limit reached",
		http: 400,
		cause: "64,000 numbers are blocked, and more are not possible.",
		fix: "Unblock some that no longer write to you.",
	},
	{
		code: 139102,
		title: "Blocklist concurrent update",
		http: 400,
		cause:
			"The list of blocked numbers changed while you were reading it page by page.",
		fix: "Read it again from its beginning.",
	},
	{
		code: 139103,
		title: "Internal error",
		http: 400,
		cause: "Blocking failed for a reason on Meta's side.",
		fix: "Try again.",
	},
]);
