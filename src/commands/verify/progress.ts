import type { Context } from "../../context.ts";

/** Says on a terminal what is being done, once that takes long. */
export interface Progress {
	/** `looking at the address` */
	now(doing: string): void;
	/** Takes the line away. */
	end(): void;
}

/** What takes less than half a second is not worth a word. */
export function createProgress(
	{ stderr }: Pick<Context, "stderr">,
	isWanted: boolean,
): Progress {
	if (!isWanted || !stderr.isTTY) return { now() {}, end() {} };
	let doing = "";
	let isShown = false;
	const show = () => {
		isShown = true;
		stderr.write(`${eraseLine}  ${doing} ...`);
	};
	const timer = setTimeout(show, patience);
	return {
		now(next) {
			doing = next;
			if (isShown) show();
		},
		end() {
			clearTimeout(timer);
			if (isShown) stderr.write(eraseLine);
			isShown = false;
		},
	};
}

const patience = 500;
const eraseLine = "\r\u001b[K";
