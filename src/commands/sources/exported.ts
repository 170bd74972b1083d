import { CliError } from "../../errors.ts";
import { readExported } from "../../webhook/exported.ts";
import { JsonSyntaxError, scanTokens } from "../../webhook/json-tokens.ts";
import type { Payload } from "../payload.ts";

/** Whether a file of this name has a delivery on each line, as `wa-hook events export` writes them. */
export function isExportName(name: string): boolean {
	return /\.(?:ndjson|jsonl)$/i.test(name);
}

/**
 * The delivery on a line of an export, or any other JSON object as the payload it is. Throws CliError, naming the line, when it is
 * neither, or not what was exported.
 */
export function linePayload(name: string, line: string): Payload {
	if (isPlainPayload(line)) return { name, body: Buffer.from(line) };
	refuseBrokenJson(name, line);
	const read = readExported(line);
	if (!read.ok) throw invalid(`${name}: ${read.problem}`);
	const { id, headers, body } = read.delivery;
	return { name, body, recorded: { id, headers } };
}

function refuseBrokenJson(name: string, line: string): void {
	try {
		scanTokens(line, () => {});
	} catch (error) {
		if (!(error instanceof JsonSyntaxError)) throw error;
		const { reason, column } = error;
		throw invalid(`${name} is not JSON: ${reason} at column ${column}`);
	}
}

function invalid(message: string): CliError {
	return new CliError("export-invalid", message, {
		hint: "each line is a payload, a JSON object, or what wa-hook events export wrote",
	});
}

/** Whether a line is a JSON object that doesn't say of itself that it was exported. */
export function isPlainPayload(line: string): boolean {
	try {
		const read: unknown = JSON.parse(line);
		return isObject(read) && read["type"] !== "recorded";
	} catch {
		return false;
	}
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
