import type { MessageType } from "./message-type.ts";
import { contacts } from "./types/contacts.ts";
import { mediaTypes } from "./types/media.ts";
import { location } from "./types/place.ts";
import { carousel, catalog, product, productList } from "./types/products.ts";
import { raw } from "./types/raw.ts";
import { reaction, read } from "./types/reaction.ts";
import {
	address,
	callPermission,
	contactRequest,
	locationRequest,
	voiceCall,
} from "./types/requests.ts";
import { buttons, ctaUrl, flow, list } from "./types/tapping.ts";
import { template } from "./types/template.ts";
import { text } from "./types/text.ts";

/** Everything that can be sent, in the order in which the help lists it. */
export const messageTypes: readonly MessageType[] = [
	text,
	template,
	...mediaTypes,
	location,
	contacts,
	reaction,
	buttons,
	list,
	ctaUrl,
	flow,
	carousel,
	product,
	productList,
	catalog,
	locationRequest,
	address,
	contactRequest,
	callPermission,
	voiceCall,
	read,
	raw,
];
