import type { Context } from "../../context.ts";
import { createJsonView } from "./json-view.ts";
import type { ReplaySettings } from "./settings.ts";
import type { Target } from "./target.ts";
import { createTimelineView } from "./timeline-view.ts";
import type { ReplayView } from "./view.ts";

/** The view that was asked for. */
export function createView(
	settings: ReplaySettings,
	target: Target,
	context: Context,
	redact: (text: string) => string,
): ReplayView {
	const talk = createTimelineView(settings, context, redact);
	if (settings.output !== "json") return talk;
	return createJsonView(settings, target, talk, context, redact);
}
