import { readDuration } from "../../../webhook/duration.ts";
import { FlagProblem } from "../../../webhook/send/flag-problem.ts";
import {
	type TemplateHeader,
	templateMessage,
} from "../../../webhook/send/template.ts";
import {
	parseTemplateButton,
	parseTemplateCard,
	parseTemplateHeader,
	parseTemplateValue,
} from "../../../webhook/send/template-syntax.ts";
import { headerFile, localName } from "../flags.ts";
import type { MessageType, Typed } from "../message-type.ts";

/** `send template` */
export const template: MessageType = {
	name: "template",
	summary: "an approved template, which may open a conversation",
	words: [["<name>", "the template's name; every new account has hello_world"]],
	flags: [
		["--lang <code>", "its language (default: en_US)"],
		[
			"--body <value>",
			"the next variable of the body, or name=value for one with a name",
			"many",
		],
		["--header <value>", "the variable of the header"],
		[
			"--header-image <file>",
			"the header's picture: a file, an address or an id",
		],
		["--header-video <file>", "the header's video"],
		["--header-document <file>", "the header's document"],
		["--header-location <place>", "'37.44,-122.16 | name | address'"],
		["--header-product <catalog/id>", "the header's product"],
		[
			"-b, --button <button>",
			"0=payload; 1:url=suffix, 1:copy_code=SAVE20, 1:flow=token; numbers begin at 0",
			"many",
		],
		[
			"--card <card>",
			"'header-image=… | body=… | button=0=…' of a carousel",
			"many",
		],
		[
			"--offer-ends <time>",
			"when its limited offer ends: 2026-12-24T18:00Z, 30m",
		],
	],
	examples: [
		"template hello_world",
		"template order_shipped --lang pt_BR --body Anna --body 'May 2' -b 0:url=order/12",
		"template receipt --body first_name=Anna --header-document receipt.pdf",
	],
	build(typed) {
		const { words, options, now } = typed;
		const { lang = "en_US", body, button, card, offerEnds } = options;
		return templateMessage({
			name: words[0] ?? "",
			language: lang,
			header: headerOf(typed),
			body: body?.map(parseTemplateValue) ?? [],
			buttons: button?.map(parseTemplateButton) ?? [],
			cards: card?.map(parseTemplateCard) ?? [],
			offerEnds: offerEnds === undefined ? undefined : timeOf(offerEnds, now),
		});
	},
};

function headerOf({ options, media }: Typed): TemplateHeader | undefined {
	const { header, headerLocation, headerProduct } = options;
	const file = headerFile(options);
	const given: TemplateHeader[] = [];
	if (header !== undefined) {
		given.push({ kind: "text", value: parseTemplateValue(header) });
	}
	if (file !== undefined) {
		const { kind, text } = file;
		const filename = kind === "document" ? localName(text) : undefined;
		given.push({ kind, media: media(text, kind), filename });
	}
	if (headerLocation !== undefined) {
		given.push(parseTemplateHeader("location", headerLocation));
	}
	if (headerProduct !== undefined) {
		given.push(parseTemplateHeader("product", headerProduct));
	}
	if (given.length > 1)
		throw new FlagProblem("there is one header at most", "");
	return given[0];
}

function timeOf(text: string, now: number): number {
	const fromNow = readDuration(text);
	if (fromNow !== undefined) return now + fromNow;
	const at = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
	if (!Number.isNaN(at)) return at;
	throw new FlagProblem("write a time like 2026-12-24T18:00Z or 30m", text);
}
