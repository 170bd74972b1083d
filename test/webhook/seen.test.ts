import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readNotedEvents } from "../../src/webhook/noted-events.ts";
import { createSeen } from "../../src/webhook/seen.ts";

const start = Date.UTC(2026, 8, 15, 10);

/** The n-th delivery, ten seconds after the one before. */
function delivery(n: number, value: object) {
	const body = Buffer.from(
		JSON.stringify({ entry: [{ changes: [{ field: "messages", value }] }] }),
	);
	return { id: n, receivedAt: start + n * 10_000, body };
}

function look(seen: ReturnType<typeof createSeen>, n: number, value: object) {
	const arrived = delivery(n, value);
	return seen.look(arrived, readNotedEvents(arrived.body).events);
}

const message = (id: string, body = "Hi") => ({
	messages: [{ id, type: "text", text: { body } }],
});
const status = (id: string, name: string, over = {}) => ({
	statuses: [
		{
			id,
			status: name,
			timestamp: "1789466400",
			recipient_id: "1650",
			...over,
		},
	],
});
const first = { count: 1 };

describe("what comes again", () => {
	it("is known by its body, each time, since the first", () => {
		const seen = createSeen();
		expect(look(seen, 1, message("a"))).toEqual({
			delivery: first,
			events: [first],
		});
		look(seen, 2, message("b"));
		const again = { count: 2, duplicateOf: 1, firstSeenAt: start + 10_000 };
		expect(look(seen, 3, message("a"))).toEqual({
			delivery: again,
			events: [again],
		});
		expect(look(seen, 4, message("a")).delivery).toEqual({
			...again,
			count: 3,
		});
	});

	it("is known by its message id when the batch around it differs", () => {
		const seen = createSeen();
		look(seen, 1, message("a"));
		const batch = {
			messages: [...message("b").messages, ...message("a").messages],
		};
		expect(look(seen, 2, batch)).toEqual({
			delivery: first,
			events: [
				first,
				{ count: 2, duplicateOf: 1, firstSeenAt: start + 10_000 },
			],
		});
	});

	it("is known by a call's id and what happened to it", () => {
		const seen = createSeen();
		const call = (n: number, event: string) => {
			const value = { calls: [{ id: "wacid.A", event }] };
			const entry = [{ changes: [{ field: "calls", value }] }];
			const body = Buffer.from(JSON.stringify({ n, entry }));
			return seen.look(
				{ id: n, receivedAt: start, body },
				readNotedEvents(body).events,
			).events;
		};
		call(1, "connect");
		expect(call(2, "terminate")).toEqual([first]);
		expect(call(3, "connect")).toEqual([
			{ count: 2, duplicateOf: 1, firstSeenAt: start },
		]);
	});

	it("is known by message id and status", () => {
		const seen = createSeen();
		look(seen, 1, status("a", "sent"));
		expect(look(seen, 2, status("a", "delivered")).events).toEqual([first]);
		expect(
			look(seen, 3, status("a", "sent", { pricing: {} })).events,
		).toMatchObject([{ count: 2, duplicateOf: 1 }]);
	});

	it("is not what another participant of the group did", () => {
		const seen = createSeen();
		const to = (participant: string) =>
			status("a", "read", {
				recipient_type: "group",
				recipient_participant_id: participant,
			});
		look(seen, 1, to("1650"));
		expect(look(seen, 2, to("1651")).events).toEqual([first]);
	});

	it("is only a body when the event has no id", () => {
		const seen = createSeen();
		look(seen, 1, { errors: [{ code: 1 }] });
		expect(look(seen, 2, { errors: [{ code: 1 }] })).toEqual({
			delivery: { count: 2, duplicateOf: 1, firstSeenAt: start + 10_000 },
			events: [first],
		});
	});

	it("is known by the digest the caller has at hand", () => {
		const seen = createSeen();
		seen.look(delivery(1, message("a")), [], "digest");
		expect(
			seen.look(delivery(2, message("b")), [], "digest").delivery.duplicateOf,
		).toBe(1);
	});
});

describe("what is recalled backwards", () => {
	it("is as if it had been looked at in its order", () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1 }),
				(ids) => {
					const looking = createSeen();
					const recalling = createSeen();
					const arrived = ids.map((id, n) => delivery(n, message(id)));
					for (const each of arrived)
						looking.look(each, readNotedEvents(each.body).events);
					for (const each of arrived.toReversed())
						recalling.recall(each, readNotedEvents(each.body).events);
					for (const id of ["a", "b", "c"])
						expect(look(recalling, 99, message(id))).toEqual(
							look(looking, 99, message(id)),
						);
				},
			),
		);
	});
});

describe("the memory is bounded", () => {
	it("keeps at least the latest, and forgets the rest", () => {
		const seen = createSeen({ limit: 20 });
		for (let n = 1; n <= 100; n += 1) look(seen, n, message(`m${n}`));
		// Each delivery takes two keys: its body and its message.
		expect(look(seen, 101, message("m91")).delivery.count).toBe(2);
		expect(look(seen, 102, message("m1")).delivery.count).toBe(1);
	});

	it("keeps what keeps coming", () => {
		const seen = createSeen({ limit: 20 });
		for (let n = 1; n <= 100; n += 1) {
			look(seen, 2 * n, message("again"));
			look(seen, 2 * n + 1, message(`m${n}`));
		}
		expect(look(seen, 300, message("again")).delivery).toMatchObject({
			count: 101,
			duplicateOf: 2,
		});
	});

	it("tells ids of any length apart", () => {
		const seen = createSeen();
		const long = "x".repeat(100_000);
		look(seen, 1, message(`${long}1`));
		expect(look(seen, 2, message(`${long}2`)).events).toEqual([first]);
		expect(look(seen, 3, message(`${long}1`, "other")).events).toMatchObject([
			{ count: 2 },
		]);
	});
});

describe("sentAt", () => {
	it("is when the first sent status says the message left", () => {
		const seen = createSeen();
		expect(seen.sentAt("a")).toBeUndefined();
		look(seen, 1, status("a", "delivered"));
		expect(seen.sentAt("a")).toBeUndefined();
		look(seen, 2, status("a", "sent"));
		look(seen, 3, status("a", "sent", { timestamp: "1789469999" }));
		expect(seen.sentAt("a")).toBe(1_789_466_400_000);
	});
});
