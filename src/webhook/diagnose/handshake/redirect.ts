import { redirectAddress } from "../../redirect.ts";
import type { FindingCode } from "../codes.ts";
import type { Finding } from "../finding.ts";
import {
	type HandshakeObservation,
	type HandshakeVisit,
	visitOf,
} from "./observation.ts";
import { isEchoed } from "./outcome.ts";
import { describeReply } from "./seen.ts";

/** Where a redirect leads, and what Meta has to be given instead. */
export function diagnoseRedirect(
	observation: HandshakeObservation,
	{ reply }: HandshakeVisit,
): Finding {
	const address = redirectAddress(reply);
	const code = kindOf(observation.url, address);
	const final = answering(observation);
	const better = final ?? (code in titles ? address : undefined);
	return {
		code,
		level: "fail",
		title: `redirected${reply.ok ? ` (${reply.status})` : ""}${titles[code] ?? ""}`,
		seen: [
			describeReply(reply),
			...(final === undefined ? [] : [`the right answer comes from ${final}`]),
		],
		...(better !== undefined && {
			fix: `Give Meta ${better.replace(/\?…$/, "")} as the callback URL.`,
		}),
	};
}

type RedirectCode = Extract<FindingCode, `redirect${string}`>;

/** Of those redirects that lead to the same app. */
const titles: Partial<Record<RedirectCode, string>> = {
	"redirect-slash": " to the other spelling of the slash at the end",
	"redirect-https": " from http to https",
	"redirect-www": " to the other host name",
};

function kindOf(url: string, address: string | undefined): RedirectCode {
	if (address === undefined) return "redirect";
	const from = new URL(url);
	const to = new URL(address);
	if (withoutSlash(from) !== withoutSlash(to)) {
		return isLogin.test(to.hostname + to.pathname)
			? "redirect-login"
			: "redirect";
	}
	if (from.hostname !== to.hostname) {
		return withoutWww(from) === withoutWww(to) ? "redirect-www" : "redirect";
	}
	if (from.protocol === "http:" && to.protocol === "https:") {
		return "redirect-https";
	}
	return from.pathname === to.pathname ? "redirect" : "redirect-slash";
}

const isLogin =
	/\b(?:log[-_]?in|sign[-_]?in|sso|oauth2?|auth|authori[sz]e|accounts?|wp-login)\b/i;

function withoutSlash({ pathname }: URL): string {
	return pathname.replace(/\/$/, "");
}

function withoutWww({ hostname }: URL): string {
	return hostname.replace(/^www\./, "");
}

function answering(observation: HandshakeObservation): string | undefined {
	const visits = [
		visitOf(observation, "other-path"),
		visitOf(observation, "other-slash"),
	];
	return visits.find((visit) => isEchoed(visit))?.url;
}
