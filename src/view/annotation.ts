import { type Safe, vouch } from "./safe.ts";
import { clean } from "./text.ts";

/**
 * A line by which GitHub's runner marks a failure, newline included. `file` and `line` are where it is shown. What a reply says can't end the
 * line, so it can't give the runner commands of its own.
 */
export function errorAnnotation({
	title,
	message,
	file,
	line,
}: {
	readonly title: string;
	readonly message: string;
	readonly file?: string | undefined;
	readonly line?: number | undefined;
}): Safe {
	const properties = [
		...(file === undefined ? [] : [`file=${property(file)}`]),
		...(line === undefined ? [] : [`line=${line}`]),
		`title=${property(title)}`,
	];
	return vouch(`::error ${properties.join(",")}::${data(message)}\n`);
}

function data(text: string): string {
	const lines = text.split(/\r?\n/).map(clean);
	return lines.map((line) => line.replaceAll("%", "%25")).join("%0A");
}

function property(text: string): string {
	return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
