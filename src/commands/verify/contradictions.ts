import { CliError } from "../../errors.ts";
import type { VerifyOptions } from "../verify.ts";

/** Throws CliError for flags that exclude each other, or that would do nothing where they stand. */
export function refuseContradictions(options: VerifyOptions): void {
	const found = beside(options) ?? instead(options) ?? graph(options);
	if (found === undefined) return;
	const [message, hint] = found;
	throw new CliError("contradiction", message, { hint });
}

type Contradiction = readonly [message: string, hint: string];
type Flag = keyof VerifyOptions;

/** Flags that mean something beside another one only. */
const companions: readonly (readonly [flag: Flag, other: Flag])[] = [
	["local", "url"],
	["yes", "fix"],
	["dryRun", "fix"],
	["to", "live"],
	["wait", "live"],
];

function beside(options: VerifyOptions): Contradiction | undefined {
	const found = companions.find(
		([flag, other]) => isGiven(options, flag) && !isGiven(options, other),
	);
	if (found !== undefined) {
		const [flag, other] = found.map(spelled);
		return [`${flag} goes with ${other}`, `add ${other}, or leave it out`];
	}
	if (options.header !== undefined && options.delivery === undefined) {
		return [
			"-H is for the headers of a --delivery: Meta sends none of yours to your app",
			"leave it out",
		];
	}
	if (options.live === true && options.url !== undefined) {
		return [
			"--live waits at wa-hook's own listener, not at another URL",
			"leave out --url; wa-hook listen --forward-to brings your app what arrives",
		];
	}
	return undefined;
}

/** What takes the place of a diagnosis. */
function instead(options: VerifyOptions): Contradiction | undefined {
	const kind = (["explain", "delivery"] as const).find((flag) =>
		isGiven(options, flag),
	);
	if (kind === undefined) return undefined;
	const others: readonly Flag[] = ["explain", "delivery", "url", "live", "fix"];
	const other = others.find((flag) => flag !== kind && isGiven(options, flag));
	if (other === undefined) return undefined;
	return [
		`${spelled(kind)} and ${spelled(other)} are different questions`,
		"ask one of them at a time",
	];
}

function graph(options: VerifyOptions): Contradiction | undefined {
	if (options.graph !== false) return undefined;
	if (options.fix === true) {
		return [
			"--fix repairs through the Graph API, which --no-graph leaves out",
			"leave out --no-graph",
		];
	}
	if (options.to !== undefined) {
		return [
			"--to sends through the Graph API, which --no-graph leaves out",
			"leave out --no-graph",
		];
	}
	return undefined;
}

function isGiven(options: VerifyOptions, flag: Flag): boolean {
	return options[flag] !== undefined && options[flag] !== false;
}

function spelled(flag: Flag): string {
	return `--${flag.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
