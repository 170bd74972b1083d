import { inFolder, startListener, wahook } from "./listener.js";
import { connectTo, inLanes, textMessage } from "./meta.js";
import { promise } from "./promise.js";

const ROUNDS = 20;
const MAX_PER_ROUND = 20_000;

/** kill -9 at random moments under load: what was acknowledged is in the record, each body byte for byte. */
export function kill() {
	return inFolder(async (folder) => {
		const acknowledged = new Map();
		for (let round = 0; round < ROUNDS; round++)
			await killedUnderLoad(folder, round, acknowledged);
		const recorded = await readBack(folder);
		const lost = [...acknowledged.keys()].filter((id) => !recorded.has(id));
		promise(
			lost.length === 0,
			`${lost.length} of ${acknowledged.size} acknowledged deliveries are lost, first ${lost[0]}`,
		);
		await bytesAreTrue(folder, acknowledged, recorded);
		return `${ROUNDS} kills, ${acknowledged.size} acknowledged, ${recorded.size} recorded, none lost`;
	});
}

async function killedUnderLoad(folder, round, acknowledged) {
	const listener = await startListener({ folder });
	const meta = connectTo(listener.port);
	const dueAfter = Math.random() * 400;
	let killing;
	await inLanes(20, MAX_PER_ROUND, async (index) => {
		const id = `wamid.${round}.${index}`;
		const body = textMessage(id, `${"x".repeat(Math.random() * 4000)} é😀`);
		const status = await meta.post(body);
		killing ??= setTimeout(() => listener.child.kill("SIGKILL"), dueAfter);
		if (status === 200) acknowledged.set(id, body);
		return status !== undefined;
	});
	meta.close();
	listener.child.kill("SIGKILL");
	clearTimeout(killing);
	await listener.exited;
}

/** Delivery ids by message id. */
async function readBack(folder) {
	const { stdout } = await wahook(folder, [
		"events",
		"list",
		"--json",
		"-n",
		"1000000",
	]);
	const events = stdout
		.toString("utf8")
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line))
		.filter(({ type }) => type === "event");
	return new Map(
		events.map(({ messageId, delivery }) => [messageId, delivery]),
	);
}

async function bytesAreTrue(folder, acknowledged, recorded) {
	const all = [...acknowledged.keys()];
	for (let sample = 0; sample < 10; sample++) {
		const id = all[Math.floor((all.length * sample) / 10)];
		const shown = await wahook(folder, [
			"events",
			"show",
			String(recorded.get(id)),
			"--raw",
		]);
		promise(
			shown.stdout.equals(Buffer.from(acknowledged.get(id))),
			`the bytes of ${id} changed`,
		);
	}
}
