import * as z from "zod";
import { groups } from "../../webhook/diagnose/code.ts";
import { head } from "./pieces.ts";

/** A payload that comes with wa-hook, or that was made of a recorded delivery. */
export const fixture = z.object({
	...head,
	type: z.literal("fixture"),
	name: z.string(),
	kinds: z.array(z.string()),
	field: z.string(),
	title: z.string(),
	path: z.string(),
	delivery: z.int().optional(),
});

const group = z.enum(groups);

/** One thing that was checked; a run with a `fail` in it ends with exit code 1. */
export const finding = z.object({
	...head,
	type: z.literal("finding"),
	code: z.string(),
	level: z.enum(["ok", "warn", "fail", "skip"]),
	title: z.string(),
	seen: z.string().optional(),
	fix: z.string().optional(),
	file: z.string().optional(),
	group: group.optional().describe("with `verify`, as is what follows"),
	side: z
		.enum(["outside", "inside", "both"])
		.optional()
		.describe("through the public address, or as it is reached locally"),
	fault: z.string().optional().describe("what is wrong, of `warn` and `fail`"),
	commands: z
		.array(z.string())
		.optional()
		.describe("ready to paste; secrets by the names of their variables"),
});

/** A change at Meta that `verify --fix` offers, and what came of it. */
export const remedy = z.object({
	...head,
	type: z.literal("remedy"),
	title: z.string(),
	outcome: z.enum([
		"planned",
		"done",
		"not-seen",
		"unsure",
		"changed-meanwhile",
		"declined",
		"failed",
	]),
	mends: z.array(z.string()).describe("the codes of findings"),
	changes: z.array(
		z.object({ what: z.string(), from: z.string().optional(), to: z.string() }),
	),
	undo: z.array(z.string()).describe("commands that put back what was there"),
	detail: z.string().optional(),
});

/** What a code of `verify` means. */
export const findingCode = z.object({
	...head,
	type: z.literal("finding-code"),
	code: z.string(),
	group,
	fault: z.string(),
	fix: z.string().optional(),
	about: z.array(z.string()),
});

/** What a run of checks came to. */
export const result = z.object({
	...head,
	type: z.literal("result"),
	ok: z.int(),
	failed: z.int(),
	warnings: z.int().optional().describe("with `verify`, as is `skipped`"),
	skipped: z.int().optional(),
	events: z.int().optional(),
	deviations: z.int().optional(),
	ms: z.int().optional().describe("with `replay` and `verify`"),
	perSecond: z.number().optional().describe("of a load"),
	latencyMs: z
		.object({
			p50: z.number(),
			p75: z.number(),
			p90: z.number(),
			p99: z.number(),
			p999: z.number(),
			max: z.number(),
		})
		.optional()
		.describe("of a load: of the deliveries that were answered"),
	statuses: z.record(z.string(), z.int()).optional(),
	failures: z.record(z.string(), z.int()).optional().describe("by cause"),
	cutShort: z.enum(["stopped", "unreachable"]).optional(),
});

/** What one of Meta's error codes means and what to do about it; `known` is false for a code that wa-hook has nothing on. */
export const explanation = z.object({
	...head,
	type: z.literal("explanation"),
	code: z.int(),
	subcode: z.int().optional(),
	known: z.boolean(),
	title: z.string().optional(),
	family: z.string().optional(),
	http: z.int().optional().describe("status of the API's answer"),
	where: z.array(z.string()).optional().describe("where it appears"),
	cause: z.string().optional(),
	fix: z.string().optional(),
	confidence: z.enum(["high", "medium", "low"]).optional(),
	said: z.string().optional().describe("what Meta says in the text given"),
	sure: z
		.literal(false)
		.optional()
		.describe("set for a number that nothing in the text calls a code"),
	callback: z
		.array(z.object({ seen: z.string(), cause: z.string(), fix: z.string() }))
		.optional()
		.describe("why Meta refused the callback URL, as the text tells"),
});
