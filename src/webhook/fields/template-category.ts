import { type Field, whole } from "../field.ts";

/** The category of a template, as Meta changes it. */
export const templateCategories: readonly Field[] = [
	{
		field: "template_category_update",
		kinds: [
			{
				kind: "template.category",
				title: "a template's category changed, or will",
			},
		],
		marks: ["new_category", "previous_category", "category_update_timestamp"],
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
		marks: ["category"],
		read: whole("template.correct_category"),
	},
];
