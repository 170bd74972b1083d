import { inFolder, startListener, wahook } from "./listener.js";
import { connectTo, inLanes, signed, textMessage } from "./meta.js";
import { promise, round } from "./promise.js";

/** 5 MB is refused before it is read, 3 MB is kept byte for byte and printed short; the memory stays bounded. */
export function bigBodies() {
	return inFolder(async (folder) => {
		const listener = await startListener({ folder });
		const meta = connectTo(listener.port, 20);
		let peak = 0;
		const watching = setInterval(() => {
			peak = Math.max(peak, listener.rssMiB());
		}, 50);
		try {
			const tooBig = textMessage("wamid.5", "x".repeat(5_000_000));
			const headers = signed(tooBig);
			const refusals = new Map();
			await inLanes(20, 200, async () => {
				const status = await meta.post(tooBig, headers);
				refusals.set(status, (refusals.get(status) ?? 0) + 1);
			});
			promise(
				[...refusals.keys()].every((it) => it === 413 || it === undefined),
				`5 MB were answered ${[...refusals.keys()].join(", ")}`,
			);
			const saidBefore = listener.output().length;
			const big = textMessage("wamid.3", "é".repeat(1_500_000));
			const answers = new Map();
			await inLanes(20, 60, async () => {
				const status = await meta.post(big);
				answers.set(status, (answers.get(status) ?? 0) + 1);
			});
			promise(answers.get(200) > 0, "no 3 MB body was acknowledged");
			promise(
				[...answers.keys()].every((it) => it === 200 || it === 503),
				`3 MB were answered ${[...answers.keys()].join(", ")}`,
			);
			const perBody =
				(listener.output().length - saidBefore) / answers.get(200);
			promise(
				perBody < 10_000,
				`a 3 MB body printed ${round(perBody)} characters`,
			);
			const shown = await wahook(folder, ["events", "show", "last", "--raw"]);
			promise(shown.stdout.equals(Buffer.from(big)), "the bytes changed");
			promise(peak < 600, `${round(peak)} MiB of memory were used`);
			const counted = [...answers].map(([status, n]) => `${n} × ${status}`);
			return `200 × 5 MB refused, 60 × 3 MB: ${counted.join(", ")}, ${round(perBody)} characters printed for each, at most ${round(peak)} MiB`;
		} finally {
			clearInterval(watching);
			meta.close();
			await listener.end();
		}
	});
}
