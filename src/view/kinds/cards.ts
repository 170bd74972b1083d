import type { Passage } from "../passage.ts";
import { safe } from "../safe.ts";
import { inLine, joined, named, type Picture, passage } from "./picture.ts";
import type { Piece } from "./piece.ts";
import { digits } from "./read.ts";

/** Contact cards: for each the name, then how the person can be reached, a line for each way. */
export function cards(message: Piece): Picture {
	const cards = message.pieces("contacts");
	const origins = [message, ...cards].map((piece) =>
		piece.as("origin", (value) => (knows(value) ? value : undefined)),
	);
	const isAskedFor = origins.includes("contact_request");
	return {
		body: cards.flatMap(card),
		remarks: [isAskedFor ? safe`shared on your contact request` : undefined],
	};
}

function knows(origin: unknown): boolean {
	return origin === "contact_request" || origin === "other";
}

function card(card: Piece): Passage[] {
	const lines = [
		...namesOf(card),
		named("  works at", workplace(card.piece("org"))),
		...card.pieces("phones").flatMap(phone),
		...typed(card, "emails", "email"),
		...card.pieces("addresses").map(address),
		...typed(card, "urls", "url"),
		named("  born", card.text("birthday")),
	];
	card.skip("vcard");
	const said = lines.filter((line) => line !== undefined);
	return passage(said.map(inLine).join("\n"));
}

/** What a person is called; in full as well, where that is more. */
function namesOf(card: Piece): (string | undefined)[] {
	const name = card.piece("name");
	const short = name.text("formatted_name") ?? card.text("name");
	const parts = nameParts.map((part) => name.text(part));
	const full = joined(" ", ...parts);
	if (short === undefined) return [full || undefined];
	const isAll = parts.every((part) => short.includes(part ?? ""));
	return [short, isAll ? undefined : named("  in full", full)];
}

const nameParts = [
	"prefix",
	"first_name",
	"middle_name",
	"last_name",
	"suffix",
] as const;

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
