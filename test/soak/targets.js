import { once } from "node:events";
import { createServer } from "node:http";
import { createServer as createTcpServer } from "node:net";
import { inFolder, startListener } from "./listener.js";
import { connectTo, inLanes, textMessage } from "./meta.js";
import { percentile, promise, round } from "./promise.js";

const DELIVERIES = 60_000;

/** A target that is not there holds up no acknowledgement and fills no memory. */
export async function deadTarget() {
	const closed = createTcpServer();
	const port = await listenOn(closed);
	closed.close();
	return forwardingTo(port);
}

/** Nor does one that takes every request and never answers, or answers a byte a second. */
export async function slowTarget() {
	const hanging = createServer((_, response) => {
		if (Math.random() < 0.5) return;
		response.writeHead(200);
		const dripping = setInterval(() => response.write("."), 1000);
		response.on("close", () => clearInterval(dripping));
	});
	const port = await listenOn(hanging);
	try {
		return await forwardingTo(port);
	} finally {
		hanging.closeAllConnections();
		hanging.close();
	}
}

function forwardingTo(target) {
	return inFolder(async (folder) => {
		const flags = ["--forward-to", String(target)];
		const listener = await startListener({ folder, flags });
		const meta = connectTo(listener.port);
		const latencies = [];
		const send = (count, from) =>
			inLanes(20, count, async (index) => {
				const began = performance.now();
				const body = textMessage(`wamid.${from + index}`);
				// Different senders, so that the order kept for each doesn't already hold them back.
				const status = await meta.post(
					body.replaceAll("16505551234", String(16505550000 + (index % 500))),
				);
				promise(status === 200, `a delivery was answered ${status}`);
				latencies.push(performance.now() - began);
			});
		// Memory goes up and down with the garbage collector: what counts is where it comes down to.
		const troughs = [];
		for (let part = 0; part < 3; part++) {
			const readings = [];
			for (let step = 0; step < 10; step++) {
				const from = (part * 10 + step) * (DELIVERIES / 30);
				await send(DELIVERIES / 30, from);
				readings.push(listener.rssMiB());
			}
			troughs.push(Math.min(...readings));
		}
		const [, before, after] = troughs;
		meta.close();
		const ms = await listener.end();
		const p99 = percentile(latencies, 0.99);
		promise(p99 < 250, `the 99th percentile was ${round(p99)} ms`);
		promise(
			after < before + 60,
			`memory grew from ${round(before)} to ${round(after)} MiB`,
		);
		promise(ms < 1500, `Ctrl-C ended it only after ${round(ms)} ms`);
		const notes = listener.output().split(" was not sent to ").length - 1;
		promise(notes <= 20, `${notes} lines told what was not sent`);
		return `${latencies.length} acknowledged, p99 ${round(p99, 1)} ms, memory ${round(before)} → ${round(after)} MiB, ended in ${round(ms)} ms`;
	});
}

async function listenOn(server) {
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	return server.address().port;
}
