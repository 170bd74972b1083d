/** One delivery as a case of a JUnit report. Texts may be anything. */
export interface JunitCase {
	readonly name: string;
	/** The scenario that it is of. */
	readonly scenario?: string | undefined;
	readonly ms: number;
	/** What was not as expected, a sentence each. */
	readonly problems: readonly string[];
	/** Set where there was no answer that could have been wrong. */
	readonly isError?: boolean;
	/** Set where it came to nothing, good or bad: why. */
	readonly skipped?: string;
	/** What was answered, for who looks into a failure. */
	readonly output: string;
}

/** A JUnit report, as CI systems read it. */
export function junitReport(
	cases: readonly JunitCase[],
	about: { readonly ms: number; readonly at: number },
): string {
	const bad = cases.filter(({ problems }) => problems.length > 0);
	const errors = bad.filter(({ isError }) => isError === true).length;
	const skipped = cases.filter(({ skipped }) => skipped !== undefined).length;
	const counts = `tests="${cases.length}" failures="${bad.length - errors}" errors="${errors}" time="${seconds(about.ms)}"`;
	const timestamp = new Date(about.at).toISOString().slice(0, 19);
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		`<testsuites name="wa-hook replay" ${counts}>`,
		`  <testsuite name="wa-hook replay" ${counts} skipped="${skipped}" timestamp="${timestamp}">`,
		...uniquelyNamed(cases).flatMap(caseLines),
		"  </testsuite>",
		"</testsuites>",
		"",
	].join("\n");
}

/** Systems that compare runs take cases of the same class and name for one. */
function uniquelyNamed(cases: readonly JunitCase[]): readonly JunitCase[] {
	const counts = new Map<string, number>();
	return cases.map((each) => {
		const key = JSON.stringify([each.scenario, each.name]);
		const count = (counts.get(key) ?? 0) + 1;
		counts.set(key, count);
		return count === 1 ? each : { ...each, name: `${each.name} (${count})` };
	});
}

function caseLines({
	name,
	scenario = "replay",
	ms,
	problems,
	isError = false,
	skipped,
	output,
}: JunitCase): string[] {
	const start = `    <testcase classname="${escaped(scenario)}" name="${escaped(name)}" time="${seconds(ms)}"`;
	if (skipped !== undefined) {
		const why = `      <skipped message="${escaped(skipped)}"/>`;
		return [`${start}>`, why, "    </testcase>"];
	}
	const [first] = problems;
	if (first === undefined) return [`${start}/>`];
	const text = escaped([...problems, output].join("\n"));
	const tag = isError ? "error" : "failure";
	return [
		`${start}>`,
		`      <${tag} message="${escaped(first)}">${text}</${tag}>`,
		"    </testcase>",
	];
}

function seconds(ms: number): string {
	return (ms / 1000).toFixed(3);
}

/** XML 1.0 has no way to write most control characters, lone surrogates and two noncharacters; they are told as `\u{…}`. */
function escaped(text: string): string {
	return text
		.replace(unspeakable, (character) => {
			const code = character.codePointAt(0) ?? 0;
			return `\\u{${code.toString(16).toUpperCase()}}`;
		})
		.replace(/[<>&"\r\n\t]/g, (character) => `&#${character.charCodeAt(0)};`);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unspeakable = /[\0-\x08\x0b\x0c\x0e-\x1f\p{Cs}\ufffe\uffff]/gu;
