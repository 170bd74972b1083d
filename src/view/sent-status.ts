import { pad } from "./measure.ts";
import { duration } from "./quantities.ts";
import { type Safe, safe } from "./safe.ts";
import { clean } from "./text.ts";
import type { Theme, Tone } from "./theme.ts";

/** `  ✓ delivered  2.1 s after it was sent` */
export function showStatus(kind: string, afterMs: number, theme: Theme): Safe {
	const name = kind.replace(/^status\./, "");
	const { signs, paint } = theme;
	const tone: Tone = name === "failed" ? "bad" : "good";
	const sign = name === "failed" ? signs.cross : signs.check;
	return safe`  ${paint(tone, sign)} ${pad(clean(name), nameColumns)}${paint("dim", safe`${duration(afterMs)} after Meta got it`)}\n`;
}

const nameColumns = 11;
