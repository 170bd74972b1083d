import type { Remedy } from "../webhook/diagnose/account/remedies.ts";
import { findCode, type KnownCode } from "../webhook/diagnose/codes.ts";
import { countLevels, type Diagnosis, fixOf } from "./diagnosis.ts";
import type { RemedyOutcome } from "./diagnosis-remedies.ts";
import type { Line } from "./schema.ts";
import { shownOf } from "./seen.ts";

/** A diagnosis as lines of `--json`: each finding, then the result. What was seen is without secrets, the rest is still to be redacted. */
export function diagnosisLines(
	diagnosis: Diagnosis,
	redact: (text: string) => string,
): Line[] {
	const { parts, ms, isCutShort } = diagnosis;
	const { ok, warn, fail, skip } = countLevels(diagnosis);
	const findings = parts.flatMap(({ group, side, findings }) =>
		findings.map((finding): Line => {
			const { code, level, title, seen, commands } = finding;
			const isWrong = level === "fail" || level === "warn";
			return {
				v: 1,
				type: "finding",
				code,
				level,
				group,
				side,
				title,
				fault: isWrong ? findCode(code)?.fault : undefined,
				seen: seen && shownOf(seen, redact).join("\n"),
				fix: fixOf(finding),
				commands: commands && [...commands],
			};
		}),
	);
	return [
		...findings,
		{
			v: 1,
			type: "result",
			ok,
			failed: fail,
			warnings: warn,
			skipped: skip,
			ms: Math.round(ms),
			cutShort: isCutShort ? "stopped" : undefined,
		},
	];
}

/** What a finding code means as a line of `--json`. */
export function codeLine({ code, group, fault, fix, about }: KnownCode): Line {
	return {
		v: 1,
		type: "finding-code",
		code,
		group,
		fault,
		fix,
		about: [...about],
	};
}

/** A remedy and what came of it as a line of `--json`. */
export function remedyLine(
	{ title, changes, undo, mends }: Remedy,
	outcome: RemedyOutcome,
	detail: string | undefined,
): Line {
	return {
		v: 1,
		type: "remedy",
		title,
		outcome,
		mends: [...mends],
		changes: changes.map(({ what, from, to }) => ({ what, from, to })),
		undo: [...undo],
		detail,
	};
}
