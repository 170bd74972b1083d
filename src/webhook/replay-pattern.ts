import type { Reply } from "./reply.ts";

/** A delivery that was sent, and what came of it. */
export interface Sent {
	readonly body: Buffer;
	/** What is wrong with its signature on purpose; undefined for a right one. */
	readonly fault: string | undefined;
	/** False for one whose signature is not ours to vouch for: recorded, or replaced by a header of the user's. */
	readonly isOurs: boolean;
	readonly reply: Reply;
}

/** What the replies of a run say together that none says alone. */
export interface Pattern {
	readonly code: string;
	readonly level: "warn" | "fail";
	readonly title: string;
	readonly seen: string;
	readonly fix: string;
}

/** Watches deliveries and replies go by, in constant memory, and says in the end what they have in common. */
export interface PatternFinder {
	note(sent: Sent): void;
	patterns(): readonly Pattern[];
}

/** Starts with nothing seen. */
export function createPatternFinder(): PatternFinder {
	const seen = {
		/** Of rightly signed bodies, by whether parsing and serialising them again leaves their bytes as they are. */
		stable: { accepted: 0, refused: 0 },
		unstable: { accepted: 0, refused: 0 },
		faulty: { accepted: 0, faults: new Set<string>() },
		/** 2xx answers that are not 200. */
		others: new Map<number, number>(),
		slow: 0,
	};

	return {
		note({ body, fault, isOurs, reply }) {
			if (!reply.ok) return;
			const { status } = reply;
			const isAccepted = status >= 200 && status < 300;
			if (reply.ms > tooSlow) seen.slow++;
			if (fault !== undefined) {
				if (!isAccepted) return;
				seen.faulty.accepted++;
				seen.faulty.faults.add(fault);
				return;
			}
			if (isAccepted && status !== 200) {
				seen.others.set(status, (seen.others.get(status) ?? 0) + 1);
			}
			if (!isOurs) return;
			const group = isStable(body) ? seen.stable : seen.unstable;
			if (isAccepted) group.accepted++;
			else if (status === 401 || status === 403) group.refused++;
		},
		patterns() {
			const { stable, unstable, faulty, others, slow } = seen;
			const found: (Pattern | undefined)[] = [
				signatureOverOtherBytes(stable, unstable),
				faulty.accepted > 0 ? unchecked(faulty) : undefined,
				others.size > 0 ? notDocumented([...others.keys()]) : undefined,
				slow > 0 ? slowAnswers(slow) : undefined,
			];
			return found.filter((pattern) => pattern !== undefined);
		},
	};
}

/** Milliseconds. How long Meta waits is not documented; reports say from five seconds on. */
const tooSlow = 5000;

interface Count {
	readonly accepted: number;
	readonly refused: number;
}

function signatureOverOtherBytes(
	stable: Count,
	unstable: Count,
): Pattern | undefined {
	const { accepted } = stable;
	if (unstable.refused > 0 && unstable.accepted === 0 && accepted > 0) {
		if (stable.refused > 0) return undefined;
		return {
			code: "reserialised",
			level: "fail",
			title: "the app hashes re-serialised JSON, not the raw bytes",
			seen: `plain ASCII accepted (${accepted}), \\u escapes or \\/ refused (${unstable.refused})`,
			fix: "verify the bytes as they came, before any body parser: express.json({ verify }), await request.text(), php://input",
		};
	}
	const refused = stable.refused + unstable.refused;
	if (refused < 2 || accepted + unstable.accepted > 0) return undefined;
	return {
		code: "all-refused",
		level: "fail",
		title: "the app refused every signed delivery",
		seen: `${refused} of ${refused} answered 401 or 403`,
		fix: "give the app this app secret, or give wa-hook the app's (--app-secret); the app has to hash the raw body",
	};
}

function unchecked(faulty: {
	readonly accepted: number;
	readonly faults: ReadonlySet<string>;
}): Pattern {
	return {
		code: "unchecked",
		level: "fail",
		title: "the app accepts a delivery whose signature is wrong",
		seen: `${faulty.accepted} accepted with --signature ${[...faulty.faults].join(", ")}`,
		fix: "refuse what isn't signed with the app secret: anybody can post to a public address",
	};
}

function notDocumented(statuses: readonly number[]): Pattern {
	return {
		code: "not-200",
		level: "warn",
		title:
			"Meta documents 200 as the only success, and sends everything else again",
		seen: `the app answered ${statuses.join(", ")}`,
		fix: "answer 200",
	};
}

function slowAnswers(count: number): Pattern {
	return {
		code: "slow",
		level: "warn",
		title: "the app answers too late: Meta gives up and sends again",
		seen:
			count === 1
				? "one reply took over 5 s"
				: `${count} replies took over 5 s`,
		fix: "answer 200 first and work afterwards; Meta asks for 250 ms",
	};
}

/** Whether an app that parses a body and serialises it again gets the same bytes. */
function isStable(body: Buffer): boolean {
	const text = body.toString("utf8");
	try {
		return JSON.stringify(JSON.parse(text)) === text;
	} catch {
		return true;
	}
}
