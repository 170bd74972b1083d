import * as z from "zod";
import { type Field, wholeEvent } from "../field.ts";
import { looseName } from "../loose.ts";
import { id, text } from "../schema/pieces.ts";
import { needs } from "../schema/required.ts";

const flowStatus = z.enum([
	"DRAFT",
	"PUBLISHED",
	"DEPRECATED",
	"BLOCKED",
	"THROTTLED",
]);

/** A Flow's new state, or an alert about its health, by the word in `event`. */
export const flowsSchema = z.lazy(() =>
	z
		.looseObject({
			event: z.enum([
				"FLOW_STATUS_CHANGE",
				"CLIENT_ERROR_RATE",
				"ENDPOINT_ERROR_RATE",
				"ENDPOINT_LATENCY",
				"ENDPOINT_AVAILABILITY",
				"FLOW_VERSION_EXPIRY_WARNING",
			]),
			message: text.optional(),
			flow_id: id,
			// Without both in the dashboard's sample.
			old_status: flowStatus.optional(),
			new_status: flowStatus.optional(),
			alert_state: z.enum(["ACTIVATED", "DEACTIVATED"]).optional(),
			threshold: z.number().optional(),
			requests_count: z.number().optional(),
			error_rate: z.number().optional(),
			errors: z
				.array(
					z.looseObject({
						error_type: text,
						error_rate: z.number(),
						error_count: z.number(),
					}),
				)
				.optional(),
			p50_latency: z.number().optional(),
			p90_latency: z.number().optional(),
			availability: z.number().optional(),
			warning: text.optional(),
		})
		.check(
			needs("event", {
				CLIENT_ERROR_RATE: ["alert_state", "threshold", "error_rate"],
				ENDPOINT_ERROR_RATE: ["alert_state", "threshold", "error_rate"],
				ENDPOINT_LATENCY: ["alert_state", "threshold", "p50_latency"],
				ENDPOINT_AVAILABILITY: ["alert_state", "threshold", "availability"],
				FLOW_VERSION_EXPIRY_WARNING: ["warning"],
			}),
		),
);
export type Flows = z.infer<typeof flowsSchema>;

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
	schema: flowsSchema,
	marks: ["flow_id"],
	read: (value, scope) => {
		const name = looseName(value["event"])?.replace(/^flow_/, "") ?? "unknown";
		return [{ path: [], event: wholeEvent(`flow.${name}`, value, scope) }];
	},
};
