import { resolve } from "node:path";
import { readConfig } from "../../config/config.ts";
import type { Context } from "../../context.ts";
import { ExitCode } from "../../errors.ts";
import type { GlobalOptions } from "../../program.ts";
import { diagnosisLines } from "../../view/diagnosis-lines.ts";
import { jsonLine } from "../../view/ndjson.ts";
import { createRedactor } from "../../view/redact.ts";
import { join, type Safe, safe } from "../../view/safe.ts";
import {
	type ExplainedSignature,
	signatureExplanation,
} from "../../view/signature-explanation.ts";
import { createTheme } from "../../view/theme.ts";
import { diagnoseSignature } from "../../webhook/diagnose/deliveries/signature.ts";
import { signatureHeader } from "../../webhook/signature.ts";
import { parseHeaderName, parseHeaders } from "../header.ts";
import { put } from "../put.ts";
import { type DeliveryKeys, readKeys } from "./delivery-keys.ts";
import { type AskedDelivery, readAsked } from "./delivery-source.ts";

/** What of `verify`'s options says how the signature of a delivery is explained. */
export interface ExplainDeliveryOptions extends GlobalOptions {
	appSecret?: string[];
	verifyToken?: string;
	/** `Name: value`, besides those that came with the delivery. */
	header?: string[];
	/** Another name for the signature's header. */
	signatureHeader?: string;
}

/**
 * Says whether the signature of a delivery (a file, an id, `last`, or `-`) is right, and if it is not, what it was made of instead:
 * `Done` when it is, of several all, else `Failed`. Throws CliError for what can't be read, and where there is no secret.
 */
export async function explainDelivery(
	what: string,
	options: ExplainDeliveryOptions,
	context: Context,
): Promise<ExitCode> {
	const config = await readConfig(options, context);
	const dir = resolve(context.cwd, config.stateDir.value);
	const added = parseHeaders(options.header ?? []);
	const headerNames = [
		signatureHeader,
		...(options.signatureHeader === undefined
			? []
			: [parseHeaderName(options.signatureHeader)]),
	];
	const keys = await readKeys(config, dir, context);
	const asked = await readAsked(what, added, dir, context);
	const explained = asked.map((each) => explain(each, headerNames, keys));
	await put(shown(explained, options, context), context);
	const isRight = explained.every(({ finding }) => finding.level === "ok");
	return isRight ? ExitCode.Done : ExitCode.Failed;
}

function explain(
	{ name, headers, body, remark }: AskedDelivery,
	headerNames: readonly string[],
	{ secrets, otherKeys }: DeliveryKeys,
): ExplainedSignature {
	const evidence = { headers, body, headerNames, secrets, otherKeys };
	const tried = [...secrets, ...otherKeys].map(({ label }) => label);
	return { name, finding: diagnoseSignature(evidence), tried, remark };
}

function shown(
	explained: readonly ExplainedSignature[],
	{ json, color, quiet = false, verbose = false }: ExplainDeliveryOptions,
	{ stdout, env, hidden }: Context,
): Safe {
	const redact = createRedactor([...hidden]);
	if (json === true) return jsonLines(explained, redact);
	const theme = createTheme({ color, stream: stdout, env });
	const page = { theme, columns: stdout.columns(), quiet, verbose, redact };
	const blocks = explained.map((each) => signatureExplanation(each, page));
	return join(blocks, quiet ? safe`` : safe`\n`);
}

function jsonLines(
	explained: readonly ExplainedSignature[],
	redact: (text: string) => string,
): Safe {
	const findings = explained.map(({ finding }) => finding);
	const lines = diagnosisLines(
		{
			sides: { outside: undefined, inside: undefined },
			parts: [{ group: "deliveries", findings }],
			ms: 0,
			notes: [],
			isCutShort: false,
		},
		redact,
	);
	const named = lines.map((line, index) => {
		const file = explained[index]?.name;
		return line.type === "finding" ? { ...line, file } : line;
	});
	return join(
		named.map((line) => jsonLine(line, redact)),
		safe``,
	);
}
