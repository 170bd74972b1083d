import {
	contactsMessage,
	parseContact,
} from "../../../webhook/send/contacts.ts";
import type { MessageType } from "../message-type.ts";

/** `send contacts` */
export const contacts: MessageType = {
	name: "contacts",
	summary: "contact cards",
	words: [
		[
			"<card...>",
			"'Name | phone | email | page | company | birthday'; all but the name may be missing",
		],
	],
	flags: [],
	examples: [
		"contacts 'Anna Smith | +49 151 23456789 | anna@shop.example'",
		"contacts 'Anna Smith | +4915123456789' 'Shop Ltd | https://shop.example'",
	],
	build: ({ words }) => contactsMessage(words.map(parseContact)),
};
