import { expect, it } from "vitest";
import { JsonSyntaxError } from "../../src/webhook/json-tokens.ts";
import { readScenario } from "../../src/webhook/scenario.ts";
import { ScenarioProblem } from "../../src/webhook/scenario-problem.ts";

it("reads the steps, with what stands beside them in each", () => {
	const scenario = readScenario(
		JSON.stringify({
			title: "An order",
			from: "16505551234",
			expect: { status: 200, within: "1s" },
			steps: [
				{ send: "text", as: "order", set: { "text.body": ["a"] } },
				{ pause: "1.5s" },
				{ send: { object: 1 }, from: "1", signature: "bad" },
				{ again: "order", expect: { status: ["2xx", 409], body: "/o[kK]/" } },
			],
		}),
	);
	const usual = {
		status: { said: "200", ranges: [{ from: 200, to: 200 }] },
		withinMs: 1000,
	};
	expect(scenario).toEqual({
		title: "An order",
		steps: [
			{
				type: "send",
				payload: { name: "text" },
				changes: {
					from: "16505551234",
					set: [{ path: "text.body", value: '["a"]' }],
				},
				as: "order",
				expect: usual,
			},
			{ type: "pause", ms: 1500 },
			{
				type: "send",
				payload: { json: '{"object":1}' },
				changes: { from: "1" },
				fault: "bad",
				expect: {
					withinMs: 1000,
					status: { said: "4xx", ranges: [{ from: 400, to: 499 }] },
				},
			},
			{
				type: "again",
				name: "order",
				expect: {
					withinMs: 1000,
					status: {
						said: "2xx, 409",
						ranges: [
							{ from: 200, to: 299 },
							{ from: 409, to: 409 },
						],
					},
					body: /o[kK]/,
				},
			},
		],
	});
});

it.each([
	["[]", "the whole: is not an object"],
	['{"steps":[]}', "steps: is empty"],
	['{"title":"a"}', "steps: is missing"],
	['{"steps":{}}', "steps: is not a list"],
	['{"steps":[{"send":"text","from":12}]}', "steps[0].from: is not a text"],
	['{"steps":[{"pause":2}]}', "steps[0].pause: is not a text like 10s"],
	['{"steps":[{"send":"text","set":"a=b"}]}', "steps[0].set: is not an object"],
	[
		'{"steps":[{"send":"text","expect":200}]}',
		"steps[0].expect: is not an object",
	],
	[
		'{"steps":[{"send":"text","signature":"bd"}]}',
		'steps[0].signature: "bd" is not something known',
	],
	['{"steps":[1]}', "steps[0]: is not an object"],
	['{"steps":[{"as":"a"}]}', "steps[0]: says neither send nor pause nor again"],
	[
		'{"steps":[{"send":"text","pause":"1s"}]}',
		"steps[0]: says both send and pause",
	],
	[
		'{"steps":[{"pause":"2d"}]}',
		'steps[0].pause: "2d" is no duration like 500ms, 10s or 2m',
	],
	[
		'{"steps":[{"send":"text","expect":{"status":"ok"}}]}',
		'steps[0].expect.status: "ok" is no status: 200, 2xx or a list of such',
	],
	[
		'{"steps":[{"send":"text","expect":{"body":"/(/"}}]}',
		"steps[0].expect.body: /(/ is not a regular expression",
	],
	[
		'{"steps":[{"send":7}]}',
		"steps[0].send: expected the name of a fixture, a path or a payload",
	],
	[
		'{"steps":[{"send":"text","as":"a"},{"send":"image","as":"a"}]}',
		'steps[1].as: another step is called "a" already',
	],
	[
		'{"steps":[{"send":"reaction","about":"a"}]}',
		'steps[0].about: no step before it is called "a"',
	],
])("says what is wrong with %s", (json, words) => {
	expect(problemOf(json)).toBe(words);
});

it.each([
	['{"steps":[{"send":"text","abot":"a"}]}', "abot", "about"],
	['{"steps":[{"send":"text","expect":{"withn":"1s"}}]}', "withn", "within"],
	['{"steps":[{"pause":"1s"}],"titel":"a"}', "titel", "title"],
	['{"step":[{"pause":"1s"}]}', "step", "steps"],
	['{"steps":[{"send":"text","signature":"bd"}]}', "bd", "bad"],
])("knows what may be meant in %s", (json, given, meant) => {
	try {
		readScenario(json);
		expect.unreachable();
	} catch (error) {
		if (!(error instanceof ScenarioProblem)) throw error;
		expect(error.given).toBe(given);
		expect(error.known).toContain(meant);
	}
});

it("tells where JSON ends", () => {
	expect(() => readScenario('{"steps":[}')).toThrow(JsonSyntaxError);
});

function problemOf(json: string): string | undefined {
	try {
		readScenario(json);
		return undefined;
	} catch (error) {
		if (!(error instanceof ScenarioProblem)) throw error;
		return `${error.place}: ${error.message}`;
	}
}
