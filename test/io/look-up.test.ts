import { promisify } from "node:util";
import { expect, it } from "vitest";
import { lookUp } from "../../src/io/deliver/look-up.ts";

const find = promisify(lookUp);

it.each(["localhost", "app.localhost"])(
	"finds both families for %s",
	async (name) => {
		expect(await find(name, { all: true })).toEqual([
			{ address: "::1", family: 6 },
			{ address: "127.0.0.1", family: 4 },
		]);
	},
);

it("finds the one that is asked for", async () => {
	expect(await find("localhost", {})).toBe("127.0.0.1");
});
