// npm run bench:verify: how long a whole `verify` of a healthy app on this machine takes, from typing it to the end.
import { execFile } from "node:child_process";
import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const bin = fileURLToPath(new URL("../../bin/wa-hook.js", import.meta.url));
const verifyToken = "correct horse";
const appSecret = "0123456789abcdef0123456789abcdef";
const rounds = 10;

const server = createServer(async (request, response) => {
	const body = Buffer.concat(await request.toArray());
	const { searchParams } = new URL(request.url, "http://app");
	if (request.method === "POST") {
		const digest = createHmac("sha256", appSecret).update(body).digest("hex");
		const isRight =
			request.headers["x-hub-signature-256"] === `sha256=${digest}`;
		response.writeHead(isRight ? 200 : 401).end();
	} else if (searchParams.get("hub.verify_token") === verifyToken) {
		response.end(searchParams.get("hub.challenge"));
	} else response.writeHead(403).end();
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

const times = [];
for (let round = 0; round < rounds; round++) {
	const began = performance.now();
	await promisify(execFile)(process.execPath, [
		bin,
		"verify",
		"--url",
		String(server.address().port),
		"--verify-token",
		verifyToken,
		"--app-secret",
		appSecret,
		"--no-graph",
	]);
	times.push(performance.now() - began);
}
server.close();
times.sort((a, b) => a - b);
console.log(
	`a healthy app: median ${Math.round(times[rounds / 2])} ms, slowest ${Math.round(times.at(-1))} ms (goal: under 2000 ms)`,
);
