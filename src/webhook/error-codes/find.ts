import type { ErrorEntry, Family } from "./error-code.ts";
import { errorTable } from "./table.ts";

const byCode = new Map(
	errorTable.map((entry) => [key(entry.code, entry.subcode), entry]),
);
const ranges = errorTable.filter(({ upTo }) => upTo !== undefined);

/** What is known of a code: the entry of its subcode if there is one, else that of the code alone. */
export function findError(
	code: number,
	subcode?: number,
): ErrorEntry | undefined {
	return (
		(subcode === undefined ? undefined : findSubcode(code, subcode)) ??
		byCode.get(key(code)) ??
		ranges.find((entry) => code >= entry.code && code <= (entry.upTo ?? code))
	);
}

/** What is known of a subcode, also of the long ones that Meta lists as codes and sends as subcodes. */
export function findSubcode(
	code: number,
	subcode: number,
): ErrorEntry | undefined {
	const exact = byCode.get(key(code, subcode));
	return exact ?? (subcode > 999_999 ? byCode.get(key(subcode)) : undefined);
}

/** The entries of a code's subcodes. */
export function subcodesOf(code: number): readonly ErrorEntry[] {
	return errorTable.filter(
		(entry) => entry.code === code && entry.subcode !== undefined,
	);
}

/** The entry that has this number as its subcode, whatever the code. */
export function findBySubcodeAlone(subcode: number): ErrorEntry | undefined {
	return errorTable.find((entry) => entry.subcode === subcode);
}

/** The family that a code belongs to; for one that is not known, by the range of numbers it falls into. */
export function familyOf(code: number): Family | undefined {
	const known = findError(code)?.family;
	return (
		known ?? families.find(([from, to]) => code >= from && code <= to)?.[2]
	);
}

// More special ranges first.
const families: readonly (readonly [number, number, Family])[] = [
	[200, 299, "authorisation"],
	// Codes from 400 on were those of the API that businesses ran themselves.
	[0, 399, "Graph API"],
	[80_000, 80_099, "throttling"],
	[131_200, 131_299, "groups"],
	[130_000, 131_999, "messaging"],
	[132_000, 132_999, "templates"],
	[133_000, 133_999, "registration"],
	[134_000, 134_999, "marketing messages"],
	[135_000, 135_999, "messaging"],
	[136_000, 136_999, "registration"],
	[137_000, 137_999, "messaging"],
	[138_000, 138_999, "calling"],
	[139_000, 139_099, "flows"],
	[139_100, 139_199, "blocking"],
	[141_000, 141_999, "health"],
	[147_000, 147_999, "usernames"],
	[2_388_000, 2_388_999, "template creation"],
	[2_494_100, 2_494_199, "migration"],
	[2_593_100, 2_593_199, "coexistence"],
];

function key(code: number, subcode?: number): string {
	return subcode === undefined ? `${code}` : `${code}/${subcode}`;
}
