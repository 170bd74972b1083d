import type { MessageTemplate } from "../webhook/graph/message-template.ts";
import { templateCommand } from "../webhook/send/template-command.ts";
import { templatePlaces } from "../webhook/send/template-places.ts";
import { templateVariables } from "../webhook/send/template-variables.ts";
import type { Line } from "./schema.ts";

/** A template as a line of `--json`. */
export function templateLine({
	id,
	name,
	language,
	status,
	category,
	quality,
	rejection,
	definition,
}: MessageTemplate): Line {
	const variables = templateVariables(definition);
	return {
		v: 1,
		type: "template",
		id,
		name,
		language,
		status,
		category,
		quality,
		rejection,
		variables: (variables ? templatePlaces(variables) : []).map(
			({ place, isNeeded, label, example }) => ({
				place,
				needed: isNeeded,
				label,
				example,
			}),
		),
		command: variables ? [...templateCommand(variables)] : [],
		components: definition["components"],
	};
}
