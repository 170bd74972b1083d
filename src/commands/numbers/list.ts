import { type Config, readConfig } from "../../config/config.ts";
import type { Context } from "../../context.ts";
import { ExitCode } from "../../errors.ts";
import { jsonLine } from "../../view/ndjson.ts";
import {
	type AccountNumbers,
	numberLine,
	numberList,
} from "../../view/number-list.ts";
import { createRedactor } from "../../view/redact.ts";
import { createTheme } from "../../view/theme.ts";
import { withGraph } from "../graph-access.ts";
import type { NumbersOptions } from "../numbers.ts";
import { put } from "../put.ts";
import { findWabas, knownIds } from "../wabas.ts";
import { readNumbers } from "./read-numbers.ts";

/** Prints the numbers of each account, and how to make one of them the usual one. Throws CliError. */
export async function list(
	options: NumbersOptions,
	context: Context,
): Promise<ExitCode> {
	const config = await readConfig(options, context);
	const accounts = await withGraph(
		config,
		context,
		async (access) => {
			const wabas = await findWabas(knownIds(options, config), access);
			const found: AccountNumbers[] = [];
			for (const wabaId of wabas) {
				found.push({ wabaId, numbers: await readNumbers(wabaId, access) });
			}
			return found;
		},
		{ timeoutMs: options.timeout },
	);
	await print(accounts, options, context);
	const advice = adviceOn(accounts, config);
	if (advice !== undefined && options.quiet !== true) {
		context.stderr.write(`hint:  ${advice}\n`);
	}
	return ExitCode.Done;
}

async function print(
	accounts: readonly AccountNumbers[],
	{ json, color }: NumbersOptions,
	context: Context,
): Promise<void> {
	const { stdout, env, hidden } = context;
	if (json === true) {
		const redact = createRedactor([...hidden]);
		for (const { wabaId, numbers } of accounts) {
			for (const number of numbers) {
				await put(jsonLine(numberLine(number, wabaId), redact), context);
			}
		}
		return;
	}
	const theme = createTheme({ color, stream: stdout, env });
	await put(numberList(accounts, theme, stdout.columns()), context);
}

/** Sending, and most of the rest, asks for a number. */
function adviceOn(
	accounts: readonly AccountNumbers[],
	{ settings }: Config,
): string | undefined {
	const ids = accounts.flatMap(({ numbers }) => numbers.map(({ id }) => id));
	const [first] = ids;
	if (first === undefined) {
		return "add a number in WhatsApp Manager, or take the test number of the app's dashboard under WhatsApp > API Setup";
	}
	if (settings.phoneNumberId === undefined) {
		return ids.length === 1
			? `WHATSAPP_PHONE_NUMBER_ID=${first} in .env makes it the one to send from`
			: "WHATSAPP_PHONE_NUMBER_ID=… in .env makes one of them the one to send from";
	}
	const { value, source } = settings.phoneNumberId;
	return ids.includes(value)
		? undefined
		: `${value}, the phone number id from ${source}, is none of them`;
}
