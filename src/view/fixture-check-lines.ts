import { type CheckedFile, formWords, unreceived } from "./fixture-check.ts";
import { deliveryLines } from "./lines.ts";
import type { Line } from "./schema.ts";

/** How many deviations of one file are told one by one. */
const mostDeviations = 1000;

/** A payload that was looked at as lines of `--json`: what was found, then its events. */
export function checkLines(file: CheckedFile): Line[] {
	const { name, isJson, problem, deviations, unknownKinds, form } = file;
	const finding = (
		code: string,
		level: "ok" | "warn" | "fail",
		title: string,
		more: { seen?: string; fix?: string } = {},
	): Line => ({
		v: 1,
		type: "finding",
		file: name,
		code,
		level,
		title,
		...more,
	});

	const lines = [
		isJson
			? finding("json", "ok", "well-formed JSON")
			: finding("json", "fail", problem ?? "not JSON"),
	];
	if (isJson && problem !== undefined) {
		const fix = /entry/.test(problem) ? { fix: envelope } : {};
		lines.push(finding("payload", "fail", problem, fix));
	}
	for (const deviation of deviations.slice(0, mostDeviations)) {
		lines.push(finding("deviation", "fail", deviation));
	}
	const rest = deviations.length - mostDeviations;
	if (rest > 0) lines.push(finding("deviation", "fail", `${rest} more`));
	for (const seen of unknownKinds.slice(0, mostDeviations)) {
		const title = "a kind this version doesn't know";
		lines.push(finding("unknown-kind", "warn", title, { seen }));
	}
	if (form !== undefined)
		lines.push(finding("spelling", "ok", formWords(form)));
	return [...lines, ...eventLines(file)];
}

const envelope =
	'Meta sends {"object":"whatsapp_business_account","entry":[{"id":"…","changes":[{"value":{…},"field":"messages"}]}]}';

function eventLines({ name, events }: CheckedFile): Line[] {
	const shown = events.map((event) => ({ event }));
	return deliveryLines(unreceived(0), shown, {})
		.filter((line) => line.type === "event")
		.map(({ delivery: _, ...line }) => ({ ...line, file: name }));
}
