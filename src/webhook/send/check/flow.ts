import { isLooseObject } from "../../loose.ts";
import { named } from "./actions.ts";
import { limits } from "./limits.ts";
import { all, either, object } from "./structure.ts";
import { anyText, text, word } from "./values.ts";
import { type Rule, violation, wrongType } from "./violation.ts";

const firstData: Rule = (value, path) => {
	if (!isLooseObject(value)) return wrongType(value, path, "an object");
	return Object.keys(value).length > 0
		? []
		: violation(path, "is empty: leave it out where there is no data");
};

/** What a Flow is, and how it is opened. */
export const flowAction: Rule = named(
	"flow",
	all(
		object(
			{ flow_message_version: text(), flow_cta: text(limits.flowButton) },
			{
				flow_id: text(),
				flow_name: text(),
				flow_token: anyText,
				mode: word("published", "draft"),
				flow_action: word("navigate", "data_exchange"),
				flow_action_payload: object({}, { screen: text(), data: firstData }),
			},
		),
		either("flow_id", "flow_name"),
	),
);
