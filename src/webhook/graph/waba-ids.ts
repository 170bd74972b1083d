import type { Health } from "./health.ts";
import type { TokenFacts } from "./token-facts.ts";

/** The id of the WhatsApp account that a number belongs to; undefined where its health doesn't name one. */
export function wabaOfHealth({ entities }: Health): string | undefined {
	return entities.find(({ type }) => type === "WABA")?.id;
}

/** The ids of the WhatsApp accounts that a token is limited to; none for one that isn't limited. */
export function wabasOfToken({ granular }: TokenFacts): readonly string[] {
	const targets = granular
		.filter(({ scope }) => scope.startsWith("whatsapp_business_"))
		.flatMap(({ targets = [] }) => targets);
	return [...new Set(targets)];
}
