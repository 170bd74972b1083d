import { expect, it } from "vitest";
import { spawnBinary, spawnListen } from "../support/binary.ts";
import { post, textMessage } from "../support/meta.ts";

it("kill -9 under load loses nothing that was acknowledged", async () => {
	const acknowledged = new Map<string, Buffer>();
	const { cwd } = await spawnBinary(["--version"]);
	for (let round = 0; round < 3; round++) {
		const { child, url, ended } = await spawnListen([], { cwd });
		let next = 0;
		const lane = async (): Promise<void> => {
			while (next < 2000 && child.exitCode === null) {
				const id = `wamid.${round}.${next++}`;
				const body = textMessage("x".repeat(next * 10), { id });
				const answer = await post(url, body).catch(() => undefined);
				if (answer === undefined) return;
				expect(answer.status).toBe(200);
				acknowledged.set(id, body);
				if (acknowledged.size === 60 * (round + 1)) child.kill("SIGKILL");
			}
		};
		await Promise.all(Array.from({ length: 8 }, lane));
		expect(await ended).toBe("SIGKILL");
	}
	const list = ["events", "list", "--json", "-n", "10000"];
	const { ended, stdout } = await spawnBinary(list, { cwd });
	expect(await ended).toBe(0);
	const recorded = stdout()
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line))
		.filter(({ type }) => type === "event");
	const ids = new Map(recorded.map((it) => [it.messageId, it.delivery]));
	expect([...acknowledged.keys()].filter((id) => !ids.has(id))).toEqual([]);
	const [last = ""] = [...acknowledged.keys()].slice(-1);
	const show = ["events", "show", String(ids.get(last)), "--raw"];
	const shown = await spawnBinary(show, { cwd });
	await shown.ended;
	expect(shown.stdout()).toBe(acknowledged.get(last)?.toString());
});
