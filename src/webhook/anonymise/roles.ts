import type { JsonLeaf } from "../json-leaves.ts";
import { messageIdPattern } from "../message-id.ts";
import type { Role } from "./stand-ins.ts";

/** What a leaf identifies: somebody in a role, nothing at all ("keep"), or what can only be told from its words ("text"). */
export function roleOf(leaf: JsonLeaf): Role | "keep" | "text" {
	const { kind, value, parent } = leaf;
	const key = snakeCased(leaf.key);
	if (kind === "key") return "text";
	if (keptKeys.test(key) || sampleIds.has(value)) return "keep";
	const keyed = roleOfKey(key, snakeCased(parent), value);
	if (kind === "number") return numberRole(keyed, value);
	return shapeOf(value) ?? keyed ?? "text";
}

/** A number must stay one. */
function numberRole(keyed: ReturnType<typeof roleOfKey>, value: string) {
	const isId = keyed !== undefined && keyed !== "keep" && keyed !== "text";
	if (!isId || !/^\d{4,}$/.test(value)) return "keep";
	return keyed === "phone" ? "phone" : "number";
}

/** What says by itself what it is, whatever key it stands under. */
function shapeOf(value: string): Role | undefined {
	if (wholeMessageId.test(value)) return "message id";
	if (/^[A-Z]{2}\.(?:ENT\.)?(?=\w*\d{6})[0-9A-Za-z]{6,128}$/.test(value)) {
		return "user id";
	}
	if (/^https?:\/\/\S+$/.test(value)) return "url";
	return value.length < 255 && email.test(value) ? "email" : undefined;
}

function roleOfKey(
	key: string,
	parent: string,
	value: string,
): Role | "keep" | "text" | undefined {
	if (phoneKeys.test(key)) {
		if (isPhone(value)) return "phone";
		// Where a group is written to, its id; elsewhere a gateway's `1650…@c.us`, or a name.
		return /^[\w+/=-]{20,}$/.test(value) ? "opaque" : "text";
	}
	if (key === "username") return "username";
	if (nameKeys.test(key)) return "name";
	if (key === "name" && peopleKeys.test(parent)) return "name";
	if (companyKeys.test(key)) return "company";
	if (placeKeys.test(key)) return "place";
	if (key === "name" && parent === "location") return "place";
	// What WhatsApp makes of an address form; of a Flow it is the one word "Sent".
	if (key === "body" && parent === "nfm_reply" && /\s/.test(value)) {
		return "place";
	}
	// What a button answers is the app's own word.
	if (key === "id" && /(?:^|_)reply$|^rows$/.test(parent)) return "text";
	if (!opaqueKeys.test(key)) return undefined;
	if (value.length < 4) return "keep";
	return /^\d+$/.test(value) ? "number" : "opaque";
}

function isPhone(value: string): boolean {
	return /^\+?[\d\s().-]+$/.test(value) && /(?:\d\D*){5}/.test(value);
}

function snakeCased(key: string): string {
	return key.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "_").toLowerCase();
}

// A gateway's `1650…@c.us` is a number.
const email = /^[^\s@]+@(?!s\.whatsapp|[cg]\.us|lid$)[^\s@]+\.[^\s@]+$/;

const wholeMessageId = new RegExp(`^(?:${messageIdPattern.source})$`);

// The dashboard's Test button sends these to everybody.
const sampleIds: ReadonlySet<string> = new Set(["0", "123456123"]);

/** Times, and ids that name a thing of the app's, not a person or an account. */
const keptKeys =
	/^(?:product_retailer_id|timezone_id|message_template_name|flow_name|(?:.*_)?(?:timestamp|time|date|expiration))$/;

const phoneKeys =
	/^(?:from|to|wa_id|recipient_id|customer|input|phones?|mobile|tel|.*phone|.*phone_number|.*_wa_id|recipient_participant_id|participant_recipient_id)$/;

const nameKeys =
	/^(?:formatted|first|last|middle|full|push|nick|profile|customer|display|sur|family|given|user|sender|contact)_?name$/;

// At the top stands the answer of a Flow.
const peopleKeys = /^(?:profile|contact|customer|user|sender|recipient|)$/;

const companyKeys =
	/^(?:company|organi[sz]ation|business_name|(?:requested_)?verified_name|configuration_name)$/;

const placeKeys =
	/^(?:.*address|street.*|city|zip|postal_code|post_code|.*pin_code|house_number|landmark.*|building.*)$/;

const opaqueKeys =
	/^(?:.*_)?(?:ids?|sha256|hash|token|clid|secret|mid|code_verifier|receipt|vpa|udf\d|previous|current)$|^(?:qr_code|identity|requester|biz_opaque_callback_data|ref|ad_account_linked|additional_info\d)$/;
