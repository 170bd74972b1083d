import { pad, widest, width } from "./measure.ts";
import { join, type Safe, safe, vouch } from "./safe.ts";
import { clean } from "./text.ts";
import type { Theme, Tone } from "./theme.ts";
import { wrap } from "./wrap.ts";

/** A value of the ready panel and, beside it, where it comes from or what it means. */
export interface PanelValue {
	readonly value: string;
	readonly note?: string | undefined;
}

/** What the ready panel shows. Secrets come masked, but for a generated verify token. */
export interface ReadyPanel {
	/** The address to paste into the dashboard, or undefined with the reason in `noCallback`. */
	readonly callback: PanelValue | undefined;
	/** Why there is no public address (yet): `opening a tunnel with localtunnel…`, `--tunnel none`. */
	readonly noCallback?: PanelValue | undefined;
	readonly verifyToken: PanelValue;
	readonly appSecrets: readonly PanelValue[];
	readonly local: PanelValue;
	readonly forwarding: readonly PanelValue[];
	/** Where deliveries are recorded; undefined when they are not. */
	readonly recording: PanelValue | undefined;
	readonly warnings: readonly string[];
	/** Commands to try, each with what it does. */
	readonly next: readonly { readonly command: string; readonly does: string }[];
	/** True where the listener reacts to single keys. */
	readonly keys: boolean;
}

/** A line of the panel, not coloured yet. */
interface Row {
	readonly label: Safe;
	readonly value: Safe;
	readonly tone: Tone;
	readonly note: Safe;
}

/** Everything a person needs to connect Meta to this listener, in aligned lines with a blank one around each group. */
export function readyPanel(panel: ReadyPanel, theme: Theme, columns: number | undefined): Safe {
	const table = rows(panel);
	const groups = [
		showRows(table, theme, columns),
		instruction(panel, theme, columns),
		panel.warnings.map((warning) => hanging(theme.signs.bang, clean(warning), "warn", theme, columns)),
		nextSteps(panel, theme),
	];
	const shown = groups.filter((lines) => lines.length > 0).map((lines) => join(lines, safe``));
	return safe`\n${join(shown, safe`\n`)}\n`;
}

function rows(panel: ReadyPanel): Row[] {
	const { callback, noCallback, verifyToken, appSecrets, local, forwarding, recording } = panel;
	const missing = { value: "none", ...noCallback };
	return [
		row(safe`Callback URL`, callback ?? missing, callback === undefined ? "warn" : "strong"),
		row(safe`Verify token`, verifyToken, "strong"),
		...several(safe`App secret`, appSecrets),
		row(safe`Local`, local),
		...several(safe`Forwarding to`, forwarding),
		row(safe`Recording in`, recording ?? { value: "nothing is recorded" }),
	];
}

function row(label: Safe, { value, note = "" }: PanelValue, tone: Tone = "theirs"): Row {
	return { label, value: clean(value), tone, note: clean(note) };
}

function several(label: Safe, values: readonly PanelValue[]): Row[] {
	return values.map((value, i) => row(i === 0 ? label : safe``, value));
}

const labelColumns = 13;
const margin = safe`  `;

/** Notes stand in a column of their own where there is room for all of them, else each below its value. */
function showRows(table: readonly Row[], theme: Theme, columns: number | undefined): Safe[] {
	const valueColumns = Math.max(...table.map(({ value }) => widest(value)));
	const start = 2 + labelColumns + 2;
	const longest = Math.max(...table.map(({ note }) => widest(note)));
	const room = columns === undefined ? Number.POSITIVE_INFINITY : columns - 1;
	const beside = start + valueColumns + 3 + longest <= room;
	return table.flatMap(({ label, value, tone, note }) => {
		const head = safe`${margin}${theme.paint("dim", pad(label, labelColumns))}${margin}`;
		const painted = theme.paint(tone, value);
		if (note === "") return [safe`${head}${painted}\n`];
		if (beside) {
			const gap = vouch(" ".repeat(valueColumns - width(value) + 3));
			return [safe`${head}${painted}${gap}${theme.paint("dim", note)}\n`];
		}
		const indent = vouch(" ".repeat(start));
		const below = wrap(note, Math.max(10, room - start));
		return [
			safe`${head}${painted}\n`,
			...below.map((piece) => safe`${indent}${theme.paint("dim", piece)}\n`),
		];
	});
}

function instruction(panel: ReadyPanel, theme: Theme, columns: number | undefined): Safe[] {
	if (panel.callback === undefined) return [];
	const { angle } = theme.signs;
	const text = safe`Paste the first two into WhatsApp ${angle} Configuration ${angle} Webhook, then subscribe to messages.`;
	return hangingLines(safe``, text, "ours", theme, columns);
}
