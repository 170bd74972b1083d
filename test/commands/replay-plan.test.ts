import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createPlan } from "../../src/commands/replay/plan.ts";
import { createQueue } from "../../src/commands/replay/queue.ts";
import type { Source } from "../../src/commands/sources.ts";

function sources(...names: string[]): Source[] {
	return names.map((name) => {
		return { name, load: async () => ({ name, body: Buffer.from("{}") }) };
	});
}

const plain = { batch: 1, copies: 1, shuffle: false };

describe("the plan", () => {
	it("keeps copies together and batches whole", () => {
		const manner = { ...plain, batch: 2, copies: 2 };
		const plan = createPlan(sources("a", "b", "c"), manner, randomBytes);
		const shown = plan.map(({ post, sources, copy }) => {
			return `${post} ${sources.map(({ name }) => name).join("+")} ${copy}`;
		});
		expect(shown).toEqual(["0 a+b 1", "0 a+b 2", "1 c 1", "1 c 2"]);
	});

	it("shuffles all, and calls the first of the copies the first", () => {
		const names = Array.from({ length: 50 }, (_, i) => `${i}`);
		const manner = { ...plain, copies: 2, shuffle: true };
		const plan = createPlan(sources(...names), manner, randomBytes);
		const posts = plan.map(({ post }) => post);
		expect(posts.toSorted((a, b) => a - b)).toEqual(
			names.flatMap((_, i) => [i, i]),
		);
		expect(posts).not.toEqual(posts.toSorted((a, b) => a - b));
		for (const [index, { post, copy }] of plan.entries()) {
			const earlier = posts.slice(0, index).includes(post);
			expect(copy).toBe(earlier ? 2 : 1);
		}
	});
});

describe("the queue", () => {
	it("spreads what is new over time", () => {
		const queue = createQueue(["a", "b"], 100, 1000);
		expect(queue.take(1000)).toEqual({ item: "a", at: 1000 });
		expect(queue.take(1000)).toEqual({ item: "b", at: 1100 });
		expect(queue.take(1000)).toBeUndefined();
	});

	it("doesn't make up for time that a slow reply took", () => {
		const queue = createQueue(["a", "b", "c", "d"], 100, 1000);
		queue.take(1000);
		expect(queue.take(1350)).toEqual({ item: "b", at: 1100 });
		expect(queue.take(1360)).toEqual({ item: "c", at: 1450 });
		expect(queue.take(1450)).toEqual({ item: "d", at: 1550 });
	});

	it("puts what is due again before what is new, and the rest behind it", () => {
		const queue = createQueue(["a", "b", "c"], 0, 0);
		queue.take(0);
		queue.again("later", 50);
		queue.again("now", 10);
		expect(queue.take(10)?.item).toBe("now");
		expect(queue.take(10)?.item).toBe("b");
		expect(queue.take(60)?.item).toBe("later");
		expect(queue.take(60)?.item).toBe("c");
	});

	it("waits for what is to come again when there is nothing else", () => {
		const queue = createQueue<string>([], 0, 0);
		queue.again("b", 20);
		queue.again("a", 10);
		expect(queue.take(0)).toEqual({ item: "a", at: 10 });
		expect(queue.take(0)).toEqual({ item: "b", at: 20 });
	});
});
