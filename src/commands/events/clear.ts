import type { Context } from "../../context.ts";
import { CliError, ExitCode } from "../../errors.ts";
import { clearRecord } from "../../io/store/clear.ts";
import { recordSize } from "../../io/store/record-size.ts";
import { counted } from "../../view/quantities.ts";
import { type Safe, safe } from "../../view/safe.ts";
import { agrees } from "../ask.ts";
import type { ClearOptions } from "../events.ts";
import { oldestFirst, recordPlace } from "./read-record.ts";

/** Empties the record, also while a listener writes it, once somebody has said yes. Throws CliError where nobody can be asked. */
export async function clear(
	options: ClearOptions,
	context: Context,
): Promise<ExitCode> {
	const { stderr, stop } = context;
	const { dir } = await recordPlace(options, context);
	const say = (text: string) => {
		if (options.quiet !== true) stderr.write(`${text}\n`);
	};
	if ((await recordSize(dir)) === 0) {
		say(`nothing was recorded in ${dir}`);
		return ExitCode.Done;
	}
	const deliveries = await countDeliveries(dir, context);
	const isMeant = options.yes === true || (await ask(deliveries, dir, context));
	if (stop.aborted) return ExitCode.Interrupted;
	if (!isMeant) {
		say("nothing was removed");
		return ExitCode.Done;
	}
	await clearRecord(dir);
	say(`${deliveries} removed, the record in ${dir} is empty`);
	return ExitCode.Done;
}

async function countDeliveries(dir: string, context: Context): Promise<Safe> {
	let count = 0;
	for await (const { type } of oldestFirst(dir, 0, context)) {
		if (context.stop.aborted) break;
		if (type === "delivery") count++;
	}
	return counted(count, safe`delivery`, safe`deliveries`);
}

async function ask(
	deliveries: Safe,
	dir: string,
	context: Context,
): Promise<boolean> {
	if (context.stdin.isTTY && context.stderr.isTTY)
		return agrees(`remove ${deliveries} from ${dir}?`, context);
	throw new CliError(
		"not-confirmed",
		`${deliveries} would be removed, and there is no terminal to ask on`,
		{ hint: "wa-hook events clear --yes" },
	);
}
