import { describe, expect, it } from "vitest";
import { createLanes } from "../../src/commands/lanes.ts";

const limits = { concurrency: 2, waiting: 4, bytes: 100 };

/** Work that ends when it is told to, and a log of what began. */
function workshop() {
	const began: string[] = [];
	const ends = new Map<string, () => void>();
	const work = (name: string) => () => {
		began.push(name);
		return new Promise<string>((resolve) =>
			ends.set(name, () => resolve(name)),
		);
	};
	const end = async (name: string) => {
		ends.get(name)?.();
		await new Promise(setImmediate);
	};
	return { began, work, end };
}

describe("lanes", () => {
	it("keep the order within a lane and work side by side across lanes", async () => {
		const { began, work, end } = workshop();
		const lanes = createLanes(limits);
		void lanes.run("a", 1, work("a1"));
		void lanes.run("a", 1, work("a2"));
		void lanes.run("b", 1, work("b1"));
		await new Promise(setImmediate);
		expect(began).toEqual(["a1", "b1"]);
		await end("a1");
		expect(began).toEqual(["a1", "b1", "a2"]);
	});

	it("go on behind work that failed", async () => {
		const lanes = createLanes(limits);
		const failing = lanes.run("a", 1, () => Promise.reject(new Error("no")));
		const next = lanes.run("a", 1, async () => "yes");
		await expect(failing).rejects.toThrow("no");
		expect(await next).toBe("yes");
	});

	it.each([
		["too many", [1, 1, 1, 1, 1]],
		["too large", [60, 60]],
	])("refuse what is %s", async (_, sizes) => {
		const { work } = workshop();
		const lanes = createLanes(limits);
		const all = sizes.map((bytes, index) =>
			lanes.run("a", bytes, work(`w${index}`)),
		);
		expect(await all.at(-1)).toBeUndefined();
	});
});
