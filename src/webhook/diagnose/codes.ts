import { accountCodes } from "./account/codes.ts";
import { addressCodes } from "./address/codes.ts";
import { type CodeMeaning, type Group, groups } from "./code.ts";
import { deliveriesCodes } from "./deliveries/codes.ts";
import { handshakeCodes } from "./handshake/codes.ts";
import { liveCodes } from "./live/codes.ts";

const byGroup = {
	address: addressCodes,
	handshake: handshakeCodes,
	deliveries: deliveriesCodes,
	account: accountCodes,
	live: liveCodes,
} as const satisfies Readonly<
	Record<Group, Readonly<Record<string, CodeMeaning>>>
>;

/** The name of a finding: stable, for `--json` and `--explain`. */
export type FindingCode = {
	[G in Group]: keyof (typeof byGroup)[G] & string;
}[Group];

/** A finding code, the part of the diagnosis it belongs to, and its meaning. */
export interface KnownCode extends CodeMeaning {
	readonly code: string;
	readonly group: Group;
}

/** Every finding code, in the order of the groups. */
export const findingCodes: readonly KnownCode[] = groups.flatMap((group) =>
	Object.entries<CodeMeaning>(byGroup[group]).map(([code, meaning]) => ({
		code,
		group,
		...meaning,
	})),
);

const known = new Map(findingCodes.map((each) => [each.code, each]));

/** What a code means; undefined for what is none. */
export function findCode(code: string): KnownCode | undefined {
	return known.get(code);
}
