import { type Field, whole } from "../field.ts";

/** The quality score of a template. */
export const templateQuality: Field = {
	field: "message_template_quality_update",
	kinds: [{ kind: "template.quality", title: "a template's quality changed" }],
	marks: ["new_quality_score", "previous_quality_score"],
	read: whole("template.quality"),
};
