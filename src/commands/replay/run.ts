import type { ExitCode } from "../../errors.ts";
import { openLightCourier } from "../../io/light-courier.ts";
import { openSpool } from "../../io/spool.ts";
import { createPatternFinder } from "../../webhook/replay-pattern.ts";
import { adviceOn } from "./advice.ts";
import type { Turn } from "./plan.ts";
import type { Means } from "./replay.ts";
import { openReports } from "./reports.ts";
import { sendAll } from "./send-all.ts";
import type { ReplaySettings } from "./settings.ts";
import {
	isSignatureReplaced,
	type SignedWith,
	signedWords,
} from "./signed-words.ts";
import { createTally } from "./tally.ts";
import type { Target } from "./target.ts";

/** Sends all that is planned, until it is stopped, and closes with what it came to. */
export async function run(
	plan: readonly Turn[],
	signedWith: SignedWith,
	{ settings, context, target, signing, redact, view, make }: Means,
	send: typeof sendAll = sendAll,
): Promise<ExitCode> {
	const { elapsed, stop, fault, stdout } = context;
	const reports = await openReports(plan, settings, context, redact);
	const tally = createTally(plan.length);
	const finder = createPatternFinder();
	const courier = openLightCourier({ ...settings, env: context.env });
	const spool = openSpool(settings.dir);
	const isOurs = hasOurSignature(settings);
	const began = elapsed();
	try {
		view.begins({
			posts: plan.length,
			signed: signedWords(plan.length, signedWith, settings),
			to: places[target.is],
			url: target.url,
		});
		await send(plan, {
			settings,
			url: target.url,
			make,
			courier,
			spool,
			view,
			advise: (reply, body) =>
				adviceOn(reply, { ...settings, target, key: signing.keyFor(body) }),
			onVerdict(attempt, verdict) {
				const { body, fault } = attempt;
				const { reply } = verdict;
				tally.add(attempt, verdict);
				reports.add(attempt, verdict);
				finder.note({ body, reply, fault, isOurs });
			},
			elapsed,
			signal: AbortSignal.any([stop, fault, stdout.gone]),
			cutOff: AbortSignal.any([stop, fault]),
		});
		await view.end(tally.totals(elapsed() - began), finder.patterns());
	} finally {
		await courier.close();
		await spool.close();
		// Of a run that ends with an error, too, it is worth knowing how far it came.
		await reports.finish(elapsed() - began);
	}
	// Whoever reads no further has seen enough.
	return tally.exitCode(stdout.gone.aborted);
}

const places: Readonly<Record<Target["is"], string>> = {
	listener: "the listen of this project, ",
	app: "the app behind listen, ",
	named: "",
};

/** Whether a refusal says something about the app: not where the signature isn't ours to vouch for. */
function hasOurSignature(settings: ReplaySettings): boolean {
	return !settings.keepSignature && !isSignatureReplaced(settings);
}
