import * as z from "zod";
import { isLooseObject, type Loose } from "../loose.ts";

/** Holds an object to bring what goes with the word under `key`: `waba_info` with the event `PARTNER_ADDED`. */
export function needs(
	key: string,
	parts: Readonly<Record<string, readonly string[]>>,
): z.core.$ZodCheck<Loose> {
	return z.superRefine<Loose>(
		(value, issues) => {
			const word = value[key];
			if (typeof word !== "string" || !Object.hasOwn(parts, word)) return;
			for (const part of parts[word] ?? []) {
				if (value[part] === undefined) {
					issues.addIssue({ code: "custom", path: [part] });
				}
			}
		},
		// Whatever else is wrong with the object, what is missing is missing.
		{ when: ({ value }) => isLooseObject(value) },
	);
}
