import type { AppSubscription } from "../../graph/app-subscription.ts";
import type { GraphError } from "../../graph/graph-error.ts";
import type { Health } from "../../graph/health.ts";
import type { Named } from "../../graph/named.ts";
import type { PhoneNumber } from "../../graph/phone-number.ts";
import type { SubscribedApp } from "../../graph/subscribed-app.ts";
import type { TokenFacts } from "../../graph/token-facts.ts";
import type { Waba } from "../../graph/waba.ts";
import type { WebhookRoute } from "../../graph/webhook-route.ts";

/** What came of asking for one thing. Only `found` and `refused` say anything of it. */
export type Lookup<T> =
	| { readonly state: "found"; readonly value: T }
	| { readonly state: "refused"; readonly error: GraphError }
	/** No answer, or none of the Graph API's. */
	| { readonly state: "unreachable"; readonly detail: string }
	/** `why` is ours: `no access token is configured`. */
	| { readonly state: "not-asked"; readonly why: string };

/** Why nothing more was asked once the Graph API had not answered. */
export const graphAway = "the Graph API can't be reached";

/** An id and where it comes from: it was given, or found in what Meta answered. */
export interface KnownId {
	readonly id: string;
	readonly isGiven: boolean;
}

/** What Meta says of an app, its token and a WhatsApp account; no secret in it. */
export interface AccountObservation {
	/** Milliseconds since the epoch. */
	readonly at: number;
	/** The Graph API's address with its version: `https://graph.facebook.com/v25.0`. */
	readonly graph: string;
	/** The version asked for, and the one that answered. */
	readonly version: string;
	readonly answeredVersion?: string;
	/** Which credentials there were to ask with. */
	readonly has: { readonly appSecret: boolean; readonly accessToken: boolean };
	readonly appId?: KnownId;
	readonly wabaId?: KnownId;
	readonly phoneNumberId?: KnownId;
	/** The app, asked with its own id and secret: what is found proves that they belong together. */
	readonly app: Lookup<Named>;
	/** The app that the access token belongs to. */
	readonly tokenApp: Lookup<Named>;
	readonly token: Lookup<TokenFacts>;
	readonly subscriptions: Lookup<readonly AppSubscription[]>;
	readonly waba: Lookup<Waba>;
	readonly subscribedApps: Lookup<readonly SubscribedApp[]>;
	/** Every number of the account. */
	readonly phoneNumbers: Lookup<readonly PhoneNumber[]>;
	readonly phone: Lookup<PhoneNumber>;
	/** Where this number's messages go. */
	readonly route: Lookup<WebhookRoute>;
	readonly health: Lookup<Health>;
}
