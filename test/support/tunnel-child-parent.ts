// A process that starts a child and can be killed: the tests bundle it and run it.
import { startChild } from "../../src/io/tunnel/child.ts";

const child = startChild(process.execPath, ["-e", process.argv[2] ?? ""], {
	name: "child",
	env: {},
	onLine: (line) => process.stdout.write(`${line}\n`),
});
void child.ended.then((how) => process.stdout.write(`${how}\n`));
setInterval(() => {}, 60_000);
