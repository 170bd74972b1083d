import { connect } from "node:net";
import { inFolder, startListener } from "./listener.js";
import { connectTo, inLanes, textMessage } from "./meta.js";
import { percentile, promise, round } from "./promise.js";

const SLOW = 600;
const SECONDS = 15;

/** Hundreds of sockets that send a byte now and then are closed, and nobody else waits for them. */
export function slowLoris() {
	return inFolder(async (folder) => {
		const listener = await startListener({ folder });
		const before = listener.rssMiB();
		const slow = Array.from({ length: SLOW }, () => slowSocket(listener.port));
		const meta = connectTo(listener.port);
		const latencies = [];
		const ends = performance.now() + SECONDS * 1000;
		try {
			await inLanes(10, 1_000_000, async (index) => {
				const began = performance.now();
				const status = await meta.post(textMessage(`wamid.${index}`));
				latencies.push(performance.now() - began);
				promise(status === 200, `a delivery was answered ${status}`);
				return performance.now() < ends;
			});
			const open = slow.filter((it) => it.isOpen()).length;
			promise(open === 0, `${open} slow sockets are open after ${SECONDS} s`);
			const p99 = percentile(latencies, 0.99);
			promise(p99 < 250, `the 99th percentile was ${round(p99)} ms`);
			return `${SLOW} slow sockets closed, ${latencies.length} deliveries acknowledged meanwhile, p50 ${round(percentile(latencies, 0.5), 1)} ms, p99 ${round(p99, 1)} ms, memory ${round(before)} → ${round(listener.rssMiB())} MiB`;
		} finally {
			for (const { stop } of slow) stop();
			meta.close();
			await listener.end();
		}
	});
}

function slowSocket(port) {
	const socket = connect(port, "127.0.0.1");
	let isOpen = true;
	socket.on("error", () => {});
	socket.on("close", () => {
		isOpen = false;
	});
	socket.resume();
	socket.write(
		"POST /webhook HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\nX-",
	);
	const dripping = setInterval(
		() => {
			if (socket.writable) socket.write("a");
		},
		500 + Math.random() * 500,
	);
	return {
		isOpen: () => isOpen,
		stop() {
			clearInterval(dripping);
			socket.destroy();
		},
	};
}
