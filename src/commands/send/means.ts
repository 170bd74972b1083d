import type { Context } from "../../context.ts";
import type { Graph } from "../../io/graph/graph.ts";
import type { SendSettings } from "./settings.ts";

/** What a message is sent with. */
export interface Means {
	readonly settings: SendSettings;
	readonly context: Context;
	readonly graph: Graph;
	readonly token: string;
	/** The id of the business number. */
	readonly from: string;
}
