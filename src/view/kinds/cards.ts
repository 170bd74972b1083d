import type { Passage } from "../passage.ts";
import { joined, named, type Picture, passage } from "./picture.ts";
import type { Piece } from "./piece.ts";

/** Contact cards: for each the name, then how the person can be reached, a line for each way. */
export function cards(message: Piece): Picture {
	const cards = message.pieces("contacts");
	const isAskedFor =
		[message, ...cards].filter(
			(piece) => piece.text("origin") === "contact_request",
		).length > 0;
	return {
		body: cards.flatMap(card),
		small: [isAskedFor ? "shared on your contact request" : undefined],
	};
}

function card(card: Piece): Passage[] {
	const lines = [
		nameOf(card),
		named("  works at", workplace(card.piece("org"))),
		...card.pieces("phones").flatMap(phone),
		...typed(card, "emails", "email"),
		...card.pieces("addresses").map(address),
		...typed(card, "urls", "url"),
		named("  born", card.text("birthday")),
	];
	card.skip("vcard");
	return passage(lines.filter(Boolean).join("\n"));
}

function nameOf(card: Piece): string {
	const name = card.piece("name");
	const parts = ["prefix", "first_name", "middle_name", "last_name", "suffix"];
	const spelled = parts.map((part) => name.text(part));
	return (
		name.text("formatted_name") ?? card.text("name") ?? joined(" ", ...spelled)
	);
}

function workplace(org: Piece): string {
	return joined(
		", ",
		org.text("company"),
		org.text("department"),
		org.text("title"),
	);
}

/** A number that has WhatsApp says so; a number of its own there stands on a line of its own. */
function phone(phone: Piece): (string | undefined)[] {
	const number = phone.text("phone");
	const type = phone.text("type");
	const whatsapp = phone.text("wa_id");
	const userId = phone.text("user_id");
	const isSame = digits(number) === digits(whatsapp);
	return [
		named(
			isSame && whatsapp ? "  WhatsApp" : "  phone",
			joined(", ", number, type),
		),
		isSame ? undefined : named("  WhatsApp", whatsapp),
		named("  user id", userId),
	];
}

function digits(number: string | undefined): string {
	return number?.replace(/\D/g, "") ?? "";
}

function typed(card: Piece, list: string, key: string): (string | undefined)[] {
	return card
		.pieces(list)
		.map((each) =>
			named(`  ${key}`, joined(", ", each.text(key), each.text("type"))),
		);
}

function address(address: Piece): string | undefined {
	address.skip("country_code");
	const town = ["city", "state", "zip"].map((key) => address.text(key));
	return named(
		"  address",
		joined(
			", ",
			address.text("street"),
			joined(" ", ...town),
			address.text("country"),
			address.text("type"),
		),
	);
}
