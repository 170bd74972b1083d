import { inFamily } from "./error-code.ts";

/** Making and sending Flows. */
export const flows = inFamily({ family: "flows", where: ["api"] }, [
	{
		code: 132068,
		title: "Flow is blocked",
		http: 400,
		cause:
			"The Flow is blocked, because its endpoint fails or for its content, and can't be sent.",
		fix: "WhatsApp Manager shows what is wrong with the Flow: put it right, and Meta unblocks it.",
	},
	{
		code: 132069,
		title: "Flow is throttled",
		http: 400,
		cause:
			"The Flow's endpoint is slow or failing, so it may only be sent ten times an hour, and was.",
		fix: "Make the endpoint quick and reliable. WhatsApp Manager shows its latency and errors.",
	},
	{
		code: 139000,
		title: "Flow blocked by integrity",
		http: 400,
		cause:
			"Meta has found something wrong with the account and does not let it make or publish Flows.",
		fix: "Open Business Support Home to see what is wrong and to ask for a review.",
	},
	{
		code: 139001,
		title: "Flow can't be updated",
		http: 400,
		cause:
			"The Flow is published already, or its JSON could not be worked with.",
		fix: "Clone a published Flow and change the copy. Otherwise the error's details name what is wrong in the JSON.",
	},
	{
		code: 139002,
		title: "Flow can't be published",
		http: 400,
		cause:
			"Something is missing: the Flow has errors, no phone number, key, endpoint or app, or the account lacks the flows webhook.",
		fix: "The details name it. Often the app must be subscribed to the flows webhook field, or no application is connected.",
		also: [
			"WhatsApp Business Account is not subscribed to Flows Webhooks",
			"No Application Connected to the Flow",
		],
	},
	{
		code: 139003,
		title: "Flow can't be deprecated",
		http: 400,
		cause: "The Flow was never published, or is deprecated already.",
		fix: "Delete a draft instead; nothing is to do for a Flow that is deprecated.",
	},
	{
		code: 139004,
		title: "Flow can't be deleted",
		http: 400,
		cause: "Only drafts can be deleted, and this Flow was published.",
		fix: "Deprecate it instead.",
	},
	{
		code: 139006,
		title: "Not enough data for the Flow's metrics",
		http: 400,
		cause: "The Flow was used too little for its metrics to mean anything.",
		fix: "Ask again when more customers have used it, or for a longer time.",
	},
]);
