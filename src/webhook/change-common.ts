import { swapCustomers } from "./change-customers.ts";
import { changeLeaves, type JsonLeaf } from "./json-leaves.ts";

/** What is changed often, everywhere it stands. */
export interface Common {
	/** The number, in any notation, of all who wrote, were written to or called; not of others that are spoken of. */
	readonly from?: string;
	/** The name of all who are named beside it. */
	readonly name?: string;
	/** What a text message says, or what stands under a picture. */
	readonly text?: string;
	readonly phoneNumberId?: string;
	/** The id of the WhatsApp Business Account that the payload is for. */
	readonly wabaId?: string;
}

/** The JSON with the changes made. Tells of each that it holds nothing for. Throws ChangeProblem for a number that is none. */
export function changeCommon(
	json: string,
	common: Common,
	tellUnused: (change: keyof Common) => void,
): string {
	const { from, name, text, phoneNumberId, wabaId } = common;
	const replacements: Readonly<Record<keyof Common, Replace | undefined>> = {
		from: from === undefined ? undefined : swapCustomers(json, from),
		name: by(name, isName),
		text: by(text, isText),
		phoneNumberId: by(phoneNumberId, ({ key }) => key === "phone_number_id"),
		wabaId: wabaId === undefined ? undefined : by(wabaId, isOfAccount(json)),
	};
	const unused = new Set(
		changeNames.filter((change) => replacements[change] !== undefined),
	);
	if (unused.size === 0) return json;
	const changed = changeLeaves(json, (leaf) => {
		if (leaf.kind === "key") return leaf.value;
		for (const change of changeNames) {
			const value = replacements[change]?.(leaf);
			if (value === undefined) continue;
			unused.delete(change);
			// A number must stay one.
			if (leaf.kind === "text" || /^[1-9]\d*$/.test(value)) return value;
		}
		return leaf.value;
	});
	unused.forEach(tellUnused);
	return changed;
}

/** What stands in the place of a leaf from now on; undefined for one that it isn't about. */
type Replace = (leaf: JsonLeaf) => string | undefined;

const changeNames = [
	"from",
	"name",
	"text",
	"phoneNumberId",
	"wabaId",
] as const satisfies readonly (keyof Common)[];

function by(
	value: string | undefined,
	isMeant: (leaf: JsonLeaf) => boolean,
): Replace | undefined {
	if (value === undefined) return undefined;
	return (leaf) => (isMeant(leaf) ? value : undefined);
}

/** In a gateway's events the contact stands at the top. */
function isName({ key, parent }: JsonLeaf): boolean {
	return key === "name" && (parent === "profile" || parent === "contact");
}

function isText({ key, parent }: JsonLeaf): boolean {
	if (key === "body") return parent === "text";
	return key === "caption" || (key === "text" && parent === "");
}

/** An account that only shares with it, or is shared, keeps its id. */
function isOfAccount(json: string): (leaf: JsonLeaf) => boolean {
	const ids = new Set<string>();
	const isEntryId = ({ kind, key, parent }: JsonLeaf) =>
		kind !== "key" && key === "id" && parent === "entry";
	changeLeaves(json, (leaf) => {
		if (isEntryId(leaf)) ids.add(leaf.value);
		return leaf.value;
	});
	return (leaf) =>
		isEntryId(leaf) || (leaf.key === "waba_id" && ids.has(leaf.value));
}
