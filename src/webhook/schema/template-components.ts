import * as z from "zod";
import { text } from "./pieces.ts";
import { templateFrame } from "./template-frame.ts";

/** A template's text as it now is: title, body (`element`), footer and buttons. */
export const templateComponentsUpdateSchema = z.lazy(() =>
	z.looseObject({
		...templateFrame,
		message_template_title: text.optional(),
		message_template_element: text,
		message_template_footer: text.optional(),
		message_template_buttons: z
			.array(
				z.looseObject({
					message_template_button_type: z.enum([
						"CATALOG",
						"COPY_CODE",
						"EXTENSION",
						"FLOW",
						"MPM",
						"ORDER_DETAILS",
						"OTP",
						"PHONE_NUMBER",
						"POSTBACK",
						"REMINDER",
						"SEND_LOCATION",
						"SPM",
						"QUICK_REPLY",
						"URL",
						"VOICE_CALL",
					]),
					message_template_button_text: text.optional(),
					message_template_button_url: text.optional(),
					message_template_button_phone_number: text.optional(),
				}),
			)
			.optional(),
	}),
);
export type TemplateComponentsUpdate = z.infer<
	typeof templateComponentsUpdateSchema
>;
