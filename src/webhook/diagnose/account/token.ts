import type { GraphError } from "../../graph/graph-error.ts";
import { isNodeId } from "../../graph/node-id.ts";
import type { TokenFacts } from "../../graph/token-facts.ts";
import type { Finding } from "../finding.ts";
import { ownAppId } from "./app.ts";
import { wabaMixUp } from "./mix-up.ts";
import type { AccountObservation } from "./observation.ts";
import { isAboutToken, refusalSeen } from "./refusal.ts";

const day = 24 * 60 * 60 * 1000;

/** Whether the access token is any good: nothing where there is none, or nothing is known of it. */
export function tokenFindings(seen: AccountObservation): readonly Finding[] {
	const { token, tokenApp } = seen;
	if (token.state === "found") {
		const { isValid, error } = token.value;
		return isValid
			? validFindings(token.value, seen)
			: [deadToken(error ?? {}, error?.message)];
	}
	if (tokenApp.state === "refused" && isAboutToken(tokenApp.error)) {
		return [deadToken(tokenApp.error, ...refusalSeen(tokenApp.error))];
	}
	return otherApp({}, seen);
}

function deadToken(
	{ subcode, message }: Partial<Pick<GraphError, "subcode" | "message">>,
	...said: readonly (string | undefined)[]
): Finding {
	const hasExpired = subcode === 463 || /expired/i.test(message ?? "");
	const seen = said.filter((text) => text !== undefined);
	return {
		code: hasExpired ? "token-expired" : "token-invalid",
		level: "fail",
		title: `the access token ${hasExpired ? "has expired" : "is not valid"}`,
		...(seen.length > 0 && { seen }),
	};
}

/** Whether the token lacks what it takes to ask about the account: that it is refused then says nothing of the account. */
export function lacksRights(seen: AccountObservation): boolean {
	if (seen.token.state !== "found") return false;
	const token = seen.token.value;
	const faults = [
		...wrongKind(token),
		...missingScopes(token),
		...otherWaba(token, seen),
	];
	return faults.length > 0;
}

/** What a valid token lacks; that it is fine where it lacks nothing. */
function validFindings(
	token: TokenFacts,
	seen: AccountObservation,
): readonly Finding[] {
	if (token.expiresAt !== undefined && token.expiresAt <= seen.at) {
		return [deadToken({ subcode: 463 }, `expired ${dated(token.expiresAt)}`)];
	}
	const faults = [
		...wrongKind(token),
		...otherApp(token, seen),
		...missingScopes(token),
		...otherWaba(token, seen),
	];
	if (faults.length > 0) return faults;
	return [expiry(token, seen.at) ?? fine(token)];
}

function wrongKind({ kind }: TokenFacts): readonly Finding[] {
	if (kind !== "APP" && kind !== "PAGE") return [];
	return [
		{
			code: "token-wrong-kind",
			level: "fail",
			title: `the access token is ${kind === "APP" ? "an app's" : "a page's"}, which WhatsApp accounts are not given to`,
		},
	];
}

function otherApp(
	facts: Pick<TokenFacts, "appId" | "application">,
	seen: AccountObservation,
): readonly Finding[] {
	const wanted = ownAppId(seen);
	const told =
		seen.tokenApp.state === "found" ? seen.tokenApp.value : undefined;
	const appId = facts.appId ?? told?.id;
	const application = facts.application ?? told?.name;
	if (wanted === undefined || appId === undefined || appId === wanted) {
		return [];
	}
	return [
		{
			code: "token-other-app",
			level: "fail",
			title: "the access token belongs to another app",
			seen: [
				`token of ${application ?? "an app"} (${appId}), configured is ${wanted}`,
			],
		},
	];
}

const neededScopes = [
	"whatsapp_business_management",
	"whatsapp_business_messaging",
];

/** The permissions that a token lacks; an app's or page's can't have them at all. */
function missingScopes({ kind, scopes }: TokenFacts): readonly Finding[] {
	if (kind === "APP" || kind === "PAGE") return [];
	const missing = neededScopes.filter((scope) => !scopes.includes(scope));
	if (missing.length === 0) return [];
	return [
		{
			code: "token-scope-missing",
			level: "fail",
			title: `the access token lacks ${missing.join(" and ")}`,
			seen: [
				scopes.length === 0
					? "it has no permissions"
					: `it has ${scopes.join(", ")}`,
			],
		},
	];
}

function otherWaba(
	{ granular }: TokenFacts,
	seen: AccountObservation,
): readonly Finding[] {
	const { wabaId } = seen;
	if (wabaId === undefined || !isNodeId(wabaId.id)) return [];
	if (wabaMixUp(seen) !== undefined) return [];
	const limits = granular.filter(({ scope }) => neededScopes.includes(scope));
	const excluding = limits.filter(
		({ targets }) => targets !== undefined && !targets.includes(wabaId.id),
	);
	if (excluding.length === 0) return [];
	return [
		{
			code: "token-other-waba",
			level: "fail",
			title: `the access token is not for WhatsApp account ${wabaId.id}`,
			seen: excluding.map(
				({ scope, targets = [] }) =>
					`${scope}: for ${targets.join(", ") || "no account"}`,
			),
		},
	];
}

function expiry(
	{ expiresAt, application }: TokenFacts,
	now: number,
): Finding | undefined {
	if (expiresAt === undefined || expiresAt - now > 7 * day) return undefined;
	const isTemporary = expiresAt - now <= day;
	return {
		code: isTemporary ? "token-temporary" : "token-expires-soon",
		level: "warn",
		title: `the access token ends ${dated(expiresAt)}`,
		...(application !== undefined && { seen: [`token of ${application}`] }),
	};
}

function fine({
	kind,
	application,
	appId,
	expiresAt,
	scopes,
}: TokenFacts): Finding {
	const until =
		expiresAt === undefined
			? "does not expire"
			: `lasts until ${dated(expiresAt)}`;
	const owner = `${kind ?? "token"} of ${application ?? "app"} (${appId ?? "unknown"})`;
	return {
		code: "access-token",
		level: "ok",
		title: `the access token is valid and ${until}`,
		seen: [owner, scopes.join(", ")],
	};
}

function dated(time: number): string {
	return `${new Date(time).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
