import * as z from "zod";
import { type Field, whole } from "../field.ts";
import { seconds } from "../schema/pieces.ts";
import { category, templateFrame } from "./template-frame.ts";

/**
 * A template's category. A day before it changes, `new_category` is the one it still has and `correct_category` the one it will
 * have; once it has changed, `previous_category` is the one it had.
 */
export const templateCategoryUpdateSchema = z.lazy(() =>
	z.looseObject({
		...templateFrame,
		new_category: category,
		previous_category: category.optional(),
		correct_category: category.optional(),
		category_update_timestamp: seconds.optional(),
	}),
);
export type TemplateCategoryUpdate = z.infer<
	typeof templateCategoryUpdateSchema
>;

/** What a template is taken for, and what Meta thinks it is. */
export const templateCorrectCategorySchema = z.lazy(() =>
	z.looseObject({
		...templateFrame,
		category,
		correct_category: category,
	}),
);
export type TemplateCorrectCategory = z.infer<
	typeof templateCorrectCategorySchema
>;

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
		schema: templateCategoryUpdateSchema,
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
		schema: templateCorrectCategorySchema,
		marks: ["category"],
		read: whole("template.correct_category"),
	},
];
