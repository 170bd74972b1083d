import {
	type PhoneNumber,
	readPhoneNumber,
} from "../../webhook/graph/phone-number.ts";
import { askFields } from "../ask-fields.ts";
import { askPages } from "../ask-pages.ts";
import type { GraphAccess } from "../graph-access.ts";
import { graphRefusal } from "../graph-refusal.ts";

/** The numbers of an account, in Meta's order. Throws CliError. */
export async function readNumbers(
	wabaId: string,
	{ graph, token }: GraphAccess,
): Promise<readonly PhoneNumber[]> {
	const path = `/${wabaId}/phone_numbers`;
	const listed = await askPages({
		ask: (page) => askFields(graph, path, numberFields, token, page),
		read: readPhoneNumber,
		mostPages,
	});
	if (listed.ok) return listed.items;
	throw graphRefusal(listed, `list the numbers of the account ${wabaId}`);
}

const numberFields = {
	usual: ["id", "display_phone_number", "verified_name", "quality_rating"],
	rare: [
		"status",
		"code_verification_status",
		"name_status",
		"platform_type",
		"throughput",
		"account_mode",
		"is_on_biz_app",
		"whatsapp_business_manager_messaging_limit",
		"messaging_limit_tier",
	],
};

/** An account has 20 numbers, and hundreds if Meta allows it. */
const mostPages = 50;
