import type { DiagnosisPart, SideName } from "../../view/diagnosis.ts";
import type { Group } from "../../webhook/diagnose/code.ts";
import {
	compareSides,
	type SidedFinding,
} from "../../webhook/diagnose/compare.ts";
import type { Finding } from "../../webhook/diagnose/finding.ts";

/** What was found on one way to the app. */
export interface SeenOnSide {
	readonly side: SideName;
	readonly findings: readonly Finding[];
}

/** What was found on both sides, compared; what was found on one as it is. The side that holds the cause comes first. */
export function together(
	group: Group,
	seen: readonly SeenOnSide[],
): DiagnosisPart[] {
	const of = (name: SideName) =>
		seen.find(({ side }) => side === name)?.findings;
	const outside = of("outside");
	const inside = of("inside");
	if (outside === undefined || inside === undefined) {
		return [{ group, findings: outside ?? inside ?? [] }];
	}
	const compared = compareSides({ outside, inside });
	const sides = [...new Set(compared.map(({ side }) => side))];
	return sides.map((side) => ({
		group,
		side,
		findings: compared.filter((each) => each.side === side).map(withoutSide),
	}));
}

function withoutSide({ side: _, ...finding }: SidedFinding): Finding {
	return finding;
}
