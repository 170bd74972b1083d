import type { Visitor } from "../../io/probe/visitor.ts";
import { maskedUrl } from "../../view/masked-url.ts";
import type { Finding } from "../../webhook/diagnose/finding.ts";
import type { AddPart, DiagnosisMeans } from "./means.ts";

/**
 * Says of each app that the checked listener forwards to whether anybody is there. The listener answers Meta in its place, so that
 * nothing of what was checked says anything about the app.
 */
export async function checkAppsBehind(
	visitor: Visitor,
	{ sides: { apps }, context: { stop } }: DiagnosisMeans,
	add: AddPart,
): Promise<void> {
	const findings: Finding[] = [];
	for (const url of apps) {
		const reply = await visitor.visit({ method: "GET", url, headers: [] });
		if (stop.aborted) return;
		const isThere = reply.ok || reply.cause === "timed-out";
		findings.push(isThere ? notChecked(url) : noAnswer(url, reply.detail));
	}
	if (findings.length > 0) add({ group: "deliveries", findings });
}

function notChecked(url: URL): Finding {
	return {
		code: "app-behind",
		level: "skip",
		title: `the app behind: not checked (${maskedUrl(url)})`,
		fix: `check it with wa-hook verify --url ${maskedUrl(url)}`,
	};
}

function noAnswer(url: URL, detail: string): Finding {
	return {
		code: "app-behind-down",
		level: "warn",
		title: "the app behind: nobody answers",
		seen: [maskedUrl(url), detail],
	};
}
