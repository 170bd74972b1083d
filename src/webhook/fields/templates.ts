import type { Field } from "../field.ts";
import { templateCategories } from "./template-category.ts";
import { templateComponents } from "./template-components.ts";
import { templateQuality } from "./template-quality.ts";
import { templateStatus } from "./template-status.ts";

/** What becomes of message templates. */
export const templates: readonly Field[] = [
	templateStatus,
	templateQuality,
	templateComponents,
	...templateCategories,
];
