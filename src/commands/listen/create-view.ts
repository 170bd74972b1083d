import type { Context } from "../../context.ts";
import { createJsonView } from "./json-view.ts";
import { createRawView } from "./raw-view.ts";
import type { ListenSettings } from "./settings.ts";
import { createTimelineView } from "./timeline-view.ts";
import { createUrlView } from "./url-view.ts";
import type { ListenView } from "./view.ts";

/** The view that was asked for. */
export function createView(
	settings: ListenSettings,
	context: Context,
	redact: (text: string) => string,
): ListenView {
	const talk = createTimelineView(settings, context, redact);
	if (settings.output === "json") return createJsonView(talk, context, redact);
	if (settings.output === "raw") return createRawView(talk, context);
	if (settings.output === "url") return createUrlView(talk, context);
	return talk;
}
