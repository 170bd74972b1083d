import type { Graph } from "../../io/graph/graph.ts";
import { appFault } from "../../webhook/diagnose/account/app.ts";
import {
	type AccountObservation,
	graphAway,
	type Lookup,
} from "../../webhook/diagnose/account/observation.ts";
import { readAppSubscriptions } from "../../webhook/graph/app-subscription.ts";
import { appToken } from "../../webhook/graph/app-token.ts";
import { type Named, readNamed } from "../../webhook/graph/named.ts";
import {
	readTokenFacts,
	type TokenFacts,
} from "../../webhook/graph/token-facts.ts";
import type { AccountSettings } from "./account.ts";
import { type Access, lookUp, type Subject } from "./account-access.ts";
import { lookupOf } from "./account-lookup.ts";

/** What Meta says of the app and the token, and what to ask about the WhatsApp account with. */
export type CredentialsPart = Pick<
	AccountObservation,
	"app" | "tokenApp" | "token" | "subscriptions"
> & { readonly appId: Subject; readonly user: Access };

/** Whether id and secret belong together, whose the token is and what it may; then the app's subscriptions. */
export async function readCredentialsPart(
	graph: Graph,
	{ appId, appSecret, accessToken }: AccountSettings,
): Promise<CredentialsPart> {
	const token: Access =
		accessToken === undefined ? noToken : { credential: accessToken };
	const tokenAppAsked = askTokenApp(graph, token);
	const subject =
		appId === undefined
			? ownerOf(await tokenAppAsked)
			: { id: appId, isGiven: true };
	const asApp = appAccess(subject, appSecret);
	const [tokenApp, app] = await Promise.all([
		tokenAppAsked,
		lookUp(subject, asApp, async (id, credential) =>
			lookupOf(await graph.get(`/${id}`, nameFields, credential), readNamed),
		),
	]);
	if (isAway(tokenApp) || isAway(app)) {
		const away = { state: "not-asked", why: graphAway } as const;
		const user = { why: graphAway };
		return {
			appId: subject,
			app,
			tokenApp,
			token: away,
			subscriptions: away,
			user,
		};
	}
	const proven: Access =
		app.state === "found" ? asApp : { why: unprovenBecause(app) };
	const [facts, subscriptions] = await Promise.all([
		askFacts(graph, token, proven),
		lookUp(subject, proven, async (id, credential) =>
			lookupOf(
				await graph.get(`/${id}/subscriptions`, undefined, credential),
				readAppSubscriptions,
			),
		),
	]);
	const user = isDead(facts, tokenApp) ? { why: deadToken } : token;
	return { appId: subject, app, tokenApp, token: facts, subscriptions, user };
}

const nameFields = { fields: "id,name" };
const noToken = { why: "no access token is configured" };
const deadToken = "the access token is not valid";

async function askTokenApp(
	graph: Graph,
	token: Access,
): Promise<Lookup<Named>> {
	if ("why" in token) return { state: "not-asked", why: token.why };
	// An alias for the app that the token belongs to.
	const reply = await graph.get("/app", nameFields, token.credential);
	return lookupOf(reply, readNamed);
}

function ownerOf(tokenApp: Lookup<Named>): Subject {
	return tokenApp.state === "found"
		? { id: tokenApp.value.id, isGiven: false }
		: { why: "no app id is configured" };
}

function appAccess(subject: Subject, appSecret: string | undefined): Access {
	if (appSecret === undefined) return { why: "no app secret is configured" };
	if ("why" in subject) return subject;
	return { credential: appToken(subject.id, appSecret) };
}

function isAway(lookup: Lookup<unknown>): boolean {
	return lookup.state === "unreachable";
}

function unprovenBecause(app: Lookup<Named>): string {
	if (app.state === "not-asked") return app.why;
	return app.state === "refused" && appFault(app.error) !== undefined
		? "app id and app secret don't belong together"
		: "whether app id and app secret belong together could not be looked up";
}

/** With the app's own token; where there is none, or it is another app's, a token may be asked about itself. */
async function askFacts(
	graph: Graph,
	token: Access,
	proven: Access,
): Promise<Lookup<TokenFacts>> {
	if ("why" in token) return { state: "not-asked", why: token.why };
	const about = async (credential: string) =>
		lookupOf(
			await graph.get(
				"/debug_token",
				{ input_token: token.credential },
				credential,
			),
			readTokenFacts,
		);
	const byApp = "why" in proven ? undefined : await about(proven.credential);
	return byApp === undefined || isUntold(byApp)
		? about(token.credential)
		: byApp;
}

/** Of another app's token an app is told nothing: by a refusal, or by facts that hold one and call the token invalid. */
function isUntold(facts: Lookup<TokenFacts>): boolean {
	if (facts.state !== "found") return facts.state === "refused";
	return !facts.value.isValid && facts.value.error?.code === 100;
}

function isDead(facts: Lookup<TokenFacts>, tokenApp: Lookup<Named>): boolean {
	if (facts.state === "found") return !facts.value.isValid;
	return tokenApp.state === "refused" && [0, 190].includes(tokenApp.error.code);
}
