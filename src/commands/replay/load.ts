import type { Context } from "../../context.ts";
import { ExitCode } from "../../errors.ts";
import { openVolley, type Volley } from "../../io/volley.ts";
import { loadLines } from "../../view/load-lines.ts";
import {
	type LoadResult,
	loadIntent,
	loadReport,
} from "../../view/load-report.ts";
import { maskedUrl } from "../../view/masked-url.ts";
import { jsonLine } from "../../view/ndjson.ts";
import { createRedactor } from "../../view/redact.ts";
import { safe } from "../../view/safe.ts";
import { createTheme } from "../../view/theme.ts";
import { wrap } from "../../view/wrap.ts";
import { isAway } from "../../webhook/reply.ts";
import { adviceOnLoad } from "./advice.ts";
import { planLoad } from "./load-plan.ts";
import { showProgress } from "./load-progress.ts";
import { createLoadRequests } from "./load-requests.ts";
import type { LoadSettings } from "./load-settings.ts";
import { createLoadTally, type LoadTally } from "./load-tally.ts";
import { keepPace, type Pace } from "./pace.ts";

/**
 * Puts the target under load and tells what came of it: when the user stops it early, so far. Fails when a reply was not as expected,
 * or when the response times are not what Meta asks for. Throws CliError for what may not be loaded like that.
 */
export async function runLoad(
	settings: LoadSettings,
	context: Context,
): Promise<ExitCode> {
	const pace = planLoad(settings.wish, settings.url);
	const { url, timeoutMs, skipVerify } = settings;
	const volley = openVolley({
		url,
		connections: pace.concurrency,
		timeoutMs,
		skipVerify,
		env: context.env,
	});
	try {
		const result = await fire(pace, volley, settings, context);
		tell(result, settings, context);
		return verdict(result);
	} finally {
		await volley.close();
	}
}

async function fire(
	pace: Pace,
	volley: Volley,
	settings: LoadSettings,
	context: Context,
): Promise<LoadResult> {
	const { elapsed, stop, fault } = context;
	const next = createLoadRequests(settings, context);
	announce(settings, pace, context);
	const tally = createLoadTally(settings.expect);
	const gaveUp = new AbortController();
	const end = AbortSignal.any([stop, fault, gaveUp.signal]);
	end.addEventListener("abort", () => void volley.close(), { once: true });

	const began = elapsed();
	const hideProgress = showProgress(
		tally,
		settings.wish.count,
		settings,
		context,
	);
	await keepPace(
		pace,
		async (since) => {
			const { headers, body } = next();
			const outcome = await volley.post(headers, body);
			if (outcome === "stopped") return;
			tally.add(outcome, elapsed() - since);
			if (isHopeless(tally, pace)) gaveUp.abort();
		},
		elapsed,
		end,
	).finally(hideProgress);
	const tallied = tally.result(elapsed() - began);
	const result = {
		...tallied,
		rate: pace.rate,
		fault: settings.fault,
		hint: adviceOnLoad(tallied, settings.circumstances),
	};
	if (gaveUp.signal.aborted) return { ...result, cutShort: "unreachable" };
	return stop.aborted ? { ...result, cutShort: "stopped" } : result;
}

function announce(
	{ url, wish, signed, quiet, json, color }: LoadSettings,
	{ concurrency }: Pace,
	{ stderr, env, hidden }: Context,
): void {
	if (quiet || json) return;
	const theme = createTheme({ color, stream: stderr, env });
	const redact = createRedactor([...hidden]);
	const line = loadIntent({
		...wish,
		signed: redact(signed),
		url: redact(maskedUrl(url)),
		concurrency,
	});
	const room = (stderr.columns() ?? Number.POSITIVE_INFINITY) - 1;
	for (const piece of wrap(line, room)) {
		stderr.write(safe`${theme.paint("dim", piece)}\n`);
	}
}

/** Nothing listens there: no need to find that out a million times. */
function isHopeless(
	{ sent, answered }: LoadTally,
	{ concurrency, count }: Pace,
): boolean {
	const enough = Math.max(20, concurrency);
	return answered === 0 && sent >= enough && sent < count;
}

function tell(
	result: LoadResult,
	{ json, color }: LoadSettings,
	{ stdout, env }: Context,
): void {
	const theme = createTheme({ color, stream: stdout, env });
	stdout.write(
		json
			? loadLines(result)
					.map((line) => jsonLine(line))
					.join("")
			: loadReport(result, theme, stdout.columns()),
	);
}

function verdict(result: LoadResult): ExitCode {
	const { sent, ok, statuses, failures, advice, cutShort } = result;
	if (cutShort === "stopped") return ExitCode.Interrupted;
	const isOut = statuses.length === 0 && [...failures.keys()].every(isAway);
	if (sent > 0 && isOut) return ExitCode.Unreachable;
	return ok === sent && advice.every(({ isMet }) => isMet)
		? ExitCode.Done
		: ExitCode.Failed;
}
