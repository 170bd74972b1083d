import { type Field, wholeEvent } from "../field.ts";
import { looseName } from "../loose.ts";

/** The state and health of Flows. */
export const flows: Field = {
	field: "flows",
	kinds: [
		{ kind: "flow.status_change", title: "a Flow was published, blocked …" },
		{ kind: "flow.client_error_rate", title: "a Flow fails on phones" },
		{ kind: "flow.endpoint_error_rate", title: "a Flow's endpoint fails" },
		{ kind: "flow.endpoint_latency", title: "a Flow's endpoint is slow" },
		{
			kind: "flow.endpoint_availability",
			title: "a Flow's endpoint is not always there",
		},
		{ kind: "flow.version_expiry_warning", title: "a Flow's version expires" },
	],
	marks: ["flow_id"],
	read: (value, scope) => {
		const name = looseName(value["event"])?.replace(/^flow_/, "") ?? "unknown";
		return [{ path: [], event: wholeEvent(`flow.${name}`, value, scope) }];
	},
};
