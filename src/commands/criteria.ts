import type { Command } from "commander";
import { splitList } from "../config/syntax.ts";
import { CliError } from "../errors.ts";
import type { GlobalOptions } from "../program.ts";

/** What is asked for of the record, as it was typed. What is left out asks for nothing in particular. */
export interface FilterOptions extends GlobalOptions {
	kind?: string[];
	/** Types of messages: `text`. */
	type?: string[];
	phone?: string[];
	/** Ids of messages, or their ends. */
	wamid?: string[];
	text?: string;
	failed?: boolean;
	since?: string;
	until?: string;
}

/** A filter by its flag. */
export type FilterName = Exclude<keyof FilterOptions, keyof GlobalOptions>;

/** Those that speak of an event. */
export const eventFilters: readonly FilterName[] = [
	"kind",
	"type",
	"phone",
	"wamid",
	"text",
	"failed",
];

/** Those, and the ones that speak of the time. */
export const allFilters: readonly FilterName[] = [
	...eventFilters,
	"since",
	"until",
];

/** Declares these filters on a command, and gives it back. */
export function addFilters(
	command: Command,
	names: readonly FilterName[],
): Command {
	for (const name of names) declarations[name](command);
	return command;
}

const declarations: Readonly<
	Record<FilterName, (command: Command) => Command>
> = {
	kind: (command) =>
		command.option(
			"--kind <kinds>",
			"only these: messages, statuses, message.text, …; comma-separated",
			valuesOf("--kind", "messages"),
		),
	type: (command) =>
		command.option(
			"--type <types>",
			"only messages of these types: text, image, …; comma-separated",
			valuesOf("--type", "text"),
		),
	phone: (command) =>
		command.option(
			"--phone <number>",
			"only with this number, user id or username; repeatable",
			valuesOf("--phone", "16505551234"),
		),
	wamid: (command) =>
		command.option(
			"--wamid <id>",
			"only about this message: its id, or the end of it; repeatable",
			valuesOf("--wamid", "MTQ0RgA="),
		),
	text: (command) =>
		command.option(
			"--text <text>",
			"only what says this: texts, captions, names, titles, errors",
			textOf("--text", "refund"),
		),
	failed: (command) =>
		command.option(
			"--failed",
			"only failures: statuses, errors, what a target didn't answer 2xx",
		),
	since: (command) =>
		command.option(
			"--since <time>",
			"only since then: 2h, 3d, 14:30, 2026-11-21, …",
		),
	until: (command) =>
		command.option(
			"--until <time>",
			"only until then: 2h, 14:30, 2026-11-21 (to its end), …",
		),
};

/** Collects comma-separated values of a flag. Throws CliError, with an example, when there is nothing in them. */
export function valuesOf(flag: string, example: string) {
	return (value: string, previous: string[] = []): string[] => {
		const values = splitList(value);
		if (values.length === 0) throw emptyFlag(flag, example);
		return [...previous, ...values];
	};
}

function textOf(flag: string, example: string) {
	return (value: string): string => {
		if (value.trim() === "") throw emptyFlag(flag, example);
		return value;
	};
}

function emptyFlag(flag: string, example: string): CliError {
	return new CliError("usage", `${flag} is empty`, {
		hint: `${flag} ${example}`,
	});
}
