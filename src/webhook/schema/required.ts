import * as z from "zod";
import { isLooseObject, type Loose } from "../loose.ts";

/** Lets a check run on any object: whatever else is wrong with it, what is missing is missing. */
export const alsoWhenOdd = {
	when: ({ value }: z.core.ParsePayload) => isLooseObject(value),
};

/** Holds an object to bring the part that its `type` names, where it is one of `parts`: an `image` with the type `image`. */
export function partOfType(parts: object): z.core.$ZodCheck<Loose> {
	return z.superRefine<Loose>((value, issues) => {
		const { type } = value;
		if (typeof type !== "string" || !Object.hasOwn(parts, type)) return;
		if (value[type] === undefined) {
			issues.addIssue({ code: "custom", path: [type] });
		}
	}, alsoWhenOdd);
}

/** Holds an object to name somebody by at least one of two keys. */
export function either(one: string, other: string): z.core.$ZodCheck<Loose> {
	return z.superRefine<Loose>((value, issues) => {
		if (value[one] !== undefined || value[other] !== undefined) return;
		issues.addIssue({
			code: "custom",
			message: `has neither ${one} nor ${other}`,
		});
	}, alsoWhenOdd);
}
