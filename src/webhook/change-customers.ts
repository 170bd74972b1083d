import { ChangeProblem } from "./change-problem.ts";
import { readEvents } from "./events.ts";
import { readJid } from "./gateway/jid.ts";
import { changeLeaves, type JsonLeaf } from "./json-leaves.ts";

/**
 * Gives the customers in a payload another number: what a leaf becomes, in its own notation, or undefined for one that isn't a
 * customer's number. Throws ChangeProblem when `number` is no phone number, and a JsonSyntaxError on anything but JSON.
 */
export function swapCustomers(
	json: string,
	number: string,
): (leaf: JsonLeaf) => string | undefined {
	const { phone } = readJid(number.trim());
	if (phone === undefined) {
		const problem = "a sender is a number like 16505551234";
		throw new ChangeProblem(problem, "from", undefined, [], { isCommon: true });
	}
	const customers = customersOf(json);
	return ({ key, parent, value }) => {
		if (!prose.test(key)) return otherAddress(value, customers, phone);
		// WhatsApp says here who has another number.
		return parent === "system" ? inWords(value, customers, phone) : undefined;
	};
}

function customersOf(json: string): ReadonlySet<string> {
	const phones = readEvents(Buffer.from(json)).events.map(
		({ party }) => party?.phone,
	);
	const customers = new Set(phones.filter((phone) => phone !== undefined));
	// The same number may be spelled otherwise there: Brazilian and Mexican ones have two spellings.
	changeLeaves(json, ({ kind, key, parent, value }) => {
		const isContact = key === "wa_id" && parent === "contacts";
		if (isContact && kind !== "key") customers.add(value);
		return value;
	});
	return customers;
}

/** What people write. */
const prose = /^(?:body|text|caption|name|title|description|payload)$/;

/** `+1 650 555 1234` and `16505551234@c.us` as well. */
function otherAddress(
	address: string,
	customers: ReadonlySet<string>,
	phone: string,
): string | undefined {
	const old = readJid(address).phone;
	if (old === undefined || !customers.has(old)) return undefined;
	return address.replace(/^(\+?)[\d ()-]+/, `$1${phone}`);
}

function inWords(
	text: string,
	customers: ReadonlySet<string>,
	phone: string,
): string {
	return text.replace(/\d{7,15}/g, (digits) =>
		customers.has(digits) ? phone : digits,
	);
}
