import { present } from "../loose.ts";
import type { Content } from "./content.ts";
import { FlagProblem } from "./flag-problem.ts";
import { interactiveMessage } from "./interactive.ts";
import { type Section, sectionsOf } from "./sections.ts";

/** A product of a catalogue, by the id that the shop gave it. */
export interface Product {
	readonly catalog: string;
	readonly product: string;
}

/** One product. */
export function productMessage(
	{ catalog, product }: Product,
	{ body, footer }: { readonly body?: string; readonly footer?: string } = {},
): Content {
	const action = { catalog_id: catalog, product_retailer_id: product };
	return interactiveMessage("product", body, action, { footer });
}

/** Up to thirty products behind one button. Meta wants a header. */
export function productListMessage(
	body: string,
	catalog: string,
	sections: readonly Section<string>[],
	{ header, footer }: { readonly header: string; readonly footer?: string },
): Content {
	const action = {
		catalog_id: catalog,
		sections: sections.map(({ title, items }) => ({
			...present({ title }),
			product_items: items.map((id) => ({ product_retailer_id: id })),
		})),
	};
	return interactiveMessage("product_list", body, action, {
		header: { kind: "text", text: header },
		footer,
	});
}

/** The whole catalogue; its picture is that of a product. */
export function catalogMessage(
	body: string,
	{
		thumbnail,
		footer,
	}: { readonly thumbnail?: string; readonly footer?: string } = {},
): Content {
	const action = {
		name: "catalog_message",
		...(thumbnail !== undefined && {
			parameters: { thumbnail_product_retailer_id: thumbnail },
		}),
	};
	return interactiveMessage("catalog_message", body, action, { footer });
}

/** Reads products as `Section: id`, where the section may be missing; see `sectionsOf`. */
export function parseProducts(
	texts: readonly string[],
): readonly Section<string>[] {
	return sectionsOf(texts, (text) => {
		if (text !== "") return text;
		throw new FlagProblem("write a product like 'Section: id'", text);
	});
}
