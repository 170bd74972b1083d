import type { Context } from "../../context.ts";
import { jsonLine } from "../../view/ndjson.ts";
import { createRedactor } from "../../view/redact.ts";
import {
	type RegistrationNews,
	registrationLine,
} from "../../view/registration.ts";
import { createTheme } from "../../view/theme.ts";
import { createTimeline } from "../../view/timeline.ts";
import type { RestoreOptions } from "../restore.ts";

/** Where is told what becomes of what was left. */
export interface RestoreReport {
	tell(news: RegistrationNews): void;
	/** It takes long. */
	waiting(): void;
	nothing(): void;
}

/** Lines for a person, or NDJSON, on stdout. */
export function createRestoreReport(
	{ json, quiet, color }: RestoreOptions,
	{ stdout, stderr, env, hidden, now }: Context,
): RestoreReport {
	const theme = createTheme({ color, stream: stdout, env });
	const redact = (text: string) => createRedactor([...hidden])(text);
	const columns = () => stdout.columns();
	const timeline = createTimeline({ theme, columns, now, redact });
	const talk = (text: string) => {
		if (quiet !== true) stderr.write(text);
	};
	return {
		tell: (news) =>
			void stdout.write(
				json === true
					? jsonLine(registrationLine(news), redact)
					: redact(timeline.registration(news)),
			),
		waiting: () => talk("waiting for Meta; Ctrl-C leaves it as it is\n"),
		nothing: () =>
			talk("nothing was left at Meta: there is nothing to give back\n"),
	};
}
