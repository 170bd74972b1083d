import { findCode } from "./codes.ts";
import type { Finding } from "./finding.ts";

/** From where a finding was seen: through the public address, at the app's own, or at both. */
export type Side = "outside" | "inside" | "both";

/** A finding, and from where it was seen. */
export interface SidedFinding extends Finding {
	readonly side: Side;
}

/**
 * The findings of the same checks made from both sides, as one list in which what is the same on both stands once. Where the app
 * is fine and the public address isn't, one finding on top says so, and holds what was seen there.
 */
export function compareSides({
	outside,
	inside,
}: {
	readonly outside: readonly Finding[];
	readonly inside: readonly Finding[];
}): readonly SidedFinding[] {
	const failed = outside.filter(isFailure);
	if (failed.length > 0 && isHealthy(inside)) {
		return [onlyOutside(failed), ...rest(outside, inside)];
	}
	if (inside.some(isFailure) && isHealthy(outside)) {
		return [onlyInside(inside.filter(isFailure)), ...rest(outside, inside)];
	}
	return merged(outside, inside);
}

function isFailure({ level }: Finding): boolean {
	return level === "fail";
}

/** Whether something was found to be right, and nothing to be wrong: what could not be checked is not healthy. */
function isHealthy(findings: readonly Finding[]): boolean {
	return (
		findings.some(({ level }) => level === "ok") && !findings.some(isFailure)
	);
}

function onlyOutside(failed: readonly Finding[]): SidedFinding {
	const [first] = failed;
	const fix = first && (first.fix ?? findCode(first.code)?.fix);
	return {
		code: "only-outside",
		level: "fail",
		title:
			"the app answers rightly at its own address, not through the public one",
		seen: failed.flatMap(({ title, seen = [] }) => [
			`through the public address: ${title}`,
			...seen,
		]),
		...(fix !== undefined && { fix }),
		...(first?.commands && { commands: first.commands }),
		side: "outside",
	};
}

function onlyInside(failed: readonly Finding[]): SidedFinding {
	return {
		code: "only-inside",
		level: "warn",
		title: "the public address answers rightly, the local one doesn't",
		seen: failed.flatMap(({ title, seen = [] }) => [
			`at the local address: ${title}`,
			...seen,
		]),
		side: "inside",
	};
}

/** What remains besides the failures of one side, which are told already. */
function rest(
	outside: readonly Finding[],
	inside: readonly Finding[],
): readonly SidedFinding[] {
	return merged(
		outside.filter((finding) => !isFailure(finding)),
		inside.filter((finding) => !isFailure(finding)),
	);
}

/** What came out the same on both sides once, as the app's own address shows it; then what only the public one shows. */
function merged(
	outside: readonly Finding[],
	inside: readonly Finding[],
): readonly SidedFinding[] {
	const shared = (finding: Finding, others: readonly Finding[]): boolean =>
		others.some(
			({ code, level }) => code === finding.code && level === finding.level,
		);
	return [
		...inside.map((finding) => sided(finding, shared(finding, outside))),
		...outside
			.filter((finding) => !shared(finding, inside))
			.map((finding): SidedFinding => ({ ...finding, side: "outside" })),
	];
}

function sided(finding: Finding, isShared: boolean): SidedFinding {
	if (!isShared) return { ...finding, side: "inside" };
	if (finding.level === "ok") return { ...finding, side: "both" };
	return {
		...finding,
		seen: [...(finding.seen ?? []), "the same through the public address"],
		side: "both",
	};
}
