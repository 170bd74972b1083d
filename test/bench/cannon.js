// Posts one body over and over with autocannon, and prints how many a second were answered: cannon.js URL BODY CONNECTIONS SECONDS.
import autocannon from "autocannon";

const [url, body, connections, seconds] = process.argv.slice(2);
const { "2xx": ok, duration } = await autocannon({
	url,
	method: "POST",
	headers: {
		"content-type": "application/json",
		"x-hub-signature-256": `sha256=${"0".repeat(64)}`,
	},
	body,
	connections: Number(connections),
	duration: Number(seconds),
});
console.log(JSON.stringify({ perSecond: ok / duration }));
