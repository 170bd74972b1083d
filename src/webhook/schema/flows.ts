import * as z from "zod";
import { id, text } from "./pieces.ts";
import { needs } from "./required.ts";

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
