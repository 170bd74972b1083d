import {
	afterAll,
	afterEach,
	beforeAll,
	beforeEach,
	describe,
	expect,
	it,
} from "vitest";
import { localtunnelProvider } from "../../../src/io/tunnel/localtunnel.ts";
import type { TunnelState } from "../../../src/io/tunnel/state.ts";
import {
	superviseTunnel,
	type TunnelSupervision,
} from "../../../src/io/tunnel/supervisor.ts";
import { type Bundle, bundle } from "../../support/tunnel-bundle.ts";
import {
	openTestListener,
	type TestListener,
} from "../../support/tunnel-listener.ts";
import {
	type StandInServer,
	startStandInServer,
} from "../../support/tunnel-localtunnel.ts";

let agent: Bundle;
let listener: TestListener;
let server: StandInServer;
let supervision: TunnelSupervision;
let states: TunnelState[];

beforeAll(async () => {
	agent = await bundle("src/io/tunnel/localtunnel-agent.ts");
});
afterAll(() => agent.remove());

beforeEach(async () => {
	listener = await openTestListener();
	server = await startStandInServer();
	states = [];
	supervision = superviseTunnel({
		providers: [
			localtunnelProvider({
				env: {
					PATH: process.env["PATH"],
					WA_HOOK_LOCALTUNNEL_HOST: server.host,
				},
				agentPath: agent.path,
				nameFreedMs: 300,
			}),
		],
		port: listener.port,
		path: "/webhook",
		desk: listener.desk,
		env: {},
		now: () => Date.now(),
		elapsed: () => performance.now(),
		onChange: (state) => states.push(state),
		signal: new AbortController().signal,
		timing: {
			startMs: 1_000,
			settleEveryMs: 20,
			probeEveryMs: 50,
			retryEveryMs: 20,
			probeTimeoutMs: 200,
			backoffMs: 20,
			backoffLimitMs: 100,
		},
	});
	await expect.poll(status).toBe("up");
});
afterEach(async () => {
	await supervision.stop();
	await server.stop();
	await listener.close();
});

function status(): string {
	return supervision.state().status;
}

/** A wait for what takes a few tries. */
function soon(value: () => unknown) {
	return expect.poll(value, { timeout: 15_000 });
}

describe("a supervised localtunnel", () => {
	it("is down when the server dies, and up under the same name when it is back", async () => {
		const { url } = supervision.state();
		await server.stop();
		await soon(status).toBe("down");
		await soon(() => supervision.state().problem).toMatch(
			/gives no tunnel: connect ECONNREFUSED/,
		);
		await server.start();
		await soon(status).toBe("up");
		expect(supervision.state().url).toBe(url);
	});

	it("is degraded when the server passes nothing on, and opened anew", async () => {
		const { url } = supervision.state();
		server.mood = "deaf";
		await soon(() => supervision.state().problem).toMatch(/^no answer through/);
		expect(status()).toBe("degraded");
		await soon(() => server.given.length).toBeGreaterThan(1);
		server.mood = "well";
		await soon(status).toBe("up");
		expect(supervision.state().url).toBe(url);
	});

	it("says that the server answers 503, and is up when it no longer does", async () => {
		server.mood = "refusing";
		server.dropLegs();
		await soon(() => supervision.state().problem).toMatch(/status code 503/);
		server.mood = "well";
		await soon(status).toBe("up");
	});

	it("says that the server hangs, and is up when it no longer does", async () => {
		server.mood = "silent";
		server.dropLegs();
		await soon(() => supervision.state().problem).toMatch(/does not answer/);
		server.mood = "well";
		await soon(status).toBe("up");
	});

	it("stops while the server hangs", async () => {
		server.mood = "silent";
		server.dropLegs();
		await soon(status).toBe("down");
		await supervision.stop();
	});
});
