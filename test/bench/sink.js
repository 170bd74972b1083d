// What loads are sent to: a bare node:http server that reads each body and says 200. What comes to /checked it also verifies and counts.
import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import { secret } from "./load.js";

const ids = new Set();
let checked = 0;
let wrong = 0;

const server = createServer((request, response) => {
	if (request.url === "/counts") {
		response.end(JSON.stringify({ checked, unique: ids.size, wrong }));
		return;
	}
	const chunks = [];
	request.on("data", (chunk) => chunks.push(chunk));
	request.on("end", () => {
		if (request.url === "/checked") check(request, Buffer.concat(chunks));
		response.end();
	});
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));

function check({ headers }, body) {
	const hmac = createHmac("sha256", secret).update(body).digest("hex");
	checked += 1;
	if (headers["x-hub-signature-256"] !== `sha256=${hmac}`) wrong += 1;
	ids.add(JSON.parse(body).entry[0].changes[0].value.messages[0].id);
}
