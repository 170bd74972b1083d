import * as z from "zod";
import { text } from "./pieces.ts";
import { category, templateFrame } from "./template-frame.ts";
import { templateQualityUpdateSchema } from "./template-quality.ts";

/** A template's new state, and why. */
export const templateStatusUpdateSchema = z.lazy(() =>
	z.looseObject({
		...templateFrame,
		event: z.enum([
			"APPROVED",
			"ARCHIVED",
			"UNARCHIVED",
			"DELETED",
			"DISABLED",
			"FLAGGED",
			"IN_APPEAL",
			"LIMIT_EXCEEDED",
			"LOCKED",
			"PAUSED",
			"PENDING",
			"REINSTATED",
			"PENDING_DELETION",
			"REJECTED",
		]),
		reason: z
			.enum([
				"ABUSIVE_CONTENT",
				"CATEGORY_NOT_AVAILABLE",
				"INCORRECT_CATEGORY",
				"INVALID_FORMAT",
				"NONE",
				"PROMOTIONAL",
				"SCAM",
				"TAG_CONTENT_MISMATCH",
			])
			.nullish(),
		message_template_category: category.optional(),
		disable_info: z
			.looseObject({
				disable_date: z.union([text, z.number()], "is not a date"),
			})
			.optional(),
		other_info: z
			.looseObject({
				title: z.enum([
					"FIRST_PAUSE",
					"SECOND_PAUSE",
					"RATE_LIMITING_PAUSE",
					"UNPAUSE",
					"DISABLED",
				]),
				description: text.optional(),
			})
			.optional(),
		rejection_info: z
			.looseObject({ reason: text, recommendation: text.optional() })
			.optional(),
	}),
);
export type TemplateStatusUpdate = z.infer<typeof templateStatusUpdateSchema>;

// An example of Meta's has a quality update under the name of this field.
const misplacedQuality = templateQualityUpdateSchema.refine(
	() => false,
	"is that of message_template_quality_update",
);

/** A template's new state, or the quality update that stands in its place. */
export const statusOrQualitySchema = z.lazy(() =>
	z.discriminatedUnion("new_quality_score", [
		misplacedQuality,
		templateStatusUpdateSchema
			.unwrap()
			.extend({ new_quality_score: z.undefined().optional() }),
	]),
);
