import { suggest } from "../../suggest.ts";
import type { ChangeRemark } from "../../webhook/change.ts";

/** Takes what there is to say of a change in the payload of this name. */
export type TellOfChange = (remark: ChangeRemark, name: string) => void;

/** Tells it of changes that were asked for on the command line. */
export function ofFlags(tell: (text: string) => void): TellOfChange {
	return (remark, name) => {
		const { type } = remark;
		if (type === "unused") {
			tell(`${flags[remark.change]} changes nothing in ${name}`);
		} else if (type === "retyped") {
			const { path, now } = remark;
			const what = /^[-\d]/.test(now) ? "a number" : now;
			tell(
				`${path} was a text and is ${what} now; --set '${path}="${now}"' keeps it a text`,
			);
		} else {
			const words = misspelled(remark, name);
			if (words !== undefined) tell(`--set ${words}`);
		}
	};
}

/**
 * Tells it of changes that stand in a step of a scenario. What stands there has the type it was given, and what stands at the top
 * may have nothing to change in a step: neither is told.
 */
export function ofStep(
	place: string,
	tell: (text: string) => void,
): TellOfChange {
	return (remark, name) => {
		if (remark.type !== "created") return;
		const words = misspelled(remark, name);
		if (words !== undefined) tell(`${place}.set: ${words}`);
	};
}

function misspelled(
	{ path, key, among }: ChangeRemark & { type: "created" },
	name: string,
): string | undefined {
	const meant = suggest(key, among);
	return meant === undefined
		? undefined
		: `${path} makes a new key in ${name}: did you mean ${meant}?`;
}

const flags = {
	from: "--from",
	name: "--name",
	text: "--text",
	phoneNumberId: "--phone-number-id",
	wabaId: "--waba-id",
} as const;
