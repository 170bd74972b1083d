import type { WebhookEvent } from "../../webhook/event.ts";
import { readJid } from "../../webhook/gateway/jid.ts";
import { sessionEnds } from "../../webhook/meanings/gateway.ts";
import { address } from "../identity.ts";
import type { Passage } from "../passage.ts";
import { join, type Safe, safe } from "../safe.ts";
import { joined, named, type Picture, passage } from "./picture.ts";
import { Piece } from "./piece.ts";
import { labelled, phone, tellId } from "./told.ts";
import { type Deadline, deadline } from "./when.ts";
import { explained, sentence, word } from "./word.ts";

/** A message that came in over a gateway, was sent, delivered or read: to whom, what it says. */
export function gatewayMessage(event: WebhookEvent, now: number): Picture {
	const message = gatewayPiece(event, now);
	// Which number of ours it is about is said where there are several, as of all events.
	const own = event.displayPhoneNumber;
	const from = side(message, "from", event, safe`from`, own);
	const to = side(message, "to", event, safe`to`, own);
	message.as("type", (value) => value === "text" || undefined);
	return gatewayPicture(message, event, {
		outcome: sides(from, to),
		body: passage(message.text("text")),
	});
}

function sides(...all: readonly (Safe | undefined)[]): Picture["outcome"] {
	const said = all
		.filter((each) => each !== undefined)
		.filter((each) => each !== "");
	return said.length > 0
		? { text: join(said, safe` `), tone: "ours" }
		: undefined;
}

/** `to +15550783881`; nothing more of an address that the headline shows, or of our own. */
function side(
	message: Piece,
	key: string,
	{ party, groupId }: WebhookEvent,
	preposition: Safe,
	own?: string,
): Safe | undefined {
	return message.as(key, (value) => {
		const { phone, ...others } = readJid(value);
		const isShown =
			(phone !== undefined && [party?.phone, own].includes(phone)) ||
			(others.userId !== undefined && others.userId === party?.userId) ||
			(others.groupId !== undefined && others.groupId === groupId);
		if (isShown) return safe``;
		const number = phone === undefined ? undefined : address({ phone });
		return number && safe`${preposition} ${number}`;
	});
}

/** A phone that a gateway has, or has no longer, and why; or the QR code that it waits for a phone to scan. */
export function gatewaySession(event: WebhookEvent, now: number): Picture {
	const session = gatewayPiece(event, now);
	const number = phone(session, "phoneNumber");
	const reason = word(session, "reason", sessionEnds);
	return gatewayPicture(session, event, {
		number,
		body: [
			...code(
				event.kind,
				session.as("expiresAt", (time) => deadline(time, now)),
			),
			...explained(reason),
			...labelled(safe`device`, device(session.piece("deviceInfo"))),
			...labelled(safe`reason`, reason ? undefined : session.text("reason")),
		],
	});
}

function code(kind: string, end: Deadline | undefined): Passage[] {
	if (kind !== "gateway.session.qr_generated") {
		return sentence(
			end && (end.isOver ? safe`expired ${end.at}` : safe`expires ${end.at}`),
		);
	}
	if (end?.isOver) {
		return sentence(safe`A QR code waited to be scanned, expired ${end.away}.`);
	}
	const expiry = end ? safe`, expires ${end.away}` : safe``;
	return sentence(
		safe`A QR code waits to be scanned${expiry}. Whoever scans it links a phone.`,
		"warn",
	);
}

function device(info: Piece): string | undefined {
	return joined(" ", info.text("model"), info.text("version")) || undefined;
}

/** What a gateway's contact is called now. */
export function gatewayContact(event: WebhookEvent, now: number): Picture {
	const update = gatewayPiece(event, now);
	const from = side(update, "from", event, safe`from`);
	const number = side(update, "phoneNumber", event, safe`number`);
	return gatewayPicture(update, event, { outcome: sides(from, number) });
}

/** Any other event of a gateway. */
export function gatewayOther(event: WebhookEvent, now: number): Picture {
	return gatewayPicture(gatewayPiece(event, now), event, {});
}

/** What an event says beside what is on the headline: its name, its time, the id of its message. */
function gatewayPiece(event: WebhookEvent, now: number): Piece {
	const piece = new Piece(event.value);
	tellId(piece, "messageId");
	piece.time("timestamp", now);
	piece.as("event", (value) => `gateway.${value}` === event.kind || undefined);
	return piece;
}

function gatewayPicture(
	piece: Piece,
	{ party }: WebhookEvent,
	{ body = [], ...picture }: Picture,
): Picture {
	const session = piece.text("sessionId");
	const contact = piece.piece("contact");
	contact.as("name", (name) => (name === party?.name ? name : undefined));
	const face = contact.text("profilePicture");
	return {
		...picture,
		body: [...body, ...piece.rest()],
		small: [named("session", session), named("picture", face)],
	};
}
