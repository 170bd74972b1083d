import { bodyReadings } from "../../body-guesses.ts";
import type { BodyReading } from "../../body-reading.ts";
import type { Finding } from "../finding.ts";
import { type Answers, seenAnswer } from "./answers.ts";
import {
	type SignedProbeName,
	shapeProbes,
	signedProbes,
	spellingProbes,
} from "./probe.ts";
import { dashboardStamp } from "./samples.ts";

/** Which bytes an app hashes, where which bodies it takes and which it refuses shows that they aren't those that came. */
export function diagnoseBytes(answers: Answers): readonly Finding[] {
	if (answers.accepts("reserialised") && !answers.accepts("wrong-secret")) {
		return [reserialised("the re-serialised JSON", answers)];
	}
	if (!answers.accepts("plain")) return [];
	const refused = spellings.filter(answers.refusesSignature);
	const misshapen = shapes.filter(answers.refusesSignature);
	if (refused.length === 0 && misshapen.length === 0) return [];
	// A reading that changes none of the bodies that were refused explains nothing.
	const reading =
		refused.length > 0
			? likely.find((each) => explains(each, answers))
			: undefined;
	if (reading === undefined) return [otherBytes(answers)];
	return reading.code === "body-charset"
		? [misread(reading.name, answers)]
		: [reserialised(reading.name, answers)];
}

// What indented JSON alone would show is more likely its white space than its line ends.
const likely = bodyReadings.filter(({ code }) => code !== "body-line-ends");

const spellings = namesOf(spellingProbes);
const shapes = namesOf(shapeProbes);

function namesOf<Name extends SignedProbeName>(
	probes: Readonly<Record<Name, unknown>>,
): readonly Name[] {
	return Object.keys(probes) as Name[];
}

/** Whether an app that hashes this reading of each body would have answered as this one did. */
function explains({ read }: BodyReading, answers: Answers): boolean {
	return spellings.every((name) => {
		const isRefused = answers.refusesSignature(name);
		if (!isRefused && !answers.accepts(name)) return true;
		const body = signedProbes[name].body(dashboardStamp);
		const made = read(body);
		return isRefused === (made !== undefined && !made.equals(body));
	});
}

function reserialised(name: string, answers: Answers): Finding {
	return {
		code: "reserialised",
		level: "fail",
		title: `the app hashes ${name}, not the bytes as they came`,
		seen: seenOf(answers),
	};
}

function misread(name: string, answers: Answers): Finding {
	return {
		code: "wrong-charset",
		level: "fail",
		title: `the app hashes ${name}`,
		seen: seenOf(answers),
	};
}

function otherBytes(answers: Answers): Finding {
	return {
		code: "other-bytes",
		level: "fail",
		title: "some rightly signed bodies are refused, others accepted",
		seen: seenOf(answers),
	};
}

function seenOf(answers: Answers): readonly string[] {
	const isAboutShape = shapes.some(answers.refusesSignature);
	const all = isAboutShape ? [...spellings, ...shapes] : spellings;
	const titles = (names: readonly SignedProbeName[]) =>
		names.map((name) => signedProbes[name].title).join(", ");
	const accepted = all.filter(answers.accepts);
	const refused = all.filter(answers.refusesSignature);
	const lines = [
		accepted.length > 0 ? `accepted: ${titles(accepted)}` : undefined,
		refused.length > 0 ? `refused: ${titles(refused)}` : undefined,
		answers.accepts("reserialised")
			? seenAnswer("reserialised", answers.reply("reserialised"))
			: undefined,
	];
	return lines.filter((line) => line !== undefined);
}
