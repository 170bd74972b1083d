import * as z from "zod";
import { id, text } from "./pieces.ts";

/** What all updates about a template have in common. */
export const templateFrame = {
	message_template_id: id,
	message_template_name: text,
	message_template_language: text,
};

/** What a template is for; it decides the price. */
export const category = z.enum(["MARKETING", "UTILITY", "AUTHENTICATION"]);
