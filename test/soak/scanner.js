import { connect } from "node:net";
import { inFolder, startListener } from "./listener.js";
import { connectTo, inLanes, textMessage } from "./meta.js";
import { promise } from "./promise.js";

const REQUESTS = 10_000;

const probes = [
	(n) => `GET /wp-login.php?${n} HTTP/1.1\r\nHost: a\r\n\r\n`,
	(n) => `GET /.env${n} HTTP/1.1\r\nHost: a\r\n\r\n`,
	() =>
		"GET /webhook?hub.mode=subscribe&hub.verify_token=guess&hub.challenge=1 HTTP/1.1\r\nHost: a\r\n\r\n",
	() => "POST /webhook HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}",
	(n) =>
		`POST /webhook HTTP/1.1\r\nHost: a\r\nX-Hub-Signature-256: sha256=${String(n).padStart(64, "0")}\r\nContent-Length: 2\r\n\r\n{}`,
	() => "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n",
	() => "CONNECT example.com:443 HTTP/1.1\r\nHost: a\r\n\r\n",
	() => "GET // HTTP/1.1\r\nHost: [\r\n\r\n",
	() => "GET http://:99999/ HTTP/1.1\r\nHost: a\r\n\r\n",
	() => "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
	() => "GET /\x1b]0;owned\x07 HTTP/1.1\r\nHost: a\r\n\r\n",
	() => "DELETE /webhook HTTP/1.1\r\nHost: a\r\n\r\n",
	() =>
		"GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n",
	() => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
	(n) => `GET /${"a".repeat(20_000)}${n} HTTP/1.1\r\nHost: a\r\n\r\n`,
];

/** Ten thousand requests of a scanner cost a few lines, and deliveries are acknowledged meanwhile. */
export function scanner() {
	return inFolder(async (folder) => {
		const listener = await startListener({ folder });
		const quiet = lines(listener).length;
		const meta = connectTo(listener.port);
		let acknowledged = 0;
		try {
			await inLanes(50, REQUESTS, async (index) => {
				const probe = probes[index % probes.length](index);
				await knock(listener.port, Buffer.from(probe, "latin1"));
				if (index % 100 !== 0) return;
				const status = await meta.post(textMessage(`wamid.${index}`));
				promise(status === 200, `a delivery was answered ${status}`);
				acknowledged++;
			});
			const printed = lines(listener).slice(quiet);
			const noise = printed.filter(
				(line) => !/message\.text|^ {10,}│ Does it/.test(line),
			);
			promise(
				noise.length <= 30,
				`${noise.length} lines were printed: ${noise.slice(0, 5).join("\n")}`,
			);
			return `${REQUESTS} requests printed ${noise.length} lines; ${acknowledged} deliveries acknowledged between them`;
		} finally {
			meta.close();
			await listener.end();
		}
	});
}

function lines(listener) {
	return listener.output().split("\n");
}

// Resolves when the listener has answered or hung up.
function knock(port, bytes) {
	return new Promise((resolve) => {
		const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
		socket.setTimeout(5000, () => socket.destroy());
		socket.on("error", () => {});
		socket.once("data", () => socket.destroy());
		socket.once("close", resolve);
	});
}
