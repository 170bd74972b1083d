// Posts one body over and over with autocannon, and prints how many a second were answered: cannon.js URL BODY CONNECTIONS AMOUNT.
import autocannon from "autocannon";

const [url, body, connections, amount] = process.argv.slice(2);
const began = performance.now();
const { "2xx": ok } = await autocannon({
	url,
	method: "POST",
	headers: {
		"content-type": "application/json",
		"x-hub-signature-256": `sha256=${"0".repeat(64)}`,
	},
	body,
	connections: Number(connections),
	amount: Number(amount),
});
const perSecond = (ok / (performance.now() - began)) * 1000;
console.log(JSON.stringify({ ok, perSecond }));
