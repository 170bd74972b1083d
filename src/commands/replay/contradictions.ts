import { CliError } from "../../errors.ts";
import { isPrivate, parseTarget } from "../../io/target.ts";
import { mostInBatch } from "../../webhook/batch.ts";
import type { ReplayOptions } from "../replay.ts";

type Contradiction = readonly [message: string, hint: string];

/** Throws CliError for flags that exclude each other, or that would do nothing where they stand. */
export function refuseContradictions(
	payloads: readonly string[],
	options: ReplayOptions,
): void {
	refuseNothing(payloads, options);
	const found =
		severalToSend(payloads, options) ??
		excluding(options) ??
		keptSignature(options) ??
		alone(options) ??
		signature(options) ??
		manner(options);
	if (found === undefined) return;
	const [message, hint] = found;
	throw new CliError("contradiction", message, { hint });
}

function refuseNothing(
	payloads: readonly string[],
	{ scenario }: ReplayOptions,
): void {
	if (payloads.length > 0 || scenario !== undefined) return;
	throw new CliError("usage", "nothing to send was named", {
		hint: "name a fixture (wa-hook replay text), a file, or a recorded delivery (last); wa-hook fixtures lists the fixtures",
	});
}

function severalToSend(
	payloads: readonly string[],
	{ scenario }: ReplayOptions,
): Contradiction | undefined {
	if (payloads.length === 0 || scenario === undefined) return undefined;
	return [
		"a scenario says itself what is sent",
		"leave out the payloads, or --scenario",
	];
}

const exclusive: readonly (readonly [
	keyof ReplayOptions,
	keyof ReplayOptions,
])[] = [
	["url", "toApp"],
	["interval", "rate"],
	["signature", "keepSignature"],
	["keepSignature", "batch"],
	["dryRun", "curl"],
	["json", "curl"],
	["junit", "curl"],
	["junit", "dryRun"],
	["count", "dryRun"],
	["count", "curl"],
	["count", "interval"],
	["count", "retry"],
	["count", "batch"],
	["count", "duplicate"],
	["count", "junit"],
	["count", "expectBody"],
	["count", "keepSignature"],
	["count", "shuffle"],
	["duration", "dryRun"],
	["duration", "curl"],
	["duration", "interval"],
	["duration", "retry"],
	["duration", "batch"],
	["duration", "duplicate"],
	["duration", "junit"],
	["duration", "expectBody"],
	["duration", "keepSignature"],
	["duration", "shuffle"],
	["scenario", "count"],
	["scenario", "duration"],
	["scenario", "batch"],
	["scenario", "duplicate"],
	["scenario", "shuffle"],
	["scenario", "interval"],
	["scenario", "rate"],
	["scenario", "keepSignature"],
];

function excluding(options: ReplayOptions): Contradiction | undefined {
	const found = exclusive.find(
		([one, other]) => options[one] && options[other],
	);
	if (found === undefined) return undefined;
	const [one, other] = found.map(flag);
	return [`${one} and ${other} exclude each other`, "leave one of them out"];
}

const changing = [
	"set",
	"from",
	"name",
	"text",
	"phoneNumberId",
	"wabaId",
	"fresh",
] as const satisfies readonly (keyof ReplayOptions)[];

function keptSignature(options: ReplayOptions): Contradiction | undefined {
	const { keepSignature, encode = "raw" } = options;
	const change = changing.find((name) => options[name] !== undefined);
	const typed = change ? flag(change) : `--encode ${encode}`;
	if (keepSignature !== true) return undefined;
	if (change === undefined && encode === "raw") return undefined;
	return [
		`${typed} makes another body, which the signature that --keep-signature keeps doesn't fit`,
		"leave out --keep-signature, and it is signed anew",
	];
}

/** Flags that mean something beside another one only. */
function alone(options: ReplayOptions): Contradiction | undefined {
	const { count, duration, concurrency, allowRemoteLoad, timeScale } = options;
	const isLoad = count !== undefined || duration !== undefined;
	if (!isLoad && (concurrency !== undefined || allowRemoteLoad === true)) {
		const name = concurrency === undefined ? "allowRemoteLoad" : "concurrency";
		return [
			`${flag(name)} is for a load`,
			"add --count 1000 or --duration 30s",
		];
	}
	const retries = options.retry !== undefined && options.retry !== "none";
	if (timeScale !== undefined && !retries && options.scenario === undefined) {
		return [
			"--time-scale shortens the waits between redeliveries, and there are none",
			"add --retry meta or --retry gateway",
		];
	}
	return undefined;
}

function signature({
	url,
	skipVerify,
}: ReplayOptions): Contradiction | undefined {
	if (skipVerify !== true || url === undefined) return undefined;
	const target = parseTarget(url);
	if (isPrivate(target.hostname)) return undefined;
	return [
		`--skip-verify is for loopback and private names, not for ${target.host}`,
		"leave it out; NODE_EXTRA_CA_CERTS adds a certificate authority of your own",
	];
}

function manner({ batch = 1 }: ReplayOptions): Contradiction | undefined {
	if (batch <= mostInBatch) return undefined;
	return [
		`Meta puts at most ${mostInBatch} updates into one delivery`,
		`--batch ${mostInBatch}`,
	];
}

function flag(name: string): string {
	return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
