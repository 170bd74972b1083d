import type { Context } from "../../context.ts";
import { ExitCode } from "../../errors.ts";
import { createRedactor } from "../../view/redact.ts";
import { findPayloads, type Source } from "../sources.ts";
import { createView } from "./create-view.ts";
import { createPlan, type Turn } from "./plan.ts";
import { createPosts, type MakePost } from "./posts.ts";
import { run } from "./run.ts";
import type { sendAll } from "./send-all.ts";
import type { LoadWish, ReplaySettings } from "./settings.ts";
import type { SignedWith } from "./signed-words.ts";
import { openSigning, type Signing } from "./signing.ts";
import { findTarget, type Target } from "./target.ts";
import type { ReplayView } from "./view.ts";

/** What one run of `replay` works with. */
export interface Means {
	readonly settings: ReplaySettings;
	readonly context: Context;
	readonly target: Target;
	readonly signing: Signing;
	/** Masks the secrets of this run in a text. */
	readonly redact: (text: string) => string;
	readonly view: ReplayView;
	readonly make: MakePost;
}

/** Sends what is named and tells what came of it. Throws CliError for what can't be sent; nothing has been sent then. */
export async function replay(
	settings: ReplaySettings,
	context: Context,
): Promise<ExitCode> {
	const target = await findTarget(settings);
	const signing = await openSigning(settings, context);
	const redact = createRedactor([...context.hidden]);
	const view = createView(settings, target, context, redact);
	const tell = aFew(view.remark);
	const make = createPosts(settings, signing, context, tell);
	const means = { settings, context, target, signing, redact, view, make };
	if (settings.scenarios.length > 0) return scenarios(means, tell);
	const sources = await findPayloads(settings.payloads, settings, context);
	if (context.stop.aborted) return ExitCode.Interrupted;
	if (settings.load !== undefined) return load(settings.load, sources, means);

	const { batch } = settings.manner;
	if (batch > 1 && sources.length === 1) {
		view.remark(
			`--batch ${batch} has one payload only to put into a POST: name several, or send it several times with --duplicate ${batch}`,
		);
	}
	const plan = createPlan(sources, settings.manner, context.randomBytes);
	return perform(plan, means);
}

async function perform(
	plan: readonly Turn[],
	means: Means,
	send?: typeof sendAll,
): Promise<ExitCode> {
	const { make, settings } = means;
	const signedWith = await tryAll(plan, make, means.context.stop);
	if (means.context.stop.aborted) return ExitCode.Interrupted;
	return settings.output === "timeline" || settings.output === "json"
		? run(plan, signedWith, means, send)
		: preview(plan, means);
}

/** Makes each POST once, so that what can't be sent is found out before the first is. Tells what they are signed with. */
async function tryAll(
	plan: readonly Turn[],
	make: MakePost,
	stop: AbortSignal,
): Promise<SignedWith> {
	const signedWith = new Set<string | undefined>();
	for (const { sources, copy } of plan) {
		if (stop.aborted) break;
		if (copy === 1) signedWith.add((await make(sources)).signedWith);
	}
	return signedWith;
}

async function scenarios(
	means: Means,
	tell: (remark: string) => void,
): Promise<ExitCode> {
	const { planScenarios } = await import("./scenario.ts");
	const { plan, make, send } = await planScenarios(means, tell);
	return perform(plan, { ...means, make }, send);
}

async function load(
	wish: LoadWish,
	sources: readonly Source[],
	{ settings, context, target, signing, view }: Means,
): Promise<ExitCode> {
	const { loadSettings } = await import("./load-from.ts");
	const { runLoad } = await import("./load.ts");
	const { remark } = view;
	return runLoad(
		await loadSettings(wish, sources, settings, target, signing, remark),
		context,
	);
}

async function preview(plan: readonly Turn[], means: Means): Promise<ExitCode> {
	const { preview } = await import("./preview.ts");
	return preview(plan, means);
}

/** Tells each remark once, and of many only the first. */
function aFew(tell: (remark: string) => void): (remark: string) => void {
	const told = new Set<string>();
	return (remark) => {
		if (told.has(remark) || told.size > mostRemarks) return;
		told.add(remark);
		tell(told.size > mostRemarks ? "and more of the kind" : remark);
	};
}

const mostRemarks = 5;
