import { accountAlert, accountReview } from "./account.ts";
import { accountUpdate } from "./account-update.ts";
import {
	businessCapability,
	businessStatus,
	businessUsername,
} from "./business.ts";
import { call } from "./call.ts";
import { callingSettings } from "./calling-settings.ts";
import { campaignStatus } from "./campaign.ts";
import {
	automaticEvent,
	syncedContact,
	userIdChange,
	userPreferences,
} from "./customer.ts";
import { flow } from "./flow.ts";
import {
	gatewayContact,
	gatewayMessage,
	gatewayOther,
	gatewaySession,
} from "./gateway.ts";
import { groupCreate, groupDelete, groupEvent } from "./group.ts";
import { groupJoined, groupLeft } from "./group-people.ts";
import { groupSettings } from "./group-settings.ts";
import { handover } from "./handover.ts";
import { partnerSolution, paymentConfiguration } from "./partner.ts";
import {
	phoneNumberName,
	phoneNumberQuality,
	phoneNumberSecurity,
} from "./phone-number.ts";
import type { KindView } from "./picture.ts";
import {
	templateCategory,
	templateComponents,
	templateCorrectCategory,
	templateQuality,
	templateStatus,
} from "./template.ts";
import { undescribedEvent } from "./undescribed.ts";

/** What all fields but `messages` bring, and what gateways do; with a dot at the end, the kinds of a family that stand nowhere else. */
export const fieldViews: readonly (readonly [string, KindView])[] = [
	["account.alert", accountAlert],
	["account.review", accountReview],
	["account.settings", callingSettings],
	["account.update", accountUpdate],
	["automatic_event.", automaticEvent],
	["business.capability", businessCapability],
	["business.status", businessStatus],
	["business.username", businessUsername],
	["call.", call],
	["campaign.status", campaignStatus],
	["consumer_profile", undescribedEvent],
	["flow.", flow],
	["gateway.", gatewayOther],
	["gateway.contact.updated", gatewayContact],
	["gateway.message.delivered", gatewayMessage],
	["gateway.message.read", gatewayMessage],
	["gateway.message.received", gatewayMessage],
	["gateway.message.sent", gatewayMessage],
	["gateway.session.connected", gatewaySession],
	["gateway.session.disconnected", gatewaySession],
	["gateway.session.qr_generated", gatewaySession],
	["group.", groupEvent],
	["group.create", groupCreate],
	["group.delete", groupDelete],
	["group.participants_add", groupJoined],
	["group.participants_remove", groupLeft],
	["group.settings_update", groupSettings],
	["handover.", handover],
	["partner.solution", partnerSolution],
	["payment.configuration", paymentConfiguration],
	["phone_number.name", phoneNumberName],
	["phone_number.quality", phoneNumberQuality],
	["phone_number.security", phoneNumberSecurity],
	["state_sync.contact", syncedContact],
	["template.category", templateCategory],
	["template.components", templateComponents],
	["template.correct_category", templateCorrectCategory],
	["template.quality", templateQuality],
	["template.status", templateStatus],
	["tracking_events", undescribedEvent],
	["user.id", userIdChange],
	["user.preferences", userPreferences],
];
