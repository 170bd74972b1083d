import type { Line } from "../../view/schema.ts";
import type { Caption } from "./view.ts";

/** A step of a scenario as a line of `--json`; `delivery` is the number of its POST. */
export function stepLine(
	{ scenario, title, step, as, about, again, fault, waitMs, expect }: Caption,
	delivery: number,
): Line {
	const { status, withinMs, body } = expect;
	const expected = {
		...(status !== undefined && { status: status.said }),
		...(withinMs !== undefined && { withinMs }),
		...(body !== undefined && { body: `${body}` }),
	};
	return {
		v: 1,
		type: "step",
		delivery,
		scenario,
		title,
		step,
		as,
		about,
		again,
		signature: fault,
		...(waitMs > 0 && { waitMs }),
		...(Object.keys(expected).length > 0 && { expect: expected }),
	};
}
