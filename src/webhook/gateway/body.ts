import { isLooseObject, type Loose } from "../loose.ts";
import { gatewayKinds } from "./kinds.ts";

/** Whether a body is a gateway's: one flat event that names itself, and nothing of Meta's envelope. */
export function isGatewayBody(payload: unknown): payload is Loose {
	if (!isLooseObject(payload) || holds(payload, metaKeys)) return false;
	const name = eventName(payload);
	if (name === undefined) return false;
	if (isKnownEvent(name) || holds(payload, sessionKeys)) return true;
	return name.includes(".") && holds(payload, usualKeys);
}

/** `message.received`, as it may be part of a kind. Meta's own words for events are in capitals, without a dot. */
export function eventName({ event }: Loose): string | undefined {
	if (typeof event !== "string" || event.length > 64) return undefined;
	const name = event.replaceAll("-", "_");
	return /^[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*$/.test(name)
		? name
		: undefined;
}

/** Whether a gateway's event is known by its name. */
export function isKnownEvent(name: string): boolean {
	return knownKinds.has(`gateway.${name}`);
}

const metaKeys = ["object", "entry", "changes", "field", "messaging_product"];
const sessionKeys = ["sessionId", "session_id", "session", "instance"];
const usualKeys = ["messageId", "timestamp", "from", "to", "data", "payload"];

function holds(payload: Loose, keys: readonly string[]): boolean {
	return keys.some((key) => Object.hasOwn(payload, key));
}

const knownKinds: ReadonlySet<string> = new Set(
	gatewayKinds.map(({ kind }) => kind),
);
