import { type Content, type Media, mediaSource } from "./content.ts";
import { type Link, linkAction, parseLink } from "./cta-url.ts";
import { FlagProblem } from "./flag-problem.ts";
import { headerMembers, interactiveMessage } from "./interactive.ts";
import { mimeOfName } from "./media-types.ts";

/** A card with a picture or a video, and a button that opens a page. */
export interface LinkCard {
	readonly kind: "image" | "video";
	readonly media: Media;
	readonly body?: string;
	readonly link: Link;
}

/** A text over cards with pictures, to be leafed through. */
export function linkCarouselMessage(
	body: string,
	cards: readonly LinkCard[],
): Content {
	const action = { cards: cards.map(linkCard) };
	return interactiveMessage("carousel", body, action);
}

function linkCard(card: LinkCard, index: number) {
	return {
		card_index: index,
		type: "cta_url",
		header: headerMembers(card),
		...(card.body !== undefined && { body: { text: card.body } }),
		action: linkAction(card.link),
	};
}

/** A text over products of a catalogue, to be leafed through. */
export function productCarouselMessage(
	body: string,
	catalog: string,
	products: readonly string[],
): Content {
	const cards = products.map((product, index) => ({
		card_index: index,
		type: "product",
		action: { product_retailer_id: product, catalog_id: catalog },
	}));
	return interactiveMessage("carousel", body, { cards });
}

/** Reads `https://shop.example/red.jpg | Red shoes | Buy=https://shop.example/red`, where the text may be missing. An id of an upload is that of a picture, unless `video:` stands before it. `find` may know more files than addresses and ids. */
export function parseCard(
	text: string,
	find: (
		name: string,
		kind: LinkCard["kind"],
	) => Media | undefined = mediaSource,
): LinkCard {
	const parts = text.split(/\s+\|\s+/).map((part) => part.trim());
	const [file = "", link = ""] = [parts[0], parts.at(-1)];
	const [, word, name = file] = /^(?:(image|video):)?(.*)$/s.exec(file) ?? [];
	const isVideo = word === "video" || (word === undefined && isFilm(name));
	const kind = isVideo ? "video" : "image";
	const isWhole = name !== "" && (parts.length === 2 || parts.length === 3);
	const media = isWhole ? find(name, kind) : undefined;
	if (media === undefined) {
		throw new FlagProblem(
			"write a card like 'https://shop.example/red.jpg | Red shoes | Buy=https://shop.example/red'",
			text,
		);
	}
	const [, body] = parts.length === 3 ? parts : [];
	return {
		kind,
		media,
		...(body !== undefined && { body }),
		link: parseLink(link),
	};
}

function isFilm(address: string): boolean {
	const path = address.replace(/[?#].*$/s, "");
	return mimeOfName(path)?.startsWith("video/") ?? false;
}
