import * as z from "zod";
import { not } from "./pieces.ts";

/** How many people a day a business may begin a conversation with: a tier, a number, or -1 for any. */
export const limit = z.union(
	[
		z.enum([
			"TIER_50",
			"TIER_250",
			"TIER_1K",
			"TIER_2K",
			"TIER_10K",
			"TIER_100K",
			"TIER_UNLIMITED",
			"TIER_NOT_SET",
		]),
		z.number(),
	],
	{ error: not("a limit") },
);
