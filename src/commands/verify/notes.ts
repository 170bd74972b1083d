import type { DiagnosisPart } from "../../view/diagnosis.ts";
import type { Sides } from "./sides.ts";

/** What is worth knowing where nothing failed and there may be trouble all the same. */
export function notesOn(
	parts: readonly DiagnosisPart[],
	{ outside }: Pick<Sides, "outside">,
): readonly string[] {
	const findings = parts.flatMap((part) => part.findings);
	if (findings.some(({ level }) => level === "fail")) return [];
	const isAnswered = parts.some(
		({ group, findings }) =>
			group === "handshake" && findings.some(({ level }) => level === "ok"),
	);
	if (!isAnswered) return [];
	if (outside === undefined) return [local];
	const hasArrived = findings.some(({ code }) => code === "event-arrived");
	return hasArrived ? [] : [refusedAllTheSame, silentAllTheSame];
}

const local =
	"This is how the app looks from this machine. What Meta gets to see is checked with --url https://… of the public address.";

const refusedAllTheSame =
	"If the dashboard still says that the callback couldn't be validated: reload the page and try again, or use another browser. Meta has such hiccups, and an error that ends with #N/A:WBxP-… is one.";

const silentAllTheSame =
	"If no messages arrive: look whether the app is in development mode (the switch at the top of its dashboard), then try wa-hook verify --live while you write to the number from a phone.";
