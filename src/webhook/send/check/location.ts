import { object } from "./structure.ts";
import { anyText } from "./values.ts";
import { type Rule, violation, wrongType } from "./violation.ts";

/** A point on the earth, and what it is called. */
export const location: Rule = object(
	{ latitude: degrees(90), longitude: degrees(180) },
	{ name: anyText, address: anyText },
);

/** Meta takes them as numbers and as texts. */
function degrees(most: number): Rule {
	return (value, path) => {
		if (typeof value !== "number" && typeof value !== "string") {
			return wrongType(value, path, "a number");
		}
		if (!/^-?\d+(\.\d+)?(e-?\d+)?$/.test(String(value))) {
			return violation(path, "is not a number of degrees");
		}
		return Math.abs(Number(value)) <= most
			? []
			: violation(path, `is not between -${most} and ${most}`, most);
	};
}
