import { describe, expect, it, onTestFinished } from "vitest";
import { appSecret, handshake, post, textMessage } from "../support/meta.ts";
import { startStandInServer } from "../support/tunnel-localtunnel.ts";
import { startRealServer } from "../support/tunnel-real-localtunnel.ts";
import { begin, type Running, type } from "../support/world.ts";

const env = {
	NO_COLOR: "1",
	WHATSAPP_APP_SECRET: appSecret,
	WHATSAPP_VERIFY_TOKEN: "correct horse",
};

function listening(
	flags: readonly string[],
	more: Record<string, string>,
): Promise<Running> {
	return begin(["listen", "--port", "0", ...flags], {
		env: { ...env, ...more },
	});
}

const callback =
	/Callback URL +(http:\/\/\S+\/webhook) +localtunnel, reached from outside/;

describe("through a real localtunnel server", () => {
	async function tunnelled(flags: readonly string[] = []) {
		const server = await startRealServer();
		onTestFinished(() => server.stop());
		const listener = await listening(
			["--tunnel", "localtunnel", "--subdomain", "brave-otter", ...flags],
			{ WA_HOOK_LOCALTUNNEL_HOST: server.host },
		);
		return { server, listener };
	}

	it("handshake and deliveries arrive byte for byte", async () => {
		const { listener } = await tunnelled();
		const [, url = ""] = await listener.says(callback);
		expect(await handshake(url, "correct horse")).toMatchObject({
			status: 200,
			body: "1158201444",
		});
		const body = textMessage("através do túnel 😀 / @ < %");
		expect((await post(url, body)).status).toBe(200);
		expect((await post(url, body, {})).status).toBe(401);
		await listener.stop();
		const { bytes } = await type(["events", "show", "last", "--raw"], {
			cwd: listener.cwd,
		});
		expect(bytes).toEqual(body);
	});

	it("--print-url prints the callback URL and nothing else on stdout", async () => {
		const { listener } = await tunnelled(["--print-url"]);
		const [, url = ""] = await listener.says(callback);
		await post(url, textMessage("shown on stderr"));
		await listener.says(/shown on stderr/);
		expect(listener.stdout()).toBe(`${url}\n`);
	});

	it("--json tells of the address in a line", async () => {
		const { listener } = await tunnelled(["--json"]);
		const [line] = await listener.says(/^.*"status":"up".*$/m);
		expect(JSON.parse(line)).toMatchObject({
			type: "tunnel",
			provider: "localtunnel",
			url: expect.stringContaining("brave-otter"),
		});
	});
});

describe("when the tunnel fails", () => {
	it("says so, goes on locally, and comes back under the same name", async () => {
		const server = await startStandInServer();
		onTestFinished(() => server.stop());
		const listener = await listening(["--tunnel", "localtunnel"], {
			WA_HOOK_LOCALTUNNEL_HOST: server.host,
		});
		const [, url = ""] = await listener.says(callback);
		const [local] = await listener.says(/http:\/\/127\.0\.0\.1:\d+\/webhook/);

		await server.stop();
		await listener.says(/✗ +tunnel +localtunnel is down/);
		expect((await post(local, textMessage("meanwhile"))).status).toBe(200);

		await server.start();
		await listener.says(/✓ +tunnel +localtunnel is (back )?up/);
		expect(
			(await post(url, textMessage("again", { id: "wamid.2" }))).status,
		).toBe(200);
	});

	it("starts at once when the server hangs, and ends at once all the same", async () => {
		const server = await startStandInServer();
		onTestFinished(() => server.stop());
		server.mood = "silent";
		const listener = await listening(["--tunnel", "localtunnel"], {
			WA_HOOK_LOCALTUNNEL_HOST: server.host,
		});
		const [local] = await listener.says(/http:\/\/127\.0\.0\.1:\d+\/webhook/);
		expect((await post(local, textMessage("local"))).status).toBe(200);
		expect(await listener.stop()).toBe(0);
	});

	it("asks for the same name again after a restart", async () => {
		const server = await startStandInServer();
		onTestFinished(() => server.stop());
		const more = { WA_HOOK_LOCALTUNNEL_HOST: server.host };
		const first = await listening(["--tunnel", "localtunnel"], more);
		const [, url] = await first.says(callback);
		await first.stop();
		const second = await begin(
			["listen", "--port", "0", "--tunnel", "localtunnel"],
			{ cwd: first.cwd, env: { ...env, ...more } },
		);
		const [, again] = await second.says(callback);
		expect(again).toBe(url);
	});
});
