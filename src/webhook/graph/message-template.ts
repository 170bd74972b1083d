import {
	type Loose,
	looseList,
	looseObject,
	looseText,
	present,
} from "../loose.ts";

/** A template as an account's list holds it. Status, category and quality are in upper case; every other text is as it was handed in. */
export interface MessageTemplate {
	readonly name: string;
	readonly language: string;
	readonly id?: string;
	/** `APPROVED`, `PENDING`, `REJECTED`, `PAUSED` … */
	readonly status?: string;
	/** `MARKETING`, `UTILITY`, `AUTHENTICATION`. */
	readonly category?: string;
	/** `GREEN`, `YELLOW`, `RED`; missing where it isn't known. */
	readonly quality?: string;
	/** `INVALID_FORMAT` …; missing where it wasn't rejected. */
	readonly rejection?: string;
	readonly parts: readonly TemplatePart[];
	/** As Meta gave it. */
	readonly definition: Loose;
}

/** What a template is made of, from top to bottom. */
export interface TemplatePart {
	/** `HEADER`, `BODY`, `FOOTER`, `BUTTONS`, `CAROUSEL`, `LIMITED_TIME_OFFER`. */
	readonly type: string;
	/** Of a header: `TEXT`, `IMAGE`, `VIDEO`, `DOCUMENT`, `LOCATION`. */
	readonly format?: string;
	readonly text?: string;
	readonly buttons: readonly TemplatePartButton[];
	/** Of a carousel. */
	readonly cards: readonly (readonly TemplatePart[])[];
}

/** A button under a template. */
export interface TemplatePartButton {
	/** `QUICK_REPLY`, `URL`, `PHONE_NUMBER`, `OTP` … */
	readonly type: string;
	readonly text?: string;
	/** The address or the number behind it. */
	readonly leadsTo?: string;
}

/** Reads an item of `/{account}/message_templates`; undefined where it has no name. */
export function readMessageTemplate(
	value: unknown,
): MessageTemplate | undefined {
	const definition = looseObject(value);
	const name = looseText(definition["name"]);
	if (name === undefined) return undefined;
	const quality = word(looseObject(definition["quality_score"])["score"]);
	const rejection = word(definition["rejected_reason"]);
	return {
		name,
		language: looseText(definition["language"]) ?? "en_US",
		parts: parts(definition["components"]),
		definition,
		...present({
			id: looseText(definition["id"]),
			status: word(definition["status"]),
			category: word(definition["category"]),
			quality: quality === "UNKNOWN" ? undefined : quality,
			rejection: rejection === "NONE" ? undefined : rejection,
		}),
	};
}

function parts(components: unknown): readonly TemplatePart[] {
	return looseList(components).map((component) => {
		const { type, format, buttons, cards, limited_time_offer, ...rest } =
			looseObject(component);
		const { text } = { ...looseObject(limited_time_offer), ...rest };
		return {
			type: word(type) ?? "UNKNOWN",
			buttons: looseList(buttons).map(button),
			// Cards of cards are not to be had.
			cards: looseList(cards).map((card) => plainParts(card)),
			...present({ format: word(format), text: looseText(text) }),
		};
	});
}

function plainParts(card: unknown): readonly TemplatePart[] {
	const components = looseList(looseObject(card)["components"]);
	return parts(
		components.map((each) => ({ ...looseObject(each), cards: undefined })),
	);
}

function button(value: unknown): TemplatePartButton {
	const { type, text, url, phone_number } = looseObject(value);
	return {
		type: word(type) ?? "UNKNOWN",
		...present({
			text: looseText(text),
			leadsTo: looseText(url) ?? looseText(phone_number),
		}),
	};
}

function word(value: unknown): string | undefined {
	return looseText(value)?.toUpperCase();
}
