import { messageIdPattern } from "../message-id.ts";
import type { Role } from "./stand-ins.ts";

/** How what identifies is replaced where it stands among other words. */
export interface Cast {
	/** The stand-in for a value. */
	swap(role: Role, value: string): string;
	/** What a word is known as from elsewhere. */
	roleOf(word: string): Role | undefined;
	/** A text with the names in it replaced. */
	swapNames(text: string): string;
}

/** A text with everything recognisable in it replaced; names only where it is one of words, not an `APPROVED` or a `text`. */
export function swapInProse(text: string, hasWords: boolean, cast: Cast) {
	const swapNames = (plain: string) =>
		hasWords ? cast.swapNames(plain) : plain;
	let swapped = "";
	let done = 0;
	for (const match of text.matchAll(recognisable)) {
		const [found] = match;
		const other = swapFound(found, match.groups ?? {}, cast);
		if (other === found) continue;
		swapped += swapNames(text.slice(done, match.index)) + other;
		done = match.index + found.length;
	}
	return swapped + swapNames(text.slice(done));
}

function swapFound(
	found: string,
	groups: Readonly<Record<string, string | undefined>>,
	cast: Cast,
): string {
	for (const [role, group] of recognised) {
		const value = groups[group];
		if (value !== undefined) {
			return found.replace(value, () => cast.swap(role, value));
		}
	}
	// A sentence may end with it. Looking behind spares a run of signs being tried from each of them.
	const word = found.replace(/(?<![.=/+-])[.=/+-]+$/, "");
	const role = cast.roleOf(found) ?? cast.roleOf(word);
	if (role === undefined) return swapKnownDigits(found, cast);
	const known = cast.roleOf(found) === undefined ? word : found;
	return cast.swap(role, known) + found.slice(known.length);
}

/** A number in the name of a file, or in a link. */
function swapKnownDigits(found: string, cast: Cast): string {
	return found.replace(/\d{7,}/g, (digits) => {
		const role = cast.roleOf(digits);
		return role === undefined ? digits : cast.swap(role, digits);
	});
}

const recognised: readonly (readonly [Role, string])[] = [
	["message id", "message"],
	["opaque", "invite"],
	["phone", "jid"],
	["phone", "link"],
	["email", "email"],
	["user id", "user"],
	["username", "handle"],
	["address", "ip"],
	["phone", "phone"],
];

const recognisable = new RegExp(
	[
		`(?<message>${messageIdPattern.source})`,
		String.raw`chat\.whatsapp\.com/(?:invite/)?(?<invite>[A-Za-z0-9]{10,})`,
		String.raw`(?<jid>\d{7,15})@(?:s\.whatsapp\.net|[cg]\.us|lid)`,
		String.raw`wa\.me/(?<link>\d{7,15})`,
		String.raw`(?<email>[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,8}\.\p{L}{2,63})`,
		String.raw`\b(?<user>[A-Z]{2}\.(?:ENT\.)?(?=\w*\d{6})[0-9A-Za-z]{6,128})\b`,
		String.raw`(?<![\p{L}\p{N}_])(?<handle>@[\p{L}\p{N}][\p{L}\p{N}_.]{2,29}(?<!\.))`,
		String.raw`(?<![\d.])(?<ip>(?:\d{1,3}\.){3}\d{1,3})(?![\d.])`,
		// Written out with spaces, points or brackets; a date has no part of three digits in its middle.
		String.raw`(?<![\p{L}\p{N}_.+/-])(?<phone>\+\d[\d\s().-]{5,20}\d|\d{9,15}|\(?\d{2,5}\)?[ .-]\d{3,5}[ .-]\d{3,5})(?![\p{L}\p{N}_])`,
		String.raw`[\p{L}\p{N}][\p{L}\p{N}_.=/+-]{4,}`,
	].join("|"),
	"gu",
);
