import { ChangeProblem } from "./change-problem.ts";

/** A key of an object, or the number of an item, from 0. */
export type Step = string | number;

/** Reads `messages[0].text.body`; a key with a dot in it is written `["a.b"]`. Throws ChangeProblem for what is no path. */
export function readPath(path: string): readonly [Step, ...Step[]] {
	const steps: Step[] = [];
	let at = 0;
	while (at < path.length) {
		step.lastIndex = at;
		const { 0: read, groups = {} } = step.exec(path) ?? { 0: "" };
		const { key, index, quoted } = groups;
		const isMisjoined =
			key !== undefined && read.startsWith(".") === (at === 0);
		if (read === "" || isMisjoined) throw noPath(path);
		steps.push(
			key ?? (index === undefined ? String(JSON.parse(quoted ?? "")) : +index),
		);
		at += read.length;
	}
	const [first, ...others] = steps;
	if (first === undefined) throw noPath(path);
	return [first, ...others];
}

/** Steps as `readPath` reads them. */
export function spellPath(steps: readonly Step[]): string {
	return steps.reduce<string>((spelled, each) => {
		if (typeof each === "number") return `${spelled}[${each}]`;
		if (!/^[^.[\]]+$/.test(each)) return `${spelled}[${JSON.stringify(each)}]`;
		return spelled === "" ? each : `${spelled}.${each}`;
	}, "");
}

const step =
	/\.?(?<key>[^.[\]]+)|\[(?<index>\d{1,6})\]|\[(?<quoted>"(?:[^"\\\p{Cc}]|\\["\\])*")\]/uy;

function noPath(path: string): ChangeProblem {
	return new ChangeProblem("a path is like messages[0].text.body", path);
}
