import type { Group } from "../webhook/diagnose/code.ts";
import { findCode } from "../webhook/diagnose/codes.ts";
import type { Finding, Level } from "../webhook/diagnose/finding.ts";

/** A way to the app: through its public address, or as it is reached on its own machine. */
export type SideName = "outside" | "inside";

/** What came of one part of the diagnosis. */
export interface DiagnosisPart {
	readonly group: Group;
	/** Which way it shows; none where there is just one, or it concerns no way in particular. */
	readonly side?: SideName | "both";
	readonly findings: readonly Finding[];
}

/** All that a run of `verify` has found out. */
export interface Diagnosis {
	/** The URLs that were asked; nothing of them is masked. */
	readonly sides: Readonly<Record<SideName, URL | undefined>>;
	/** In the order in which they are shown. */
	readonly parts: readonly DiagnosisPart[];
	readonly ms: number;
	/** What else is worth knowing, a sentence or two each. */
	readonly notes: readonly string[];
	/** Whether it was stopped before everything was checked. */
	readonly isCutShort: boolean;
}

/** What is wrong, in our own words, and the finding that says so. */
export interface Answer {
	readonly finding: Finding;
	readonly fault: string;
	readonly fix: string | undefined;
}

/** Why a handshake was not made although nothing is wrong, as far as it is known. */
export interface OpenQuestion {
	readonly finding: Finding | undefined;
	/** What it takes to make it. */
	readonly fix: string | undefined;
}

/** How many findings there are of each level. */
export function countLevels({
	parts,
}: Pick<Diagnosis, "parts">): Record<Level, number> {
	const count = { ok: 0, warn: 0, fail: 0, skip: 0 };
	for (const { level } of findingsOf(parts)) count[level] += 1;
	return count;
}

/** Whether anything came of it: that an address is spelled well says nothing while nobody could be reached there. */
export function isAnythingChecked({
	parts,
}: Pick<Diagnosis, "parts">): boolean {
	return parts.some(({ group, findings }) =>
		findings.some(
			({ level }) =>
				level === "fail" ||
				level === "warn" ||
				(level === "ok" && group !== "address"),
		),
	);
}

/** The answer to "what is wrong?": the first fault, or where nothing failed the first that is worth a warning. */
export function answerOf({
	parts,
}: Pick<Diagnosis, "parts">): Answer | undefined {
	const findings = findingsOf(parts);
	const finding =
		findings.find(({ level }) => level === "fail") ??
		findings.find(({ level }) => level === "warn");
	if (finding === undefined) return undefined;
	const meaning = findCode(finding.code);
	const fault = meaning?.fault ?? finding.title;
	return { finding, fault, fix: fixOf(finding) };
}

/**
 * What keeps it open whether the app answers, where no handshake was made and no event has arrived: that nothing wrong was found
 * says little then. Undefined where either proves it.
 */
export function openQuestionOf({
	parts,
}: Pick<Diagnosis, "parts">): OpenQuestion | undefined {
	const findings = findingsOf(parts);
	const isProven = findings.some(
		({ code, level }) =>
			level === "ok" && (code === "right-token" || code === "event-arrived"),
	);
	if (isProven) return undefined;
	const finding = findings.find(
		({ code, level }) => level === "skip" && hindrances.has(code),
	);
	const fix = finding && (finding.fix ?? findCode(finding.code)?.fix);
	return { finding, fix };
}

const hindrances: ReadonlySet<string> = new Set([
	"right-token",
	"no-network",
	"proxy-in-the-way",
]);

/** What to do about a finding: in this very case, else what its code always asks for. Nothing where nothing is wrong. */
export function fixOf({ code, level, fix }: Finding): string | undefined {
	if (fix !== undefined) return fix;
	const isWrong = level === "fail" || level === "warn";
	return isWrong ? findCode(code)?.fix : undefined;
}

function findingsOf(parts: Diagnosis["parts"]): readonly Finding[] {
	return parts.flatMap(({ findings }) => findings);
}
