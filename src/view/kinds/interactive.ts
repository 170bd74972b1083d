import type { Passage } from "../passage.ts";
import { safe } from "../safe.ts";
import { joined, named, type Picture, passage } from "./picture.ts";
import { Piece } from "./piece.ts";
import { sentence } from "./word.ts";

/** A pressed reply button: its words, then its id. */
export function buttonReply(message: Piece): Picture {
	return chosen(message, "button_reply");
}

/** A chosen row of a list: its words, then its id. */
export function listReply(message: Piece): Picture {
	return chosen(message, "list_reply");
}

/** A pressed quick-reply button of a template: its words, then its payload where that differs. */
export function templateButton(message: Piece): Picture {
	const button = message.piece("button");
	const text = button.text("text");
	const payload = button.text("payload");
	return {
		body: passage(text),
		// Meta's own button under a one-time password.
		remarks: [
			payload === "DID_NOT_REQUEST_CODE"
				? safe`says they asked for no code`
				: undefined,
		],
		small: [payload === text ? undefined : named("payload", payload)],
	};
}

/** A submitted Flow or address form: the answers inside its `response_json`. */
export function formReply(message: Piece): Picture {
	const form = replyOf(message, "nfm_reply");
	const name = form.text("name");
	const summary = form.text("body");
	const response = form.as("response_json", (json) => json ?? undefined);
	const { token, answers } = read(response);
	const said = isSaidBy(response, summary) ? [] : passage(summary);
	const body = [...said, ...(answers ?? [])];
	const isEmpty = answers !== undefined && body.length === 0;
	return {
		body: isEmpty ? sentence(safe`no answers`) : body,
		small: [
			named("flow token", token),
			name === "flow" ? undefined : named("form", name),
		],
	};
}

/** Of a Flow it is always the same word; of an address form it is what the answers say. */
function isSaidBy(response: unknown, summary = ""): boolean {
	if (summary === "Sent") return true;
	const words = summary.split(/[\s,]+/).slice(0, 100);
	return words.every((word) => String(response).includes(word));
}

/** The words of a reply, and the id that the app gave it. */
function chosen(message: Piece, name: string): Picture {
	const reply = replyOf(message, name);
	return {
		body: passage(joined(": ", reply.text("title"), reply.text("description"))),
		small: [named("id", reply.text("id"))],
	};
}

function replyOf(message: Piece, name: string): Piece {
	return message.piece("interactive").skip("type").piece(name);
}

/** Nobody asks of a form's answers whether `12` is a number. */
const asWritten = { quotes: false };

/** The answers are JSON in a string; some gateways take them out of it. */
function read(response: unknown): {
	token?: string | undefined;
	answers?: readonly Passage[];
} {
	if (response === undefined) return {};
	try {
		const answers = new Piece(
			typeof response === "string" ? JSON.parse(response) : response,
		);
		const token = answers.text("flow_token");
		// An address form keeps its fields apart.
		const fields = answers.piece("values").rest(asWritten);
		return {
			token,
			answers: [...fields, ...answers.skip("values").rest(asWritten)],
		};
	} catch {
		return { answers: passage(String(response)) };
	}
}
