import type { Command } from "commander";
import { splitList } from "../config/syntax.ts";
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
			collect,
		),
	type: (command) =>
		command.option(
			"--type <types>",
			"only messages of these types: text, image, …; comma-separated",
			collect,
		),
	phone: (command) =>
		command.option(
			"--phone <number>",
			"only with this number, user id or username; repeatable",
			collect,
		),
	wamid: (command) =>
		command.option(
			"--wamid <id>",
			"only about this message: its id, or the end of it; repeatable",
			collect,
		),
	text: (command) =>
		command.option(
			"--text <text>",
			"only what says this: texts, captions, names, titles, errors",
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

function collect(value: string, previous: string[] = []): string[] {
	return [...previous, ...splitList(value)];
}
