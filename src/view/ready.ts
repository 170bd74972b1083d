import { widest, width } from "./measure.ts";
import { mask } from "./redact.ts";
import { join, type Safe, safe } from "./safe.ts";
import { clean } from "./text.ts";
import type { Theme, Tone } from "./theme.ts";
import { spaces, wrap } from "./wrap.ts";

/** A value of the ready panel and, beside it, where it comes from or what it means. */
export interface PanelValue {
	readonly value: string;
	/** Shown masked. */
	readonly secret?: boolean;
	readonly note?: string | undefined;
}

/** What the ready panel shows. */
export interface ReadyPanel {
	/** The address to paste into the dashboard, or undefined with the reason in `noCallback`. */
	readonly callback: PanelValue | undefined;
	/** Why there is no public address (yet): `opening a tunnel with localtunnel…`, `--tunnel none`. */
	readonly noCallback?: PanelValue | undefined;
	readonly verifyToken: PanelValue;
	readonly appSecrets: readonly PanelValue[];
	/** With which gateways sign. */
	readonly gatewaySecret?: PanelValue | undefined;
	readonly local: PanelValue;
	readonly forwarding: readonly PanelValue[];
	/** Where deliveries are recorded; undefined when they are not. */
	readonly recording: PanelValue | undefined;
	/** Which events are shown and forwarded; undefined for all of them. */
	readonly showingOnly?: PanelValue | undefined;
	readonly warnings: readonly string[];
	/** Commands to try, each with what it does. */
	readonly next: readonly { readonly command: string; readonly does: string }[];
	/** True where the address is given to Meta by itself. */
	readonly registers?: boolean;
	/** True where the listener reacts to single keys. */
	readonly keys: boolean;
}

/** Everything a person needs to connect Meta to this listener: aligned values, what to do with them, what to try next. */
export function readyPanel(
	panel: ReadyPanel,
	theme: Theme,
	columns: number | undefined,
): Safe {
	const room = columns === undefined ? Number.POSITIVE_INFINITY : columns - 1;
	const groups = [
		values(rows(masked(panel, theme)), theme, room),
		instruction(panel, theme, room),
		warnings(panel, theme, room),
		nextSteps(panel, theme, room),
	];
	const shown = groups.filter((lines) => lines.length > 0);
	const text = shown.map((lines) => join(lines, safe``));
	return safe`\n${join(text, safe`\n`)}\n`;
}

/** The address that has come up, with the token that belongs to it and what to do with both. */
export function addressPanel(
	panel: Pick<ReadyPanel, "callback" | "verifyToken" | "registers">,
	theme: Theme,
	columns: number | undefined,
): Safe {
	const room = columns === undefined ? Number.POSITIVE_INFINITY : columns - 1;
	const lines = [
		...values(toPaste(masked(panel, theme)), theme, room),
		...instruction(panel, theme, room),
	];
	return safe`\n${join(lines, safe``)}\n`;
}

function masked<Panel extends Pick<ReadyPanel, "verifyToken">>(
	panel: Panel & Partial<Pick<ReadyPanel, "appSecrets" | "gatewaySecret">>,
	{ signs }: Theme,
): Panel {
	const show = (given: PanelValue): PanelValue =>
		given.secret ? { ...given, value: mask(given.value, signs.bullet) } : given;
	return {
		...panel,
		verifyToken: show(panel.verifyToken),
		...(panel.appSecrets && { appSecrets: panel.appSecrets.map(show) }),
		...(panel.gatewaySecret && { gatewaySecret: show(panel.gatewaySecret) }),
	};
}

/** A line of the panel, not coloured yet. */
interface Row {
	readonly label: Safe;
	readonly value: Safe;
	readonly tone: Tone;
	readonly note: Safe;
}

function rows(panel: ReadyPanel): Row[] {
	const { appSecrets, gatewaySecret, local, forwarding } = panel;
	const { recording, showingOnly } = panel;
	return [
		...toPaste(panel),
		...several(safe`App secret`, appSecrets),
		...several(safe`Gateway secret`, gatewaySecret ? [gatewaySecret] : []),
		row(safe`Local`, local),
		...several(safe`Forwarding to`, forwarding),
		row(
			safe`Recording in`,
			recording ?? { value: "nowhere", note: "--no-store" },
		),
		...several(safe`Showing only`, showingOnly ? [showingOnly] : []),
	];
}

function toPaste({
	callback,
	noCallback,
	verifyToken,
}: Pick<ReadyPanel, "callback" | "noCallback" | "verifyToken">): Row[] {
	return [
		callback === undefined
			? row(safe`Callback URL`, noCallback ?? { value: "none" }, "warn")
			: row(safe`Callback URL`, callback, "strong"),
		row(safe`Verify token`, verifyToken, "strong"),
	];
}

function row(label: Safe, shown: PanelValue, tone: Tone = "theirs"): Row {
	return {
		label,
		value: clean(shown.value),
		tone,
		note: clean(shown.note ?? ""),
	};
}

function several(label: Safe, shown: readonly PanelValue[]): Row[] {
	return shown.map((value, i) => row(i === 0 ? label : safe``, value));
}

const margin = safe`  `;
const labelColumns = 13;
const noteGap = 3;

function values(table: readonly Row[], theme: Theme, room: number): Safe[] {
	const labels = Math.max(
		labelColumns,
		...table.map(({ label }) => label.length),
	);
	const valueStart = margin.length + labels + margin.length;
	const noteColumn = findNoteColumn(table, room - valueStart);
	return table.flatMap(({ label, value, tone, note }) => {
		const name = theme.paint(
			"dim",
			safe`${label}${spaces(labels - label.length)}`,
		);
		const head = safe`${margin}${name}${margin}${theme.paint(tone, value)}`;
		if (note === "") return [safe`${head}\n`];
		const gap = noteColumn - widest(value);
		if (gap >= noteGap)
			return [safe`${head}${spaces(gap)}${theme.paint("dim", note)}\n`];
		const below = wrap(note, Math.max(10, room - valueStart));
		const indented = below.map(
			(piece) => safe`${spaces(valueStart)}${theme.paint("dim", piece)}\n`,
		);
		return [safe`${head}\n`, ...indented];
	});
}

/** The rightmost column at which the note of every value that ends before it fits; a longer value has its note below. */
function findNoteColumn(table: readonly Row[], room: number): number {
	const sizes = table
		.filter(({ note }) => note !== "")
		.map(({ value, note }) => ({
			column: widest(value) + noteGap,
			note: widest(note),
		}));
	const fitting = sizes.filter(({ column }) =>
		sizes.every(
			(other) => other.column > column || column + other.note <= room,
		),
	);
	return Math.max(0, ...fitting.map(({ column }) => column));
}

function instruction(
	{ callback, registers }: Pick<ReadyPanel, "callback" | "registers">,
	theme: Theme,
	room: number,
): Safe[] {
	if (callback === undefined || registers === true) return [];
	const { angle } = theme.signs;
	const text = safe`Paste the first two into WhatsApp ${angle} Configuration ${angle} Webhook, then subscribe to "messages" there.`;
	return paragraph(margin, { text, tone: "ours" }, theme, room);
}

function warnings(panel: ReadyPanel, theme: Theme, room: number): Safe[] {
	const sign = safe`${margin}${theme.paint("warn", theme.signs.bang)} `;
	return panel.warnings.flatMap((warning) =>
		paragraph(sign, { text: clean(warning), tone: "warn" }, theme, room),
	);
}

function paragraph(
	start: Safe,
	{ text, tone }: { readonly text: Safe; readonly tone: Tone },
	theme: Theme,
	room: number,
): Safe[] {
	const indent = width(start);
	return wrap(text, Math.max(10, room - indent)).map(
		(piece, i) =>
			safe`${i === 0 ? start : spaces(indent)}${theme.paint(tone, piece)}\n`,
	);
}

function nextSteps(
	{ next, keys }: ReadyPanel,
	theme: Theme,
	room: number,
): Safe[] {
	const longest = Math.max(0, ...next.map(({ command }) => command.length));
	const label = safe`Try it: `;
	const start = margin.length + label.length;
	const steps = next.map(({ command, does }, i) => {
		const before = i === 0 ? theme.paint("dim", label) : spaces(label.length);
		const typed = safe`${margin}${before}${theme.paint("accent", clean(command))}`;
		if (start + longest + 2 + does.length > room) return safe`${typed}\n`;
		const gap = spaces(longest - command.length + 2);
		return safe`${typed}${gap}${theme.paint("dim", clean(does))}\n`;
	});
	const ways = keys
		? safe`? keys ${theme.signs.dot} ctrl-c quit`
		: safe`ctrl-c quit`;
	return [...steps, safe`${margin}${theme.paint("dim", ways)}\n`];
}
