import { once } from "node:events";
import { createServer } from "node:http";
import { inFolder, pause, startListener } from "./listener.js";
import { connectTo, signed, textMessage } from "./meta.js";
import { percentile, promise, round } from "./promise.js";

const PER_TENTH = 40;

/** A working day in a few minutes: steady traffic with a target, forged and broken requests among it; memory and files stay flat. */
export function soak(minutes) {
	return inFolder(async (folder) => {
		const target = createServer((request, response) => {
			request.resume();
			request.on("end", () => response.end("ok"));
		});
		target.listen(0, "127.0.0.1");
		await once(target, "listening");
		const flags = ["--forward-to", String(target.address().port)];
		const listener = await startListener({ folder, flags });
		const meta = connectTo(listener.port);
		try {
			const readings = await traffic(meta, listener, minutes * 60);
			return verdict(readings);
		} finally {
			meta.close();
			await listener.end();
			target.closeAllConnections();
			target.close();
		}
	});
}

async function traffic(meta, listener, seconds) {
	const readings = { rss: [], files: [], latencies: [] };
	const began = performance.now();
	const requests = [];
	for (let tenth = 0; tenth < seconds * 10; tenth++) {
		for (let index = 0; index < PER_TENTH; index++)
			requests.push(one(meta, tenth * PER_TENTH + index, readings));
		await pause(began + (tenth + 1) * 100 - performance.now());
		if (tenth % 10 !== 9) continue;
		await Promise.all(requests.splice(0));
		readings.rss.push(listener.rssMiB());
		readings.files.push(listener.files());
	}
	return readings;
}

async function one(meta, index, { latencies }) {
	const body = textMessage(`wamid.${index}`);
	if (index % 20 === 0) {
		const status = await meta.post(body, signed(`${body} `));
		return promise(status === 401, `a forged delivery was answered ${status}`);
	}
	if (index % 50 === 1) return meta.get(`/scan/${index}`);
	const began = performance.now();
	const status = await meta.post(body);
	promise(status === 200, `delivery ${index} was answered ${status}`);
	latencies.push(performance.now() - began);
}

// Compared are the second quarter, when all is warm, and the last.
function verdict({ rss, files, latencies }) {
	const quarter = (readings, number) => {
		const size = readings.length / 4;
		return percentile(
			readings.slice(
				Math.floor(size * number),
				Math.floor(size * (number + 1)) + 1,
			),
			0.5,
		);
	};
	const [early, late] = [quarter(rss, 1), quarter(rss, 3)];
	const [fewFiles, lastFiles] = [quarter(files, 1), quarter(files, 3)];
	promise(
		late < early * 1.25 + 10,
		`memory grew from ${round(early)} to ${round(late)} MiB`,
	);
	promise(
		lastFiles <= fewFiles + 10,
		`open files grew from ${fewFiles} to ${lastFiles}`,
	);
	return `${latencies.length} acknowledged in ${round(rss.length / 60, 1)} min, p99 ${round(percentile(latencies, 0.99), 1)} ms, memory ${round(early)} → ${round(late)} MiB, open files ${fewFiles} → ${lastFiles}`;
}
