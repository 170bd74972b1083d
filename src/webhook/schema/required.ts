import * as z from "zod";
import { isLooseObject, type Loose } from "../loose.ts";

/** Lets a check run on any object: whatever else is wrong with it, what is missing is missing. */
export const alsoWhenOdd = {
	when: ({ value }: z.core.ParsePayload) => isLooseObject(value),
};

/** Holds an object to bring what goes with the word under `key`: `waba_info` with the event `PARTNER_ADDED`. */
export function needs(
	key: string,
	parts: Readonly<Record<string, readonly string[]>>,
): z.core.$ZodCheck<Loose> {
	return z.superRefine<Loose>((value, issues) => {
		const word = value[key];
		if (typeof word !== "string" || !Object.hasOwn(parts, word)) return;
		for (const part of parts[word] ?? []) {
			if (value[part] === undefined) {
				issues.addIssue({ code: "custom", path: [part] });
			}
		}
	}, alsoWhenOdd);
}

/** Holds an object to bring the part that its `type` names, where it is one of `parts`: an `image` with the type `image`. */
export function partOfType(parts: object): z.core.$ZodCheck<Loose> {
	const types = Object.keys(parts).map((type) => [type, [type]]);
	return needs("type", Object.fromEntries(types));
}

/** Holds an object to name somebody by at least one of two keys, unless it need not. */
export function either(
	one: string,
	other: string,
	needNot: (value: Loose) => boolean = () => false,
): z.core.$ZodCheck<Loose> {
	return z.superRefine<Loose>((value, issues) => {
		if (isSaid(value[one]) || isSaid(value[other]) || needNot(value)) return;
		issues.addIssue({
			code: "custom",
			message: `has neither ${one} nor ${other}`,
		});
	}, alsoWhenOdd);
}

function isSaid(id: unknown): boolean {
	return id !== undefined && id !== "";
}
