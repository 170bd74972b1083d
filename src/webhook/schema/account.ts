import * as z from "zod";
import { id, text } from "./pieces.ts";

/** An alert about a business, a number or their standing. */
export const accountAlertsSchema = z.lazy(() =>
	z
		.looseObject({
			entity_type: z.enum(["BUSINESS", "PHONE_NUMBER", "CURRENT_STATUS_ID"]),
			entity_id: id,
			alert_info: z
				.looseObject({
					alert_severity: z.enum(["CRITICAL", "INFORMATIONAL", "WARNING"]),
					alert_status: z.enum(["ACTIVE", "NONE"]),
					alert_type: z.enum([
						"INCREASED_CAPABILITIES_ELIGIBILITY_DEFERRED",
						"INCREASED_CAPABILITIES_ELIGIBILITY_FAILED",
						"INCREASED_CAPABILITIES_ELIGIBILITY_NEED_MORE_INFO",
						"OBA_APPROVED",
						"OBA_REJECTED",
						"PROFILE_PICTURE_LOST",
					]),
					alert_description: text,
				})
				.optional(),
			// In the dashboard's sample it stands here, with the rest of the alert.
			alert_type: text.optional(),
		})
		.refine(({ alert_info, alert_type }) => alert_info ?? alert_type, {
			path: ["alert_info"],
		}),
);
export type AccountAlerts = z.infer<typeof accountAlertsSchema>;

/** What came of Meta's review of an account. */
export const accountReviewUpdateSchema = z.lazy(() =>
	z.looseObject({
		decision: z.enum(["APPROVED", "REJECTED", "PENDING", "DEFERRED"]),
	}),
);
export type AccountReviewUpdate = z.infer<typeof accountReviewUpdateSchema>;
