import * as z from "zod";
import { type Field, whole } from "../field.ts";

/** What becomes of message templates. */
export const templates: readonly Field[] = [
	{
		field: "message_template_status_update",
		kinds: [
			{
				kind: "template.status",
				title: "a template was approved, rejected, paused …",
			},
		],
		schema: z.looseObject({}),
		// A page of Meta's shows a quality update under this name.
		read: (value, scope) =>
			whole(
				"new_quality_score" in value ? "template.quality" : "template.status",
			)(value, scope),
	},
	{
		field: "message_template_quality_update",
		kinds: [
			{ kind: "template.quality", title: "a template's quality changed" },
		],
		schema: z.looseObject({}),
		marks: ["new_quality_score"],
		read: whole("template.quality"),
	},
	{
		field: "message_template_components_update",
		kinds: [
			{ kind: "template.components", title: "a template's text changed" },
		],
		schema: z.looseObject({}),
		marks: ["message_template_element"],
		read: whole("template.components"),
	},
	{
		field: "template_category_update",
		kinds: [
			{
				kind: "template.category",
				title: "a template's category changed, or will",
			},
		],
		schema: z.looseObject({}),
		marks: ["new_category"],
		read: whole("template.category"),
	},
	{
		field: "template_correct_category_detection",
		kinds: [
			{
				kind: "template.correct_category",
				title: "a template looks wrongly categorised",
			},
		],
		schema: z.looseObject({}),
		read: whole("template.correct_category"),
	},
];
