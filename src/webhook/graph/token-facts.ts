import {
	isLooseObject,
	looseList,
	looseObject,
	looseText,
	looseTime,
	present,
} from "../loose.ts";
import { listOf } from "./list-of.ts";

/** What `debug_token` tells of an access token. */
export interface TokenFacts {
	readonly isValid: boolean;
	readonly appId?: string;
	/** The app's name. */
	readonly application?: string;
	/** `USER`, `SYSTEM_USER`, `PAGE`, `APP`. */
	readonly kind?: string;
	/** Milliseconds since the epoch; missing for a token that does not expire. */
	readonly expiresAt?: number;
	readonly scopes: readonly string[];
	/** What each scope is limited to. */
	readonly granular: readonly GranularScope[];
	/** Why it is not valid. */
	readonly error?: {
		readonly code?: number;
		readonly subcode?: number;
		readonly message?: string;
	};
}

/** A scope, and the WhatsApp accounts it is for; all that the token's user may see where none are named. */
export interface GranularScope {
	readonly scope: string;
	readonly targets?: readonly string[];
}

/** Reads an answer of `/debug_token`; undefined where it holds none. */
export function readTokenFacts(answer: unknown): TokenFacts | undefined {
	const { data } = looseObject(answer);
	if (!isLooseObject(data)) return undefined;
	const expires = looseTime(data["expires_at"]);
	return {
		isValid: data["is_valid"] === true,
		scopes: texts(data["scopes"]),
		granular: listOf({ data: data["granular_scopes"] }, readGranular),
		...present({
			appId: looseText(data["app_id"]),
			application: looseText(data["application"]),
			kind: looseText(data["type"])?.toUpperCase(),
			expiresAt: expires === 0 ? undefined : expires,
			error: readError(data["error"]),
		}),
	};
}

function readGranular(value: unknown): GranularScope | undefined {
	const { scope, target_ids } = looseObject(value);
	const name = looseText(scope);
	if (name === undefined) return undefined;
	return Array.isArray(target_ids)
		? { scope: name, targets: texts(target_ids) }
		: { scope: name };
}

function readError(value: unknown): TokenFacts["error"] {
	if (!isLooseObject(value)) return undefined;
	const { code, subcode, message } = value;
	return present({
		code: typeof code === "number" ? code : undefined,
		subcode: typeof subcode === "number" ? subcode : undefined,
		message: looseText(message),
	});
}

function texts(value: unknown): readonly string[] {
	return looseList(value)
		.map(looseText)
		.filter((text) => text !== undefined);
}
