import { type Field, whole } from "../field.ts";
import { looseObject } from "../loose.ts";

/** A template approved, rejected, paused and so on. */
export const templateStatus: Field = {
	field: "message_template_status_update",
	kinds: [
		{
			kind: "template.status",
			title: "a template was approved, rejected, paused …",
		},
	],
	marks: [
		"message_template_id",
		"reason",
		"message_template_category",
		"disable_info",
		"other_info",
		"rejection_info",
	],
	read: (value, scope) =>
		whole(isQuality(value) ? "template.quality" : "template.status")(
			value,
			scope,
		),
};

function isQuality(value: unknown): boolean {
	return Object.hasOwn(looseObject(value), "new_quality_score");
}
