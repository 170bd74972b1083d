import { expect, it } from "vitest";
import { fixture } from "../../src/library/fixture.ts";
import { readEvents } from "../../src/library/read-events.ts";

it("reads the events of a body in any shape", () => {
	const { body, payload, events } = fixture("batch");
	expect(readEvents(body)).toEqual(events);
	expect(readEvents(payload)).toEqual(events);
	expect(readEvents("not JSON")).toEqual([]);
});
