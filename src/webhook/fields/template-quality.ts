import * as z from "zod";
import { type Field, whole } from "../field.ts";
import { templateFrame } from "./template-frame.ts";

const score = z.enum(["GREEN", "YELLOW", "RED", "UNKNOWN"]);

/** How customers take a template. */
export const templateQualityUpdateSchema = z.lazy(() =>
	z.looseObject({
		...templateFrame,
		previous_quality_score: score,
		new_quality_score: score,
	}),
);
export type TemplateQualityUpdate = z.infer<typeof templateQualityUpdateSchema>;

/** The quality score of a template. */
export const templateQuality: Field = {
	field: "message_template_quality_update",
	kinds: [{ kind: "template.quality", title: "a template's quality changed" }],
	schema: templateQualityUpdateSchema,
	marks: ["new_quality_score", "previous_quality_score"],
	read: whole("template.quality"),
};
