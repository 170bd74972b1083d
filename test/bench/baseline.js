// What `listen` is measured against: a bare node:http server that reads the body and compares its HMAC, and does nothing else.
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import { secret } from "./load.js";

const server = createServer((request, response) => {
	const chunks = [];
	request.on("data", (chunk) => chunks.push(chunk));
	request.on("end", () => {
		const given = Buffer.from(
			String(request.headers["x-hub-signature-256"]).slice(7),
			"hex",
		);
		const made = createHmac("sha256", secret)
			.update(Buffer.concat(chunks))
			.digest();
		response.statusCode =
			given.length === 32 && timingSafeEqual(made, given) ? 200 : 401;
		response.end();
	});
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
