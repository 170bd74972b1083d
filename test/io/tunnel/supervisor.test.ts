import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { TunnelState } from "../../../src/io/tunnel/state.ts";
import {
	type SupervisorOptions,
	superviseTunnel,
	type TunnelSupervision,
} from "../../../src/io/tunnel/supervisor.ts";
import type { TunnelProvider } from "../../../src/io/tunnel/tunnel.ts";
import {
	openTestListener,
	type TestListener,
} from "../../support/tunnel-listener.ts";
import { scriptedProvider } from "../../support/tunnel-provider.ts";

const never = 3_600_000;
const quick = {
	startMs: 100,
	settleMs: 50,
	settleEveryMs: 10,
	probeEveryMs: 20,
	retryEveryMs: 10,
	probeTimeoutMs: 1_000,
	backoffMs: 10,
	backoffLimitMs: 40,
	lastingMs: 0,
	closeMs: 100,
	clockCheckMs: 10,
};

let ours: TestListener;
let other: TestListener;
let states: TunnelState[] = [];
let supervision: TunnelSupervision | undefined;

beforeEach(async () => {
	ours = await openTestListener();
	other = await openTestListener();
	states = [];
});
afterEach(async () => {
	await supervision?.stop();
	await ours.close();
	await other.close();
});

const url = (listener: TestListener) => `http://127.0.0.1:${listener.port}`;
const alias = (listener: TestListener) =>
	`http://other.localhost:${listener.port}`;
const nowhere = "http://127.0.0.1:1";

function supervise(
	providers: TunnelProvider[],
	more: Partial<SupervisorOptions> = {},
): TunnelSupervision {
	supervision = superviseTunnel({
		providers,
		port: ours.port,
		path: "/webhook",
		desk: ours.desk,
		env: {},
		now: () => Date.now(),
		elapsed: () => performance.now(),
		onChange: (state) => states.push(state),
		signal: new AbortController().signal,
		random: () => 0,
		...more,
		timing: { ...quick, ...more.timing },
	});
	return supervision;
}

/** Each state told of, as `status` or `status: problem`. */
function story(): string[] {
	return states.map(({ status, problem }) =>
		problem === undefined ? status : `${status}: ${problem}`,
	);
}

describe("a tunnel", () => {
	it("is up once a probe has come back through it", async () => {
		const supervision = supervise([
			scriptedProvider("one", { url: url(ours) }),
		]);
		expect(supervision.state()).toMatchObject({
			status: "opening",
			provider: "one",
		});
		await expect.poll(story).toEqual(["up"]);
		expect(supervision.state()).toEqual({
			status: "up",
			provider: "one",
			url: url(ours),
			since: expect.any(Number),
		});
	});

	it("says what the provider has to say about it", async () => {
		supervise([
			scriptedProvider("one", { url: url(ours), note: "another name" }),
		]);
		await expect
			.poll(() => states)
			.toMatchObject([{ status: "up", hint: "another name" }]);
	});

	it("that can't be reached is shown with a warning, and watched until it can", async () => {
		const supervision = supervise([
			scriptedProvider("one", { url: url(other) }, { url: url(ours) }),
		]);
		await expect
			.poll(story)
			.toEqual([expect.stringMatching(/^degraded: .* answers 404$/), "up"]);
		expect(supervision.state().url).toBe(url(ours));
	});

	it("that has ended is opened again, under the same name", async () => {
		const provider = scriptedProvider("one", { url: url(ours) });
		supervise([provider]);
		await expect.poll(story).toEqual(["up"]);
		provider.lose("the server went away");
		await expect
			.poll(story)
			.toEqual(["up", "down: the server went away", "up"]);
		expect(provider.requests[1]?.previousUrl).toBe(url(ours));
		expect(states.map(({ urlChanged }) => urlChanged)).not.toContain(true);
	});

	it("asks for the name of an earlier run", async () => {
		const provider = scriptedProvider("one", { url: url(ours) });
		supervise([provider], { previous: { provider: "one", url: alias(ours) } });
		await expect
			.poll(() => states)
			.toMatchObject([{ status: "up", urlChanged: true }]);
		expect(provider.requests[0]?.previousUrl).toBe(alias(ours));
	});

	it("says once that the address is another one", async () => {
		const provider = scriptedProvider(
			"one",
			{ url: url(ours) },
			{ url: alias(ours) },
		);
		supervise([provider]);
		await expect.poll(story).toEqual(["up"]);
		provider.lose("gone");
		await expect.poll(story).toEqual(["up", "down: gone", "up"]);
		provider.lose("gone again");
		await expect.poll(story).toHaveLength(5);
		expect(states.map(({ urlChanged }) => urlChanged ?? false)).toEqual([
			false,
			false,
			true,
			false,
			false,
		]);
	});

	it("that silently stops to lead here is opened anew", async () => {
		const provider = scriptedProvider("one", { url: url(other) });
		supervise([provider]);
		await expect.poll(() => provider.requests.length).toBeGreaterThan(2);
		expect(provider.tunnels()).toBeLessThanOrEqual(1);
		expect(story()).toEqual([expect.stringMatching(/^degraded/)]);
	});

	it("is kept when it is the network that fails, so that it comes back under its name", async () => {
		const provider = scriptedProvider("one", { url: nowhere });
		let probes = 0;
		const desk = {
			...ours.desk,
			issue: () => {
				probes += 1;
				return ours.desk.issue();
			},
		};
		supervise([provider], { desk });
		await expect.poll(() => probes).toBeGreaterThan(20);
		expect(story()).toEqual([expect.stringContaining("refuses connections")]);
		expect(provider.requests).toHaveLength(1);
	});
});

describe("a provider", () => {
	it("that fails is tried again", async () => {
		supervise([
			scriptedProvider(
				"one",
				{ problem: "503", hint: "wait" },
				{ url: url(ours) },
			),
		]);
		await expect.poll(story).toEqual(["down: 503", "up"]);
		expect(states[0]).toMatchObject({ provider: "one", hint: "wait" });
	});

	it("that hangs and does not listen is given up at the deadline", async () => {
		supervise([scriptedProvider("one", "hangs", { url: url(ours) })]);
		await expect
			.poll(story, { timeout: 5_000 })
			.toEqual(["down: one did not open within 0.1 s", "up"]);
	});

	it("that answers after it was given up is closed", async () => {
		const late = scriptedProvider("late", { url: url(ours) });
		let letOpen = () => {};
		const gate = new Promise<void>((resolve) => {
			letOpen = resolve;
		});
		const slow: TunnelProvider = {
			name: "slow",
			open: (request) => gate.then(() => late.open(request)),
		};
		supervise([slow, scriptedProvider("two", { url: url(ours) })]);
		await expect
			.poll(() => states.at(-1)?.status, { timeout: 5_000 })
			.toBe("up");
		letOpen();
		await expect.poll(() => late.requests.length).toBe(1);
		await expect.poll(late.tunnels).toBe(0);
	});

	it("that is absent is passed over in silence", async () => {
		supervise([
			scriptedProvider("one", { problem: "not installed", absent: true }),
			scriptedProvider("two", { url: url(ours) }),
		]);
		await expect.poll(story).toEqual(["up"]);
		expect(states[0]?.provider).toBe("two");
	});

	it("that fails is named before the next is tried", async () => {
		supervise([
			scriptedProvider("one", { problem: "429" }),
			scriptedProvider("two", { url: url(ours) }),
		]);
		await expect.poll(story).toEqual(["opening: 429", "up"]);
	});

	it("that worked is given some tries of its own before another is taken", async () => {
		const first = scriptedProvider(
			"one",
			{ url: url(ours) },
			{ problem: "away" },
		);
		const second = scriptedProvider("two", { url: alias(ours) });
		supervise([first, second], { timing: { lastingMs: never } });
		await expect.poll(story).toEqual(["up"]);
		first.lose("gone");
		await expect
			.poll(() => states.at(-1))
			.toMatchObject({
				status: "up",
				provider: "two",
				urlChanged: true,
			});
		expect(first.requests).toHaveLength(5);
		expect(second.requests).toHaveLength(1);
	});

	it("that throws something else is a problem like any other", async () => {
		const broken: TunnelProvider = {
			name: "broken",
			open: () => Promise.reject(new TypeError("a bug")),
		};
		supervise([broken]);
		await expect.poll(story).toEqual(["down: a bug"]);
	});
});

describe("a check", () => {
	it("probes at once", async () => {
		const supervision = supervise(
			[scriptedProvider("one", { url: url(ours) })],
			{
				timing: { probeEveryMs: never, retryEveryMs: never },
			},
		);
		await expect.poll(story).toEqual(["up"]);
		await ours.close();
		supervision.check();
		await expect
			.poll(story)
			.toEqual(["up", expect.stringMatching(/^degraded/)]);
		ours = await openTestListener();
	});

	it("is made when the computer has slept", async () => {
		let sleptMs = 0;
		supervise([scriptedProvider("one", { url: url(ours) })], {
			now: () => Date.now() + sleptMs,
			timing: { probeEveryMs: never, retryEveryMs: never },
		});
		await expect.poll(story).toEqual(["up"]);
		await ours.close();
		sleptMs = 60_000;
		await expect
			.poll(story)
			.toEqual(["up", expect.stringMatching(/^degraded/)]);
		ours = await openTestListener();
	});

	it("opens at once instead of waiting", async () => {
		const provider = scriptedProvider(
			"one",
			{ problem: "away" },
			{ url: url(ours) },
		);
		const supervision = supervise([provider], {
			timing: { backoffMs: never, backoffLimitMs: never },
		});
		await expect.poll(story).toEqual(["down: away"]);
		supervision.check();
		await expect.poll(story).toEqual(["down: away", "up"]);
	});
});

describe("a stop", () => {
	it("closes the tunnel and tells of nothing more", async () => {
		const provider = scriptedProvider("one", { url: url(ours) });
		const supervision = supervise([provider]);
		await expect.poll(story).toEqual(["up"]);
		await supervision.stop();
		expect(provider.tunnels()).toBe(0);
		provider.lose("too late");
		expect(story()).toEqual(["up"]);
	});

	it("has the same effect when it comes by the signal", async () => {
		const stop = new AbortController();
		const provider = scriptedProvider("one", { url: url(ours) });
		supervise([provider], { signal: stop.signal });
		await expect.poll(story).toEqual(["up"]);
		stop.abort();
		await expect.poll(provider.tunnels).toBe(0);
	});

	it.each([
		["opening", scriptedProvider("one", "hangs")],
		["closing", scriptedProvider("one", { url: nowhere, stuck: true })],
	])(
		"does not wait for a provider that hangs while %s",
		async (_, provider) => {
			const supervision = supervise([provider], { timing: { startMs: never } });
			await expect.poll(() => provider.requests.length).toBe(1);
			// The test's own time limit is what fails it.
			await supervision.stop();
		},
	);

	it("before the beginning opens nothing", async () => {
		const provider = scriptedProvider("one", { url: url(ours) });
		const supervision = supervise([provider], { signal: AbortSignal.abort() });
		await supervision.stop();
		expect(provider.requests).toEqual([]);
	});
});
