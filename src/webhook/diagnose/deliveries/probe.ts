import { encode } from "../../wire.ts";
import {
	noChangesSample,
	noEntrySample,
	onWire,
	reorderedSample,
	type Stamp,
	statusBatch,
	statusSample,
	textSample,
	unknownFieldSample,
	unknownTypeSample,
} from "./samples.ts";

/** A rightly signed delivery, and what is special about it. */
export interface SignedProbe {
	/** To stand after "accepted" or "refused". */
	readonly title: string;
	body(stamp: Stamp): Buffer;
}

/** The same message in all the ways that JSON can be spelled: an app that hashes the bytes as they came takes each of them. */
export const spellingProbes = {
	plain: {
		title: "plain ASCII",
		body: (stamp) => onWire(textSample(stamp)),
	},
	accent: {
		title: "accents as \\u00e9",
		body: (stamp) => onWire(textSample(stamp, "déjà vu")),
	},
	emoji: {
		title: "an emoji as \\ud83d\\ude00",
		body: (stamp) => onWire(textSample(stamp, "a smile \u{1f600}")),
	},
	slash: {
		title: "a slash as \\/",
		body: (stamp) => onWire(textSample(stamp, "either/or")),
	},
	signs: {
		title: "the signs @ < % &",
		body: (stamp) => onWire(textSample(stamp, "a@b <3 100% you & me")),
	},
	"escaped-signs": {
		title: "signs as \\u0040 \\u003C \\u0025",
		body: (stamp) => {
			const json = JSON.stringify(textSample(stamp, "a@b <3 100%"));
			return encode(json, "meta-strict");
		},
	},
	utf8: {
		title: "accents as UTF-8",
		body: (stamp) => Buffer.from(JSON.stringify(textSample(stamp, "déjà vu"))),
	},
	pretty: {
		title: "indented JSON",
		body: (stamp) =>
			Buffer.from(JSON.stringify(textSample(stamp), undefined, 2)),
	},
	"key-order": {
		title: "members in another order",
		body: (stamp) => onWire(reorderedSample(stamp)),
	},
} as const satisfies Readonly<Record<string, SignedProbe>>;

/** What an app may not expect. Meta sends it: an app has to take it. */
export const shapeProbes = {
	status: {
		title: "a status, which holds no message",
		body: (stamp) => onWire(statusSample(stamp)),
	},
	"unknown-field": {
		title: "an unknown field",
		body: (stamp) => onWire(unknownFieldSample(stamp)),
	},
	"unknown-type": {
		title: "an unknown type of message",
		body: (stamp) => onWire(unknownTypeSample(stamp)),
	},
	"empty-changes": {
		title: "empty changes",
		body: () => onWire(noChangesSample()),
	},
	"empty-entry": {
		title: "an empty entry list",
		body: () => onWire(noEntrySample()),
	},
} as const satisfies Readonly<Record<string, SignedProbe>>;

/** How much one delivery may hold: Meta's documents say 3 MB. */
export const sizeProbes = {
	large: {
		title: "1 MB",
		body: (stamp) => statusBatch(stamp, 1_000_000),
	},
	largest: {
		title: "3 MB",
		body: (stamp) => statusBatch(stamp, 2_950_000),
	},
} as const satisfies Readonly<Record<string, SignedProbe>>;

/** How often and how fast deliveries come. */
export const repeatProbes = {
	again: {
		title: "the same delivery a second time",
		body: spellingProbes.plain.body,
	},
	"together-1": {
		title: "two deliveries at once",
		body: spellingProbes.plain.body,
	},
	"together-2": {
		title: "two deliveries at once",
		body: spellingProbes.plain.body,
	},
} as const satisfies Readonly<Record<string, SignedProbe>>;

/** Everything that goes out rightly signed. */
export const signedProbes = {
	...spellingProbes,
	...shapeProbes,
	...sizeProbes,
	...repeatProbes,
} as const satisfies Readonly<Record<string, SignedProbe>>;

/** What an app has to refuse, each in words that stand after "accepts a delivery". */
export const refusalProbes = {
	missing: "without a signature",
	"wrong-secret": "signed with another secret",
	altered: "of which a byte was changed after it was signed",
	empty: "with an empty signature",
	truncated: "with half a signature",
	sha1: "with the older SHA-1 signature alone",
	"upper-case": "with its signature in upper case",
	"no-prefix": "with its signature without sha256= before it",
	reserialised: "signed over its JSON as JSON.stringify writes it",
} as const;

export type SignedProbeName = keyof typeof signedProbes;
export type RefusalProbeName = keyof typeof refusalProbes;

/** What a delivery is sent to find out. */
export type ProbeName = SignedProbeName | RefusalProbeName;

/** What a probe is, in words. */
export function probeTitle(name: ProbeName): string {
	return isRefusalProbe(name)
		? `a delivery ${refusalProbes[name]}`
		: signedProbes[name].title;
}

function isRefusalProbe(name: ProbeName): name is RefusalProbeName {
	return name in refusalProbes;
}
