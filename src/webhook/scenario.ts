import * as z from "zod";
import type { Changes } from "./change.ts";
import type { Expectation, StatusExpectation } from "./expectation.ts";
import { scanTokens } from "./json-tokens.ts";
import { ScenarioProblem } from "./scenario-problem.ts";
import {
	againSchema,
	expectedKeys,
	pauseSchema,
	scenarioSchema,
	sendSchema,
} from "./scenario-schema.ts";
import type { SignatureFault } from "./signature-fault.ts";

/** A conversation as steps, one after the other. */
export interface Scenario {
	readonly title?: string | undefined;
	readonly steps: readonly ScenarioStep[];
}

/** One step; what stands at the top of the scenario is in each already. */
export type ScenarioStep = Pause | Send | Again;

/** Nothing happens for a while. */
export interface Pause {
	readonly type: "pause";
	readonly ms: number;
}

/** A delivery. */
export interface Send {
	readonly type: "send";
	/** The name of a fixture, the path of a file, or the payload itself as JSON. */
	readonly payload: { readonly name: string } | { readonly json: string };
	readonly changes: Changes;
	/** What its message is called from here on. */
	readonly as?: string | undefined;
	/** The message that it is about: its status, a reply or a reaction to it, its edit. */
	readonly about?: string | undefined;
	readonly fault?: SignatureFault | undefined;
	readonly expect: Expected;
}

/** The delivery with the message of this name once more, byte for byte, as Meta redelivers. */
export interface Again {
	readonly type: "again";
	readonly name: string;
	readonly expect: Expected;
}

/** What was said of the reply; what was not is left to who plays the scenario. */
export type Expected = Partial<Expectation>;

/** Reads a scenario. Throws a JsonSyntaxError on anything but JSON, and a ScenarioProblem with the place of what is wrong in it. */
export function readScenario(json: string): Scenario {
	scanTokens(json, () => {});
	const { title, steps, expect, ...common } = checked(
		scenarioSchema,
		JSON.parse(json),
		"",
	);
	const read = steps.map((step, index) =>
		readStep(step, `steps[${index}]`, common, expect),
	);
	refuseUnknownNames(read);
	return { title, steps: read };
}

function readStep(
	step: unknown,
	place: string,
	common: Changes,
	usual: Expected = {},
): ScenarioStep {
	const verb = verbOf(step, place);
	if (verb === "pause") {
		return { type: verb, ms: checked(pauseSchema, step, place).pause };
	}
	if (verb === "again") {
		const { again, expect } = checked(againSchema, step, place);
		return { type: verb, name: again, expect: { ...usual, ...expect } };
	}
	const { send, as, about, signature, expect, set, ...own } = checked(
		sendSchema,
		step,
		place,
	);
	const settings = Object.entries(set ?? {}).map(([path, value]) => ({
		path,
		value: JSON.stringify(value),
	}));
	const refusal = signature === undefined ? {} : { status: refused };
	return {
		type: verb,
		payload:
			typeof send === "string"
				? { name: send }
				: { json: JSON.stringify(send) },
		changes: { ...common, ...own, ...(set && { set: settings }) },
		as,
		about,
		fault: signature,
		expect: { ...usual, ...refusal, ...expect },
	};
}

const verbs = ["send", "pause", "again"] as const;

function verbOf(step: unknown, place: string): (typeof verbs)[number] {
	const { success, data = {} } = z.looseObject({}).safeParse(step);
	const said = verbs.filter((verb) => Object.hasOwn(data, verb));
	const [verb, another] = said;
	if (!success) throw new ScenarioProblem(place, "is not an object");
	if (verb === undefined) {
		const problem = "says neither send nor pause nor again";
		throw new ScenarioProblem(place, problem);
	}
	if (another === undefined) return verb;
	throw new ScenarioProblem(place, `says both ${verb} and ${another}`);
}

/** A name is given once, and before it is used. */
function refuseUnknownNames(steps: readonly ScenarioStep[]): void {
	const names: string[] = [];
	for (const [index, step] of steps.entries()) {
		const place = `steps[${index}]`;
		const [key, used] =
			step.type === "again"
				? ["again", step.name]
				: ["about", step.type === "send" ? step.about : undefined];
		if (used !== undefined && !names.includes(used)) {
			const problem = `no step before it is called "${used}"`;
			throw new ScenarioProblem(`${place}.${key}`, problem, used, names);
		}
		const given = step.type === "send" ? step.as : undefined;
		if (given === undefined) continue;
		if (names.includes(given)) {
			const problem = `another step is called "${given}" already`;
			throw new ScenarioProblem(`${place}.as`, problem);
		}
		names.push(given);
	}
}

const refused: StatusExpectation = {
	said: "4xx",
	ranges: [{ from: 400, to: 499 }],
};

function checked<Schema extends z.ZodObject>(
	schema: Schema,
	value: unknown,
	place: string,
): z.output<Schema> {
	const result = schema.safeParse(value, { reportInput: true });
	if (result.success) return result.data;
	const { issues } = result.error;
	// A key that is misspelled may be the one that is missing.
	const issue =
		issues.find(({ code }) => code === "unrecognized_keys") ?? issues[0];
	if (issue?.code === "unrecognized_keys") {
		const [key = ""] = issue.keys;
		const path = spell(place, [...issue.path, key]);
		const known =
			issue.path.at(-1) === "expect" ? expectedKeys : Object.keys(schema.shape);
		throw new ScenarioProblem(path, "is not something known", key, known);
	}
	const path = spell(place, issue?.path ?? []);
	const given = issue?.code === "invalid_value" ? `${issue.input}` : undefined;
	const known = issue?.code === "invalid_value" ? issue.values.map(String) : [];
	throw new ScenarioProblem(path, `${issue?.message}`, given, known);
}

/** `steps[2].expect.status`. */
function spell(place: string, path: readonly PropertyKey[]): string {
	const text = path.reduce<string>(
		(before, key) =>
			typeof key === "number"
				? `${before}[${key}]`
				: `${before}.${String(key)}`,
		place,
	);
	return text.replace(/^\./, "") || "the whole";
}
