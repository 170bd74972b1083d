import { expect, it } from "vitest";
import { junitReport } from "../../src/view/junit.ts";

const about = { ms: 1234, at: Date.UTC(2026, 10, 21, 12) };

it("is a suite with a case for each delivery", () => {
	const report = junitReport(
		[
			{ name: "text", ms: 4, problems: [], output: "ok" },
			{
				name: "image",
				ms: 1500,
				problems: ["expected 200, got 500", "and more"],
				output: "Oops",
			},
		],
		about,
	);
	expect(report).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="wa-hook replay" tests="2" failures="1" errors="0" time="1.234">
  <testsuite name="wa-hook replay" tests="2" failures="1" errors="0" time="1.234" skipped="0" timestamp="2026-11-21T12:00:00">
    <testcase classname="replay" name="text" time="0.004"/>
    <testcase classname="replay" name="image" time="1.500">
      <failure message="expected 200, got 500">expected 200, got 500&#10;and more&#10;Oops</failure>
    </testcase>
  </testsuite>
</testsuites>
`);
});

it("tells apart what came to nothing, good or bad", () => {
	const skipped = "the run <ended>";
	const unsent = { name: "text", ms: 0, problems: [], skipped, output: "" };
	const report = junitReport([unsent], about);
	expect(report).toContain('tests="1" failures="0" errors="0" time');
	expect(report).toContain('skipped="1"');
	expect(report).toContain('<skipped message="the run &#60;ended&#62;"/>');
});

it("tells scenarios apart, and deliveries of the same name", () => {
	const one = { name: "text", ms: 1, problems: [], output: "" };
	const cases = [one, one, { ...one, scenario: "story.json" }];
	const report = junitReport(cases, about);
	expect(report.match(/classname=".*?" name=".*?"/g)).toEqual([
		'classname="replay" name="text"',
		'classname="replay" name="text (2)"',
		'classname="story.json" name="text"',
	]);
});

it.each([
	[`a"b<c>&d`, "a&#34;b&#60;c&#62;&#38;d"],
	["]]>", "]]&#62;"],
	["a\r\n\tb", "a&#13;&#10;&#9;b"],
	["\u0000\u001b[31m", "\\u{0}\\u{1B}[31m"],
	["\ud800\uffff", "\\u{D800}\\u{FFFF}"],
	["松本 👋", "松本 👋"],
])("writes %j so that XML can hold it", (name, written) => {
	const report = junitReport(
		[{ name, ms: 1, problems: [], output: "" }],
		about,
	);
	expect(report).toContain(` name="${written}" time=`);
});
