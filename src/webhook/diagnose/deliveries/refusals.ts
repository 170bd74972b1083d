import type { Finding } from "../finding.ts";
import { type Answers, seenAnswer, statusOf } from "./answers.ts";
import type { RefusalProbeName } from "./probe.ts";

/** Whether an app refuses what nobody signed rightly. One finding for each hole, the widest first; nothing of what follows from it. */
export function diagnoseRefusals(answers: Answers): readonly Finding[] {
	const holes = findHoles(answers);
	if (holes.some(({ level }) => level === "fail")) return holes;
	const crashes = findCrashes(answers);
	const isTried = ["missing", "wrong-secret"] as const;
	if (holes.length > 0 || !isTried.every((name) => answers.rejects(name))) {
		return [...holes, ...crashes];
	}
	const refused: Finding = {
		code: "wrong-signatures",
		level: "ok",
		title: `wrong signatures refused (${statusOf(answers.reply("wrong-secret"))})`,
	};
	return [refused, ...crashes];
}

function findHoles(answers: Answers): readonly Finding[] {
	const { accepts } = answers;
	const hole = (
		code: Finding["code"],
		title: string,
		level: Finding["level"],
		...names: readonly RefusalProbeName[]
	): Finding => ({
		code,
		level,
		title,
		seen: names
			.filter((name) => accepts(name))
			.map((name) => seenAnswer(name, answers.reply(name))),
	});
	if (accepts("missing") && accepts("wrong-secret")) {
		const title = "whatever the signature, a delivery is accepted";
		return [
			hole("signature-not-checked", title, "fail", "missing", "wrong-secret"),
		];
	}
	const found: Finding[] = [];
	if (accepts("missing") || accepts("empty")) {
		const title = accepts("missing")
			? "a delivery without a signature is accepted"
			: "a delivery with an empty signature is accepted";
		found.push(
			hole("missing-signature-accepted", title, "fail", "missing", "empty"),
		);
	}
	if (accepts("wrong-secret")) {
		const title = "any signature is accepted, as long as there is one";
		const names = ["wrong-secret", "altered"] as const;
		return [...found, hole("presence-only", title, "fail", ...names)];
	}
	if (accepts("altered")) {
		const title = "a delivery changed after signing is accepted";
		found.push(hole("altered-accepted", title, "fail", "altered"));
	}
	if (accepts("truncated")) {
		const title = "half a signature is accepted";
		found.push(
			hole("truncated-signature-accepted", title, "fail", "truncated"),
		);
	}
	// What is signed with the right secret is no hole, but the sign of a check that is not quite Meta's.
	// Under its other header it is also one without the signature that counts.
	if (accepts("sha1") && !accepts("missing")) {
		const title = "the older SHA-1 signature is accepted";
		found.push(hole("sha1-accepted", title, "warn", "sha1"));
	}
	if (accepts("upper-case") || accepts("no-prefix")) {
		const title =
			"a signature is accepted that is not written as Meta writes it";
		found.push(
			hole("loose-signature", title, "warn", "upper-case", "no-prefix"),
		);
	}
	return found;
}

const malformed = ["missing", "empty", "truncated"] as const;

function findCrashes(answers: Answers): readonly Finding[] {
	const fails = (name: RefusalProbeName) =>
		(statusOf(answers.reply(name)) ?? 0) >= 500;
	const crashed = malformed.filter(fails);
	if (crashed.length === 0) return [];
	const isAlways = fails("wrong-secret");
	const what = crashed.map((name) => words[name]).join(", ");
	return [
		{
			code: "signature-crash",
			level: "warn",
			title: isAlways
				? "wrong signatures are answered with a server error"
				: `the signature check crashes: ${what}`,
			seen: (isAlways ? (["wrong-secret"] as const) : crashed).map((name) =>
				seenAnswer(name, answers.reply(name)),
			),
		},
	];
}

const words = {
	missing: "no signature",
	empty: "an empty one",
	truncated: "half of one",
} as const;
