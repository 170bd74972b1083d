import { present } from "../loose.ts";
import type {
	HeaderVariables,
	PartVariables,
	TemplateVariables,
	Variable,
} from "./template-variables.ts";

/** Something that is given with a template when it is sent. */
export interface TemplatePlace {
	/** `body {{1}}`, `header image`, `button 0 url`, `card 1 body {{1}}`, with cards counted from 1: words of ours, and a name of Meta's last. */
	readonly place: string;
	/** Without it Meta refuses the message. */
	readonly isNeeded: boolean;
	/** What it was handed in with. Not safe for a terminal, as is the next. */
	readonly example?: string;
	/** What a button says. */
	readonly label?: string;
}

/** All that a template takes, in the order in which it stands there. */
export function templatePlaces(
	variables: TemplateVariables,
): readonly TemplatePlace[] {
	const { hasOffer, cards } = variables;
	return [
		...partPlaces(variables, ""),
		...(hasOffer ? [{ place: "end of the offer", isNeeded: true }] : []),
		...cards.flatMap((card, index) => partPlaces(card, `card ${index + 1} `)),
	];
}

function partPlaces(
	{ header, body, buttons }: PartVariables,
	within: string,
): TemplatePlace[] {
	return [
		...(header ? [headerPlace(header, within)] : []),
		...body.map((variable) => textPlace(`${within}body`, variable)),
		...buttons.map(({ index, kind, isNeeded, label, example }) => ({
			place: `${within}button ${index} ${kind}`,
			isNeeded,
			...present({ label, example }),
		})),
	];
}

function headerPlace(header: HeaderVariables, within: string): TemplatePlace {
	return header.kind === "text"
		? textPlace(`${within}header`, header.variable)
		: { place: `${within}header ${header.kind}`, isNeeded: true };
}

function textPlace(start: string, { name, example }: Variable): TemplatePlace {
	return {
		place: `${start} {{${name}}}`,
		isNeeded: true,
		...present({ example }),
	};
}
