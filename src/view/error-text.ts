import { join, type Safe, safe } from "./safe.ts";
import { clean } from "./text.ts";
import { spaces, wrap } from "./wrap.ts";

/** `error: …` and `hint:  …`, a line each, or as many as a terminal of so many columns needs: broken between words and set in. */
export function errorText(
	{
		message,
		hint,
	}: { readonly message: string; readonly hint: string | undefined },
	columns: number | undefined,
): Safe {
	const room = (columns ?? Number.POSITIVE_INFINITY) - 1 - labelColumns;
	const said = paragraph(safe`error: `, message, room);
	if (hint === undefined) return said;
	return safe`${said}${paragraph(safe`hint:  `, hint, room)}`;
}

/** `warning: …`, laid out as an error is. */
export function warningText(
	message: string,
	columns: number | undefined,
): Safe {
	const label = safe`warning: `;
	const room = (columns ?? Number.POSITIVE_INFINITY) - 1 - label.length;
	return paragraph(label, message, room, label.length);
}

const labelColumns = 7;
/** On a narrower terminal lines would be of a word each. */
const leastRoom = 30;

/** Lines of the text's own that begin with spaces stand where they are; all others behind the label. */
function paragraph(
	label: Safe,
	text: string,
	room: number,
	setIn = labelColumns,
): Safe {
	const margin = spaces(setIn);
	const lines = text.split("\n").flatMap((line, index) => {
		const [own = ""] = index === 0 ? [""] : (/^ */.exec(line) ?? []);
		const isSetIn = own !== "";
		const pieces = broken(
			clean(line.slice(own.length)),
			isSetIn ? room + setIn - own.length - 2 : room,
		);
		return pieces.map((piece, at) => {
			if (index === 0 && at === 0) return safe`${label}${piece}\n`;
			if (!isSetIn) return safe`${margin}${piece}\n`;
			return safe`${spaces(own.length + (at === 0 ? 0 : 2))}${piece}\n`;
		});
	});
	return join(lines, safe``);
}

function broken(line: Safe, room: number): readonly Safe[] {
	return room < leastRoom || room === Number.POSITIVE_INFINITY
		? [line]
		: wrap(line, room);
}
