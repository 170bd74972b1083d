import { pageOf } from "../../provider-page.ts";
import type { PageKind } from "../../provider-pages/page.ts";
import type { Finding } from "../finding.ts";
import {
	type HandshakeObservation,
	type HandshakeVisit,
	visitOf,
} from "./observation.ts";
import { isEchoed } from "./outcome.ts";
import { describeReply, showReply } from "./seen.ts";

/** What kept the app from being asked at all, or from being asked well: an unsteady one, a provider's page, a firewall, a limit. */
export function findObstacle(
	observation: HandshakeObservation,
	first: HandshakeVisit,
): Finding | undefined {
	return (
		unsteady(observation, first) ??
		providersPage(first) ??
		onlyForBrowsers(observation, first) ??
		tooMany(first)
	);
}

function unsteady(
	observation: HandshakeObservation,
	{ reply }: HandshakeVisit,
): Finding | undefined {
	const again = visitOf(observation, "again");
	if (!again || !isEchoed(again)) return undefined;
	return {
		code: "unsteady",
		level: "fail",
		title: "the first handshake failed, the second passed",
		seen: [...showReply(reply), describeReply(again.reply)],
	};
}

function providersPage({ reply }: HandshakeVisit): Finding | undefined {
	const page = pageOf(reply);
	if (page === undefined) return undefined;
	return {
		code: codeOf[page.kind],
		level: "fail",
		title: `${page.name}: ${page.meaning}`,
		seen: [describeReply(reply)],
	};
}

const codeOf = {
	offline: "tunnel-offline",
	"app-down": "tunnel-app-down",
	crashed: "platform-crash",
	warning: "tunnel-warning-page",
	"bot-protection": "bot-protection",
	login: "login-wall",
	"test-url": "test-url-asleep",
	limit: "rate-limited",
} as const satisfies Readonly<Record<PageKind, Finding["code"]>>;

function onlyForBrowsers(
	observation: HandshakeObservation,
	{ reply }: HandshakeVisit,
): Finding | undefined {
	const browser = visitOf(observation, "browser");
	if (!browser || !isEchoed(browser)) return undefined;
	return {
		code: "bot-protection",
		level: "fail",
		title: "refused as Meta's agent, accepted as a browser",
		seen: [
			`as Meta: ${describeReply(reply)}`,
			`as a browser: ${describeReply(browser.reply)}`,
		],
	};
}

function tooMany({ reply }: HandshakeVisit): Finding | undefined {
	if (!reply.ok || reply.status !== 429) return undefined;
	return {
		code: "rate-limited",
		level: "fail",
		title: "refused with 429: too many requests",
		seen: showReply(reply),
	};
}
