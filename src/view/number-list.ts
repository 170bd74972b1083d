import type { PhoneNumber } from "../webhook/graph/phone-number.ts";
import {
	messagingTiers,
	numberQualities,
	numberStatuses,
} from "../webhook/meanings/numbers.ts";
import type { Span } from "./layout.ts";
import { pad, width } from "./measure.ts";
import { metaWord } from "./meta-word.ts";
import { grouped } from "./quantities.ts";
import { join, type Safe, safe } from "./safe.ts";
import type { Line } from "./schema.ts";
import { clean } from "./text.ts";
import type { Theme } from "./theme.ts";
import { spaces, wrap } from "./wrap.ts";

/** The numbers of a WhatsApp account. */
export interface AccountNumbers {
	readonly wabaId: string;
	readonly numbers: readonly PhoneNumber[];
}

/** A number as a line of `--json`. */
export function numberLine(number: PhoneNumber, wabaId: string): Line {
	const { id, display, verifiedName, isInApp, ...words } = number;
	return {
		v: 1,
		type: "number",
		id,
		wabaId,
		displayPhoneNumber: display,
		name: verifiedName,
		...words,
		inApp: isInApp,
	};
}

/** Numbers under their accounts: what they are called and known by, and below that how they are. */
export function numberList(
	accounts: readonly AccountNumbers[],
	theme: Theme,
	columns: number | undefined,
): Safe {
	const room = (columns ?? Number.POSITIVE_INFINITY) - 1;
	const all = accounts.flatMap(({ numbers }) => numbers);
	const ids = Math.max(...all.map(({ id }) => id.length), 0);
	const displays = Math.max(...all.map((each) => width(displayOf(each))), 0);
	const blocks = accounts.map(({ wabaId, numbers }) => {
		const title = safe`WhatsApp account ${clean(wabaId)}`;
		const rows = numbers.map((number) =>
			row(number, { ids, displays, room }, theme),
		);
		const body = rows.length === 0 ? [safe`  no numbers\n`] : rows;
		return safe`${theme.paint("strong", title)}\n${join(body, safe``)}`;
	});
	return join(blocks, safe`\n`);
}

function displayOf({ display = "" }: PhoneNumber): Safe {
	return clean(display.slice(0, 40));
}

function row(
	number: PhoneNumber,
	{
		ids,
		displays,
		room,
	}: { readonly ids: number; readonly displays: number; readonly room: number },
	theme: Theme,
): Safe {
	const { paint, signs } = theme;
	const start = 2 + displays + 2;
	const id = pad(clean(number.id), ids);
	const name = clean((number.verifiedName ?? "").slice(0, 200));
	const head = safe`  ${pad(displayOf(number), displays)}  ${paint("accent", id)}`;
	const names = wrap(name, Math.max(20, room - start - ids - 2));
	const between = safe` ${paint("dim", signs.dot)} `;
	const states = statesOf(number, theme);
	const lines = [
		safe`${head}  ${paint("theirs", names[0] ?? safe``)}`,
		...rowsOf(states, room - start).map(
			(spans) =>
				safe`${spaces(start)}${join(
					spans.map(({ text, tone }) => paint(tone, text)),
					between,
				)}`,
		),
		...remarksOn(number).flatMap((remark) =>
			wrap(remark, Math.max(20, room - start)).map(
				(line) => safe`${spaces(start)}${paint("warn", line)}`,
			),
		),
	];
	return safe`${join(lines, safe`\n`)}\n`;
}

/** What fits beside one another, row by row. */
function rowsOf(spans: readonly Span[], room: number): readonly Span[][] {
	const rows: Span[][] = [];
	let used = 0;
	for (const span of spans) {
		const columns = width(span.text);
		const row = rows.at(-1);
		if (row === undefined || used + 3 + columns > room) {
			rows.push([span]);
			used = columns;
		} else {
			row.push(span);
			used += 3 + columns;
		}
	}
	return rows;
}

function statesOf(number: PhoneNumber, theme: Theme): readonly Span[] {
	const { status, quality, limit, throughput, mode, isInApp } = number;
	const ours = (text: Safe): Span => ({ text, tone: "ours" });
	return [
		...(status ? [metaWord(status, numberStatuses, theme)] : []),
		...(quality ? [qualitySpan(quality, theme)] : []),
		...(limit ? [ours(limitWords(limit))] : []),
		...(throughput === "HIGH" ? [ours(safe`high throughput`)] : []),
		...(mode === "SANDBOX" ? [ours(safe`test number`)] : []),
		...(isInApp === true
			? [ours(safe`also in the WhatsApp Business app`)]
			: []),
	];
}

function qualitySpan(quality: string, theme: Theme): Span {
	const { text, tone } = metaWord(quality, numberQualities, theme);
	return { text: safe`quality ${text}`, tone };
}

function limitWords(limit: string): Safe {
	const most = messagingTiers.get(limit);
	if (most === undefined) return clean(limit.slice(0, 40));
	return most === Number.POSITIVE_INFINITY
		? safe`no limit on customers a day`
		: safe`${grouped(most)} customers a day`;
}

/** What stands in the way, in a sentence each. */
function remarksOn(number: PhoneNumber): readonly Safe[] {
	const { status, quality, nameStatus, codeVerification, platform } = number;
	const says = [
		numberStatuses.find(status ?? "")?.says,
		numberQualities.find(quality ?? "")?.says,
		nameStatus === "DECLINED" ? "Meta has declined its name." : undefined,
		codeVerification === "NOT_VERIFIED"
			? "Who has it is still to be verified, by SMS or a call."
			: undefined,
		platform === "NOT_APPLICABLE"
			? "It is not registered with the Cloud API."
			: undefined,
	];
	return [...new Set(says)].flatMap((text) => (text ? [clean(text)] : []));
}
