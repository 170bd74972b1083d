import { present } from "../../../webhook/loose.ts";
import {
	linkCarouselMessage,
	parseCard,
	productCarouselMessage,
} from "../../../webhook/send/carousel.ts";
import { FlagProblem } from "../../../webhook/send/flag-problem.ts";
import {
	catalogMessage,
	parseProducts,
	productListMessage,
	productMessage,
} from "../../../webhook/send/products.ts";
import {
	footerFlag,
	needed,
	neededMany,
	neededOnce,
	textFrameFlags,
	textOf,
} from "../flags.ts";
import type { Flag, MessageType } from "../message-type.ts";

const catalogFlag: Flag = ["--catalog <id>", "the catalogue that it is in"];

/** `send product` */
export const product: MessageType = {
	name: "product",
	summary: "one product of a catalogue",
	words: [["[text...]", "what stands with it"]],
	flags: [
		catalogFlag,
		["--product <id>", "the product, by the shop's own id", "only"],
		footerFlag,
	],
	examples: [
		"product 'As you asked' --catalog 194836987003835 --product sku-1",
	],
	build(typed) {
		const { options } = typed;
		return productMessage(
			{
				catalog: needed("--catalog", options.catalog),
				product: neededOnce("--product", options.product),
			},
			present({ body: textOf(typed) || undefined, footer: options.footer }),
		);
	},
};

/** `send product-list` */
export const productList: MessageType = {
	name: "product-list",
	summary: "up to thirty products behind one button",
	words: [["<text...>", "what stands with them"]],
	flags: [
		catalogFlag,
		["--product <id>", "'Section: id'; the section may be missing", "many"],
		...textFrameFlags,
	],
	examples: [
		"product-list 'For the winter' --header Shoes --catalog 194836987003835 --product 'Boots: sku-1' --product sku-2",
	],
	build(typed) {
		const { header, footer, catalog, product } = typed.options;
		return productListMessage(
			textOf(typed),
			needed("--catalog", catalog),
			parseProducts(neededMany("--product", product)),
			{ header: needed("--header", header), ...present({ footer }) },
		);
	},
};

/** `send catalog` */
export const catalog: MessageType = {
	name: "catalog",
	summary: "the whole catalogue",
	words: [["<text...>", "what stands with it"]],
	flags: [
		["--thumbnail <id>", "the product whose picture is shown"],
		footerFlag,
	],
	examples: ["catalog 'All that we have' --thumbnail sku-1"],
	build(typed) {
		const { thumbnail, footer } = typed.options;
		return catalogMessage(textOf(typed), present({ thumbnail, footer }));
	},
};

/** `send carousel` */
export const carousel: MessageType = {
	name: "carousel",
	summary: "cards to be leafed through: pictures with links, or products",
	words: [["<text...>", "what stands over the cards"]],
	flags: [
		[
			"--card <card>",
			"'photo.jpg | text | Title=https://…': picture or video (a file, an address or an id), text, button",
			"many",
		],
		["--catalog <id>", "for cards with products: their catalogue"],
		["--product <id>", "a card with this product", "many"],
	],
	examples: [
		"carousel 'New' --card 'https://shop.example/a.jpg | Red | Buy=https://shop.example/a' --card 'https://shop.example/b.jpg | Blue | Buy=https://shop.example/b'",
		"carousel 'New' --catalog 194836987003835 --product sku-1 --product sku-2",
	],
	build(typed) {
		const { options, media } = typed;
		const { card, catalog, product } = options;
		if (card !== undefined && product !== undefined) {
			throw new FlagProblem("cards are all pictures or all products", "");
		}
		return product === undefined
			? linkCarouselMessage(
					textOf(typed),
					neededMany("--card", card).map((each) => parseCard(each, media)),
				)
			: productCarouselMessage(
					textOf(typed),
					needed("--catalog", catalog),
					product,
				);
	},
};
