import type { WebhookEvent } from "../../webhook/event.ts";
import { isLooseObject } from "../../webhook/loose.ts";
import { messageKind } from "../../webhook/message-event.ts";
import { isSentMessage } from "../direction.ts";
import { safe, vouch } from "../safe.ts";
import { message } from "./message.ts";
import type { Picture } from "./picture.ts";
import { textAt } from "./read.ts";
import { status } from "./status.ts";

/** A message that comes under another name than that of its type: an echo, one on standby, the file of an earlier one. */
export function copiedMessage(event: WebhookEvent, now: number): Picture {
	const value = unwrapped(event.value);
	const kind = messageKind(value);
	const author = isSentMessage(event) ? "business" : "customer";
	const picture = message({ ...event, kind, value }, now, author);
	return {
		...picture,
		facts: [vouch(kind.replace("message.", "")), ...(picture.facts ?? [])],
		...onStandby(event),
	};
}

/** A status on standby; which one is not in the name of its kind. */
export function copiedStatus(event: WebhookEvent, now: number): Picture {
	const name = textAt(event.value, "status") ?? "";
	if (!/^[a-z]{1,20}$/.test(name)) {
		return status({ ...event, kind: "status.unknown" }, now);
	}
	const tone = name === "failed" ? "bad" : "accent";
	const picture = status({ ...event, kind: `status.${name}` }, now);
	return {
		...picture,
		outcome: { text: vouch(name), tone },
		...onStandby(event),
	};
}

/** Whoever answers here talks over the app that has the conversation. */
function onStandby({
	kind,
}: WebhookEvent): Pick<Picture, "hint" | "inPayload"> {
	if (!kind.startsWith("standby.")) return {};
	return {
		hint: safe`standby is what you only look on: another app has the conversation, so don't answer`,
		inPayload: undefined,
	};
}

/** The copy of what another app sent holds the request with which it did. */
function unwrapped(value: unknown): unknown {
	if (!isLooseObject(value)) return value;
	const { message: request, ...others } = value;
	return isLooseObject(request) ? { ...others, ...request } : value;
}
