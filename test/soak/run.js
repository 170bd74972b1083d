// npm run soak [-- --minutes N] [-- trial …]: what safety asks of the real binary, tried for long. One line per trial; 1 if a promise is broken.
import { parseArgs } from "node:util";
import { bigBodies } from "./big-bodies.js";
import { fullDisk } from "./full-disk.js";
import { head } from "./head.js";
import { kill } from "./kill.js";
import { naughtyText } from "./naughty-text.js";
import { scanner } from "./scanner.js";
import { slowLoris } from "./slow-loris.js";
import { soak } from "./soak.js";
import { stalledPipe, stalledTerminal } from "./stalled.js";
import { deadTarget, slowTarget } from "./targets.js";
import { flappingTunnel } from "./tunnel.js";

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { minutes: { type: "string", default: "10" } },
});

/** Each resolves with what was measured, or `skipped: why`; and throws when a promise is broken. */
const trials = {
	"kill -9": kill,
	"full disk": fullDisk,
	"stalled pipe": stalledPipe,
	"stalled terminal": stalledTerminal,
	"head -1": head,
	"big bodies": bigBodies,
	"slow loris": slowLoris,
	scanner,
	"naughty text": naughtyText,
	"dead target": deadTarget,
	"slow target": slowTarget,
	"flapping tunnel": flappingTunnel,
	soak: () => soak(Number(values.minutes)),
};

const wanted = Object.entries(trials).filter(
	([name]) => positionals.length === 0 || positionals.includes(name),
);
let broken = 0;
for (const [name, trial] of wanted) {
	try {
		console.log(`✓ ${name}: ${await trial()}`);
	} catch (error) {
		broken++;
		console.log(`✗ ${name}: ${error instanceof Error ? error.message : error}`);
	}
}
console.log(
	`soak: ${wanted.length - broken} trials kept their promise, ${broken} broke it`,
);
process.exitCode = broken === 0 && wanted.length > 0 ? 0 : 1;
