import type { WebhookEvent } from "../../webhook/event.ts";
import { tree } from "../tree.ts";
import { joined, named, type Picture, passage } from "./picture.ts";
import { at, textAt } from "./read.ts";

/** A pressed reply button: its words, then its id. */
export function buttonReply({ value }: WebhookEvent): Picture {
	return chosen(value, "button_reply");
}

/** A chosen row of a list: its words, then its id. */
export function listReply({ value }: WebhookEvent): Picture {
	return chosen(value, "list_reply");
}

/** A pressed quick-reply button of a template: its words, then its payload where that differs. */
export function templateButton({ value }: WebhookEvent): Picture {
	const text = textAt(value, "button", "text");
	const payload = textAt(value, "button", "payload");
	return {
		body: passage(text),
		small: [payload === text ? undefined : named("payload", payload)],
	};
}

/** A submitted Flow or address form: the answers inside its `response_json`. */
export function formReply({ value }: WebhookEvent): Picture {
	const reply = ["interactive", "nfm_reply"] as const;
	return {
		body: passage(answers(at(value, ...reply, "response_json"))),
		small: [
			joined(
				": ",
				textAt(value, ...reply, "name"),
				textAt(value, ...reply, "body"),
			),
		],
	};
}

function chosen(value: unknown, reply: string): Picture {
	const title = textAt(value, "interactive", reply, "title");
	const description = textAt(value, "interactive", reply, "description");
	return {
		body: passage(joined(": ", title, description)),
		small: [named("id", textAt(value, "interactive", reply, "id"))],
	};
}

function answers(response: unknown): string {
	if (response === undefined) return "";
	if (typeof response !== "string") return tree(response).join("\n");
	try {
		return tree(JSON.parse(response)).join("\n");
	} catch {
		return response;
	}
}
