import { type Field, whole } from "../field.ts";

/** The text of a template. */
export const templateComponents: Field = {
	field: "message_template_components_update",
	kinds: [{ kind: "template.components", title: "a template's text changed" }],
	marks: [
		"message_template_element",
		"message_template_title",
		"message_template_footer",
		"message_template_buttons",
	],
	read: whole("template.components"),
};
