import type { FindingCode } from "../codes.ts";
import type { Finding } from "../finding.ts";
import type { SecretVariables } from "./account.ts";
import { commandsFor } from "./commands.ts";
import type { AccountObservation } from "./observation.ts";
import { appRemedies } from "./remedy-app.ts";
import type { StateQuestion } from "./remedy-state.ts";
import { wabaRemedies } from "./remedy-waba.ts";

/** One safe change at Meta that mends something, as a plan: no secret in it, nothing done yet. */
export interface Remedy {
	/** The findings it mends. */
	readonly mends: readonly FindingCode[];
	/** What is done, in the imperative: `subscribe the app to the WhatsApp account`. */
	readonly title: string;
	/** What changes. Untrusted text: it quotes what Meta answered. */
	readonly changes: readonly Change[];
	/** What is to be known before saying yes. */
	readonly notes: readonly string[];
	readonly request: RemedyRequest;
	/** How to see whether it is in place: before, to be sure that nobody has changed it meanwhile, and after. */
	readonly state: StateQuestion;
	/** Puts back what was there; secrets stand there by the names of their variables. */
	readonly undo: readonly string[];
}

/** A value at Meta as it is and as it will be; `from` is missing where there is nothing. */
export interface Change {
	readonly what: string;
	readonly from?: string;
	readonly to: string;
}

/** A POST with a form; the values that are secret are put in when it is sent. */
export interface RemedyRequest {
	readonly path: string;
	readonly credential: RemedyCredential;
	readonly form: Readonly<Record<string, string>>;
	/** The form's field that takes the verify token. */
	readonly verifyTokenIn?: string;
}

/** What to sign in with: the access token, or this app's id with its secret. */
export type RemedyCredential =
	| { readonly kind: "access-token" }
	| { readonly kind: "app"; readonly appId: string };

/** What is wanted of the repair. */
export interface RemedyWishes {
	/** Where Meta is to deliver; without it an address that is saved stays. */
	readonly callbackUrl?: string | undefined;
	/** Without a verify token nothing is offered that Meta would verify. */
	readonly hasVerifyToken: boolean;
	readonly variables?: Partial<SecretVariables>;
}

/** The changes that mend these findings, in the order in which they are to be made. */
export function remediesFor(
	seen: AccountObservation,
	findings: readonly Finding[],
	wishes: RemedyWishes,
): readonly Remedy[] {
	const faults = findings
		.filter(({ level }) => level === "fail" || level === "warn")
		.map(({ code }) => code);
	const commands = commandsFor(seen, wishes);
	return [
		...appRemedies(seen, faults, wishes, commands),
		...wabaRemedies(seen, faults, commands),
	];
}
