import type { Delivery } from "../webhook/delivery.ts";
import type { Examination } from "../webhook/examine.ts";
import { showDelivery } from "./delivery-view.ts";
import { createLayout } from "./layout.ts";
import { createPages, type Page } from "./page.ts";
import { counted } from "./quantities.ts";
import { join, type Safe, safe } from "./safe.ts";
import { clean } from "./text.ts";
import type { Theme } from "./theme.ts";

/** A payload that was looked at, and whether it is as Meta sends it. */
export interface CheckedFile extends Examination {
	readonly name: string;
	readonly isOk: boolean;
}

/** How checks are shown to a person: whole lines, newline included. */
export interface CheckView {
	/** The file, the verdict, what speaks against it, what it holds. */
	file(file: CheckedFile): Safe;
	/** How many were in order; nothing of a single one. */
	end(count: { readonly ok: number; readonly failed: number }): Safe;
}

/** What is seen of one file, at most: the rest is told as a number. */
const mostDeviations = 40;

/** A view for a terminal of so many columns. When it is brief it leaves out what the payloads hold. */
export function createCheckView({
	theme,
	columns,
	now,
	redact,
	isBrief,
	spells,
}: {
	readonly theme: Theme;
	readonly columns: number | undefined;
	readonly now: () => number;
	readonly redact: (text: string) => string;
	readonly isBrief: boolean;
	/** Says whether a payload is written as Meta would write it. */
	readonly spells: boolean;
}): CheckView {
	const { signs, paint } = theme;
	const settings = { theme, verbose: false, recorded: false, redact };
	const page: Page = {
		...createPages(settings, () => columns).current(),
		layout: createLayout(theme, columns, 0),
	};
	let files = 0;
	return {
		file(file) {
			files += 1;
			const { isOk, events } = file;
			const sign = isOk
				? paint("good", signs.check)
				: paint("bad", signs.cross);
			const parts = [
				files > 1 && !isBrief ? safe`\n` : safe``,
				safe`${paint("strong", clean(redact(file.name)))}\n`,
				safe`  ${sign} ${verdict(file)}${spells ? spelling(file, theme) : safe``}\n`,
				...objections(file, theme).map((line) => safe`    ${line}\n`),
			];
			if (!isBrief && events.length > 0) parts.push(content(file, now(), page));
			return join(parts, safe``);
		},
		end({ ok, failed }) {
			if (ok + failed < 2) return safe``;
			const wrong =
				failed === 0 ? safe`` : safe`, ${paint("bad", safe`${failed} not`)}`;
			return safe`\n${counted(ok, safe`payload`)} as Meta sends them${wrong}\n`;
		},
	};
}

function verdict({ isJson, problem, events, deviations }: CheckedFile): Safe {
	if (!isJson) return clean(problem ?? "not JSON");
	const held = counted(events.length, safe`event`);
	const odd = counted(deviations.length, safe`deviation`);
	const said = deviations.length === 0 ? held : safe`${odd}, ${held}`;
	if (problem !== undefined) return safe`${clean(problem)}; ${said}`;
	return deviations.length === 0 ? safe`well formed, ${said}` : said;
}

function spelling({ form }: CheckedFile, { paint }: Theme): Safe {
	if (form === undefined) return safe``;
	return safe`  ${paint("dim", formWords(form))}`;
}

/** Whether a payload is written as Meta would write it, in words. */
export function formWords(form: NonNullable<Examination["form"]>): Safe {
	if (form.as === "meta") return safe`byte for byte as Meta writes it`;
	if (form.as !== undefined) {
		return safe`byte for byte as Meta's older documents write it`;
	}
	return form.differs === "white space"
		? safe`pretty-printed; Meta sends it without white space`
		: safe`not byte for byte as Meta writes it: ${clean(form.differs)}`;
}

function objections(
	{ deviations, unknownKinds }: CheckedFile,
	{ signs, paint }: Theme,
): Safe[] {
	const shown = deviations
		.slice(0, mostDeviations)
		.map((deviation) => paint("warn", clean(deviation)));
	const rest = deviations.length - shown.length;
	if (rest > 0) {
		shown.push(
			safe`${signs.ellipsis} ${counted(rest, safe`more deviation`)} (--json has them)`,
		);
	}
	// What is of no kind at all deviates.
	const unknown = unknownKinds
		.filter((kind) => kind !== "unknown" || deviations.length === 0)
		.slice(0, mostDeviations)
		.map(
			(kind) =>
				safe`${signs.bang} not a kind this version knows: ${clean(kind)}`,
		);
	return [...shown, ...unknown];
}

/** The events as the timeline has them. What is unusual about them is told with the verdict. */
function content({ events }: CheckedFile, now: number, page: Page): Safe {
	const shown = events.map((event) => ({ event: { ...event, notes: [] } }));
	const lead = {
		time: safe``,
		sign: { text: safe``, tone: "ours" },
		id: safe``,
	} as const;
	return showDelivery(unreceived(now), shown, undefined, lead, page);
}

/** What holds events that nobody has sent, so that there is nothing to say of a signature. */
export function unreceived(now: number): Delivery {
	return {
		id: 0,
		receivedAt: now,
		target: "",
		headers: [],
		body: Buffer.alloc(0),
		verification: { verified: true, secret: "", header: "" },
	};
}
