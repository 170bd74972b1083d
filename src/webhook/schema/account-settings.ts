import * as z from "zod";
import { seconds, text } from "./pieces.ts";

const onOrOff = z.enum(["ENABLED", "DISABLED"]);

/** How a number may be called: whether, when and over what. It has no `metadata`. */
export const accountSettingsUpdateSchema = z.lazy(() =>
	z.looseObject({
		messaging_product: z.literal("whatsapp"),
		timestamp: seconds,
		type: z.enum(["phone_number_settings", "PHONE_NUMBER_SETTINGS"]),
		phone_number_settings: z.looseObject({
			phone_number_id: text,
			calling: z
				.looseObject({
					status: onOrOff.optional(),
					call_icon_visibility: z.enum(["DEFAULT", "DISABLE_ALL"]).optional(),
					callback_permission_status: onOrOff.optional(),
					call_hours: z
						.looseObject({
							status: onOrOff,
							timezone_id: text.optional(),
							weekly_operating_hours: z
								.array(
									z.looseObject({
										day_of_week: text,
										open_time: text,
										close_time: text,
									}),
								)
								.optional(),
							holiday_schedule: z
								.array(
									z.looseObject({
										date: text,
										start_time: text,
										end_time: text,
									}),
								)
								.optional(),
						})
						.optional(),
					sip: z
						.looseObject({
							status: onOrOff,
							servers: z
								.array(
									z.looseObject({
										hostname: text,
										port: z.number().optional(),
									}),
								)
								.optional(),
						})
						.optional(),
				})
				.nullish(),
		}),
	}),
);
export type AccountSettingsUpdate = z.infer<typeof accountSettingsUpdateSchema>;
