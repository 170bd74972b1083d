import * as z from "zod";
import { seconds } from "./pieces.ts";
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
