import { basename } from "node:path";
import { mediaSource } from "../../webhook/send/content.ts";
import { FlagProblem } from "../../webhook/send/flag-problem.ts";
import type { Frame } from "../../webhook/send/interactive.ts";
import type { SendOptions } from "../send.ts";
import type { Flag, Typed } from "./message-type.ts";

/** The flags of what stands above and below a text that can be answered by tapping. */
export const frameFlags: readonly Flag[] = [
	["--header <text>", "a line above it"],
	["--header-image <file>", "a picture above it: a file, an address or an id"],
	["--header-video <file>", "a video above it"],
	["--header-document <file>", "a document above it"],
	["--footer <text>", "small print below it"],
];

/** The same where only a line of text may stand above it. */
export const textFrameFlags: readonly Flag[] = [
	["--header <text>", "a line above it"],
	["--footer <text>", "small print below it"],
];

/** The flag of what only stands below. */
export const footerFlag: Flag = ["--footer <text>", "small print below it"];

/** What stands above and below. Throws FlagProblem for two headers. */
export function frameOf({ options, media }: Typed): Frame {
	const { header, footer } = options;
	const file = headerFile(options);
	if (header !== undefined && file !== undefined) {
		throw new FlagProblem("there is one header at most", header);
	}
	if (file === undefined) {
		return {
			footer,
			header: header === undefined ? undefined : { kind: "text", text: header },
		};
	}
	const { kind, text } = file;
	const filename = kind === "document" ? localName(text) : undefined;
	return { footer, header: { kind, media: media(text, kind), filename } };
}

/** The file that is to stand above, if one is. Throws FlagProblem for two. */
export function headerFile({
	headerImage,
	headerVideo,
	headerDocument,
}: SendOptions) {
	const given = [
		{ kind: "image", text: headerImage },
		{ kind: "video", text: headerVideo },
		{ kind: "document", text: headerDocument },
	] as const;
	const [first, second] = given.flatMap(({ kind, text }) =>
		text === undefined ? [] : [{ kind, text }],
	);
	if (second === undefined) return first;
	throw new FlagProblem("there is one header at most", second.text);
}

/** What a local file is called; undefined for an address or an id. */
export function localName(text: string): string | undefined {
	return mediaSource(text) === undefined ? basename(text) : undefined;
}

/** The words that make up one text, as people type it without quotes. Empty for none. */
export function textOf({ words, input }: Typed): string {
	return input ?? words.join(" ");
}

/** The value of a flag that has to be there. Throws FlagProblem. */
export function needed(flag: string, value: string | undefined): string {
	if (value !== undefined) return value;
	throw new FlagProblem(`${flag} is missing`, "");
}

/** The value of a flag that other types take several times. Throws FlagProblem for several or none. */
export function neededOnce(
	flag: string,
	values: readonly string[] = [],
): string {
	const [first, second] = values;
	if (second === undefined) return needed(flag, first);
	throw new FlagProblem(`${flag} can be given once`, second);
}

/** The values of a flag that has to be there once at least. Throws FlagProblem. */
export function neededMany(
	flag: string,
	values: readonly string[] = [],
): readonly string[] {
	if (values.length > 0) return values;
	throw new FlagProblem(`${flag} is missing`, "");
}
