import { expect, it } from "vitest";
import { errorAnnotation } from "../../src/view/annotation.ts";

it("names the file, the title and what is wrong", () => {
	const line = errorAnnotation({
		title: "replay",
		message: "expected 200, got 500\nOops",
		file: "bodies/a.json",
	});
	expect(line).toBe(
		"::error file=bodies/a.json,title=replay::expected 200, got 500%0AOops\n",
	);
});

it("escapes what would end a property", () => {
	expect(errorAnnotation({ title: "a,b: 100%", message: "100%" })).toBe(
		"::error title=a%2Cb%3A 100%25::100%25\n",
	);
});

it.each([
	"x\n::set-output name=a::b",
	"x\r\n::stop-commands::y",
	"x\r::warning::z",
])("leaves %j one line", (message) => {
	const line = errorAnnotation({ title: message, message, file: message });
	expect(line.match(/[\r\n]/g)).toEqual(["\n"]);
	expect(line.endsWith("\n")).toBe(true);
});
