import type { Context } from "../../context.ts";
import { ExitCode } from "../../errors.ts";
import { recordSize } from "../../io/store/record-size.ts";
import { jsonLine } from "../../view/ndjson.ts";
import { type Stats, statsReport } from "../../view/stats.ts";
import { statsLine } from "../../view/stats-line.ts";
import { createTheme } from "../../view/theme.ts";
import { readNotedEvents } from "../../webhook/noted-events.ts";
import type { FilterOptions } from "../criteria.ts";
import { put } from "../put.ts";
import { type Census, createCensus } from "./census.ts";
import { oldestFirst, recordPlace, withoutBody } from "./read-record.ts";
import { createSelection, type Selection } from "./selection.ts";

/** Prints the whole record, or what was asked for of it, in numbers. */
export async function stats(
	options: FilterOptions,
	context: Context,
): Promise<ExitCode> {
	const selection = createSelection(options, context);
	const { dir, redact } = await recordPlace(options, context);
	const census = createCensus();
	await takeAll(census, dir, selection, context);
	if (context.stop.aborted) return ExitCode.Interrupted;

	const bytes = await recordSize(dir);
	const result: Stats = { ...census.result(), bytes };
	const isEmpty = result.deliveries === 0 && result.refused.size === 0;
	if (isEmpty && options.quiet !== true) {
		const which = selection.isLimited ? "like that " : "";
		context.stderr.write(`nothing ${which}recorded in ${dir}\n`);
	}
	if (options.json === true)
		await put(jsonLine(statsLine(result), redact), context);
	else if (!isEmpty)
		await put(report(result, options, context, redact), context);
	return ExitCode.Done;
}

async function takeAll(
	census: Census,
	dir: string,
	selection: Selection,
	context: Context,
): Promise<void> {
	for await (const entry of oldestFirst(dir, selection.since, context)) {
		if (context.stop.aborted) return;
		if (entry.type === "delivery") {
			const { delivery } = entry;
			const reading = readNotedEvents(delivery.body);
			const chosen = selection.choose({ delivery, replies: [] }, reading);
			census.delivery(delivery, reading, chosen);
		} else if (entry.type === "reply") {
			census.reply(entry.delivery, withoutBody(entry.reply));
		} else if (isWithin(entry.refusals.until, selection)) {
			census.refused(entry.refusals.reasons);
		}
	}
}

function isWithin(moment: number, { since, until }: Selection): boolean {
	return moment >= since && moment <= until;
}

function report(
	result: Stats,
	{ color }: FilterOptions,
	{ stdout, env, now }: Context,
	redact: (text: string) => string,
): string {
	return statsReport(result, {
		theme: createTheme({ color, stream: stdout, env }),
		columns: stdout.columns(),
		now: now(),
		redact,
	});
}
