import { looseList } from "../../loose.ts";
import { type Rule, violation } from "./violation.ts";

/** Tells the cards of a carousel that are of another kind than the first; what is wrong about them stands at the given place in each. */
export function alike(
	kind: (card: unknown) => unknown,
	place: readonly string[],
): Rule {
	return (value, path) => {
		const kinds = looseList(value).map(kind);
		const first = kinds.find((each) => typeof each === "string");
		return kinds.flatMap((each, index) =>
			typeof each !== "string" || each === first
				? []
				: violation(
						[...path, index, ...place],
						"is another than on the cards before, which have to be alike",
					),
		);
	};
}
