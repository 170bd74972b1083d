import * as z from "zod";
import { accountAlertsSchema, accountReviewUpdateSchema } from "./account.ts";
import { accountSettingsUpdateSchema } from "./account-settings.ts";
import { accountUpdateSchema } from "./account-update.ts";
import { automaticEventsSchema } from "./automatic-events.ts";
import {
	businessCapabilityUpdateSchema,
	businessUsernameUpdateSchema,
} from "./business.ts";
import { callsSchema } from "./calls.ts";
import { messageEchoesSchema, smbMessageEchoesSchema } from "./echoes.ts";
import { flowsSchema } from "./flows.ts";
import { groupUpdateSchema, participantsUpdateSchema } from "./groups.ts";
import { messagingHandoversSchema } from "./handovers.ts";
import { historySchema } from "./history.ts";
import { messagesSchema } from "./messages.ts";
import {
	partnerSolutionsSchema,
	paymentConfigurationUpdateSchema,
} from "./partners.ts";
import {
	phoneNumberNameUpdateSchema,
	phoneNumberQualityUpdateSchema,
	securitySchema,
} from "./phone-numbers.ts";
import { standbySchema } from "./standby.ts";
import { smbAppStateSyncSchema } from "./state-sync.ts";
import {
	templateCategoryUpdateSchema,
	templateCorrectCategorySchema,
} from "./template-category.ts";
import { templateComponentsUpdateSchema } from "./template-components.ts";
import { templateQualityUpdateSchema } from "./template-quality.ts";
import { statusOrQualitySchema } from "./template-status.ts";
import { userIdUpdateSchema } from "./user-id.ts";
import { userPreferencesSchema } from "./user-preferences.ts";

/** Of a field whose name alone is public. */
const nameOnly = z.looseObject({});

/** The shape of `changes[].value` of each field in the catalogue, by the field's name. */
export const fieldSchemas: ReadonlyMap<string, z.ZodType> = new Map(
	Object.entries({
		messages: messagesSchema,
		message_echoes: messageEchoesSchema,
		smb_message_echoes: smbMessageEchoesSchema,
		standby: standbySchema,
		messaging_handovers: messagingHandoversSchema,
		calls: callsSchema,

		group_lifecycle_update: groupUpdateSchema,
		group_participants_update: participantsUpdateSchema,
		group_settings_update: groupUpdateSchema,
		group_status_update: groupUpdateSchema,

		user_preferences: userPreferencesSchema,
		user_id_update: userIdUpdateSchema,
		smb_app_state_sync: smbAppStateSyncSchema,
		automatic_events: automaticEventsSchema,
		tracking_events: nameOnly,
		consumer_profile: nameOnly,
		history: historySchema,

		message_template_status_update: statusOrQualitySchema,
		message_template_quality_update: templateQualityUpdateSchema,
		message_template_components_update: templateComponentsUpdateSchema,
		template_category_update: templateCategoryUpdateSchema,
		template_correct_category_detection: templateCorrectCategorySchema,
		flows: flowsSchema,

		phone_number_name_update: phoneNumberNameUpdateSchema,
		phone_number_quality_update: phoneNumberQualityUpdateSchema,
		security: securitySchema,

		account_update: accountUpdateSchema,
		account_alerts: accountAlertsSchema,
		account_review_update: accountReviewUpdateSchema,
		account_settings_update: accountSettingsUpdateSchema,

		business_capability_update: businessCapabilityUpdateSchema,
		business_username_update: businessUsernameUpdateSchema,
		business_status_update: nameOnly,
		campaign_status_update: nameOnly,

		partner_solutions: partnerSolutionsSchema,
		payment_configuration_update: paymentConfigurationUpdateSchema,
	}),
);

/** The shape of the value of a field in the catalogue. Throws for any other. */
export function schemaOf(field: string): z.ZodType {
	const schema = fieldSchemas.get(field);
	if (schema === undefined) throw new Error(`no schema for ${field}`);
	return schema;
}
