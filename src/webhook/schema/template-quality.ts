import * as z from "zod";
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
