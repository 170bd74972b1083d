import { once } from "node:events";
import { createServer } from "node:http";
import { inFolder, startListener, until, wahook } from "./listener.js";
import { connectTo, textMessage } from "./meta.js";
import { naughtyStrings } from "./naughty-strings.js";
import { promise } from "./promise.js";

/** Whatever strangers write, as text, as name, and as a target's answer: no output holds a control character, and none of it stands where our own lines begin. */
export async function naughtyText() {
	const forms = [
		{ flags: [] },
		{ flags: ["--verbose"] },
		{ flags: ["--color", "never"], columns: 100 },
		{ flags: ["--verbose", "--color", "never"], columns: 40 },
		{ flags: ["--color", "always"] },
		{ flags: ["--json"], isJson: true },
	];
	let bytes = 0;
	for (const form of forms) bytes += await shownAs(form);
	return `${naughtyStrings.length} strings in ${forms.length} forms, ${(bytes / 1e6).toFixed(1)} MB of clean output`;
}

function shownAs({ flags, columns, isJson = false }) {
	return inFolder(async (folder) => {
		const target = await echoing();
		const listener = await startListener({
			folder,
			flags: [...flags, "--forward-to", String(target.address().port)],
			...(columns !== undefined && { command: terminal(columns) }),
		});
		const meta = connectTo(listener.port, 1);
		try {
			for (const [index, text] of naughtyStrings.entries())
				await sendAndSee(meta, listener, index, text, isJson);
		} finally {
			meta.close();
			await listener.end();
			target.close();
		}
		const live = withoutOurs(listener.output(), columns !== undefined);
		const again = withoutOurs(await recorded(folder, flags));
		for (const shown of [live, again]) hasNoControls(shown);
		if (isJson) isJsonLines(live);
		else for (const shown of [live, again]) beginsWithOurs(shown);
		return live.length + again.length;
	});
}

// One after the other, so that all of it is printed and none is dropped.
async function sendAndSee(meta, listener, index, text, isJson) {
	const body = textMessage(`wamid.naughty.${index}`, text, text.slice(0, 500));
	const status = await meta.post(body);
	promise(status === 200, `string ${index} was answered ${status}`);
	const seen = isJson
		? `"delivery":${index + 1},"target"`
		: new RegExp(`<--(?:\\x1b\\[[\\d;]+m| )+${index + 1}\\b`);
	await until(
		() =>
			isJson ? listener.output().includes(seen) : seen.test(listener.output()),
		10_000,
		`string ${index} to be shown`,
	);
}

/** A target that answers 500 and says what it was told. */
async function echoing() {
	const server = createServer((request, response) => {
		const chunks = [];
		request.on("data", (chunk) => chunks.push(chunk));
		request.on("end", () => {
			const body = JSON.parse(Buffer.concat(chunks).toString("utf8"));
			response.writeHead(500, { Connection: "close" });
			response.end(body.entry[0].changes[0].value.messages[0].text.body);
		});
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	return server;
}

function terminal(columns) {
	return (args) => [
		"script",
		"-qfc",
		`stty cols ${columns} rows 30; exec ${[process.execPath, ...args].join(" ")}`,
		"/dev/null",
	];
}

// Colours are ours, and a terminal's driver puts a carriage return before each newline.
function withoutOurs(output, isTerminal = false) {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: how a colour begins
	const plain = output.replaceAll(/\x1b\[\d+(?:;\d+)*m/g, "");
	return isTerminal ? plain.replaceAll("\r\n", "\n") : plain;
}

async function recorded(folder, flags) {
	const outputs = [];
	for (const args of [
		["list", "-n", "1000"],
		["show", "last~30"],
		["show", "last"],
	]) {
		const { text } = await wahook(folder, ["events", ...args, ...flags]);
		outputs.push(text);
	}
	return outputs.join("");
}

function hasNoControls(output) {
	const found =
		// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
		/[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/.exec(
			output,
		);
	promise(
		found === null,
		`${JSON.stringify(output.slice(found?.index - 60, found?.index + 20))} holds a control character`,
	);
}

function beginsWithOurs(output) {
	const ids = [];
	for (const line of output.split("\n")) {
		promise(
			/^$|^ {2}|^\d\d:\d\d:\d\d {1,2}(-->|<--|[·!✓✗])|^\w{3} \d+ |^\d{4}-/.test(
				line,
			),
			`a line begins with ${JSON.stringify(line.slice(0, 60))}`,
		);
		const [, id] = /^\d\d:\d\d:\d\d {1,2}--> (\d+)/.exec(line) ?? [];
		if (id !== undefined) ids.push(Number(id));
	}
	promise(!ids.includes(99_999), "a text passed for a line of ours");
}

function isJsonLines(output) {
	for (const line of output.trim().split("\n")) {
		if (line.startsWith("{")) JSON.parse(line);
	}
}
