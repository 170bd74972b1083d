import type { FindingCode } from "./codes.ts";
import type { Finding } from "./finding.ts";

const redirects = [
	"redirect",
	"redirect-slash",
	"redirect-https",
	"redirect-www",
	"redirect-login",
] as const;
const guards = ["auth-guard", "bot-protection", "login-wall"] as const;

/** Faults of deliveries that say nothing new where the handshake has met one of these. */
const causes: Readonly<Partial<Record<FindingCode, readonly FindingCode[]>>> = {
	"post-unreachable": [
		"nothing-listens",
		"unreachable",
		"connection-cut",
		"app-crashed",
	],
	"post-no-answer": ["no-answer"],
	"post-cut-off": ["connection-cut", "not-http", "app-crashed"],
	"post-redirect": redirects,
	"post-not-routed": [
		...redirects,
		"path-not-found",
		"slash-matters",
		"other-path",
	],
	"post-csrf": ["csrf-guard"],
	"post-wall": guards,
	"correct-refused": guards,
	"header-not-seen": guards,
	"post-provider-page": [
		"tunnel-offline",
		"tunnel-app-down",
		"tunnel-warning-page",
		"platform-crash",
		"test-url-asleep",
	],
	"post-gateway": ["gateway-error"],
	"post-rate-limited": ["rate-limited"],
	"post-web-page": ["web-page"],
	"post-crash": ["server-error", "platform-crash"],
};

/** What deliveries showed, with what only repeats a fault of the handshake as skipped: one cause is one fault. */
export function withoutConsequences(
	deliveries: readonly Finding[],
	handshake: readonly Finding[],
): readonly Finding[] {
	const faults = handshake
		.filter(({ level }) => level === "fail")
		.map(({ code }) => code);
	return deliveries.map((finding) => {
		const { code, level, title } = finding;
		const isRepetition = causes[code]?.some((cause) => faults.includes(cause));
		if (level !== "fail" || isRepetition !== true) return finding;
		return {
			code,
			level: "skip",
			title: "not checked: deliveries meet what the handshake meets",
			seen: [title],
		};
	});
}
