import { parsePair } from "./buttons.ts";
import type { Content } from "./content.ts";
import { FlagProblem } from "./flag-problem.ts";
import { type Frame, interactiveMessage } from "./interactive.ts";

/** A button that opens a page. */
export interface Link {
	readonly title: string;
	readonly url: string;
}

/** A text over a button that opens a page. */
export function ctaUrlMessage(
	body: string,
	link: Link,
	frame?: Frame,
): Content {
	return interactiveMessage("cta_url", body, linkAction(link), frame);
}

/** What messages and the cards of a carousel do at the tap. */
export function linkAction({ title, url }: Link) {
	return { name: "cta_url", parameters: { display_text: title, url } };
}

/** Reads `Title=https://shop.example`. */
export function parseLink(text: string): Link {
	const { id: title, title: url } = parsePair(text);
	const isPage = /^https?:\/\//i.test(url);
	if (title === "" || title.includes("://") || !isPage) {
		throw new FlagProblem("write a link like Shop=https://shop.example", text);
	}
	return { title, url };
}
