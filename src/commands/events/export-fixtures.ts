import { join, resolve } from "node:path";
import type { Context } from "../../context.ts";
import { saveFixture } from "../../io/fixture-file.ts";
import { jsonLine } from "../../view/ndjson.ts";
import { clean } from "../../view/text.ts";
import { fixtureName, kinds } from "../../webhook/catalogue.ts";
import type { Delivery } from "../../webhook/delivery.ts";
import type { WebhookEvent } from "../../webhook/event.ts";
import { readEvents } from "../../webhook/events.ts";
import { indented } from "../../webhook/indented.ts";
import type { ExportOptions } from "../events.ts";
import { jsonText } from "./export-body.ts";
import type { Outlet } from "./export-lines.ts";
import { put } from "./put.ts";

/** A folder with a readable JSON file for each delivery: `text-12.json`. Their paths go to stdout. */
export function createFixtureFolder(
	folder: string,
	{
		force = false,
		json = false,
		quiet = false,
		anonymise = false,
	}: ExportOptions,
	context: Context,
): Outlet {
	const { stderr, cwd } = context;
	const count = { written: 0, same: 0, other: 0 };
	return {
		needsJson: true,
		async put(delivery) {
			const { events } = readEvents(delivery.body);
			const name = `${stemFor(events)}-${delivery.id}`;
			const path = join(folder, `${name}.json`);
			const text = indented(jsonText(delivery.body));
			const saved = await saveFixture(resolve(cwd, path), text, { force });
			count[saved] += 1;
			if (saved === "other") {
				stderr.write(`${clean(path)} is there already, and another\n`);
				return;
			}
			const line = json
				? fixtureLine(name, path, delivery, events)
				: `${clean(path)}\n`;
			await put(line, context);
		},
		end() {
			const { written, same, other } = count;
			if (other > 0) stderr.write("--force replaces what is there\n");
			if (!quiet && written + same > 0) {
				const there = same > 0 ? `, ${same} there already` : "";
				stderr.write(`${written} written to ${clean(folder)}${there}\n`);
				if (!anonymise) stderr.write(realPeople);
			}
			return other === 0;
		},
	};
}

const realPeople =
	"they hold numbers and names as they came; --anonymise swaps them\n";

/** From our own table, never from the payload. */
function stemFor([event, second]: readonly WebhookEvent[]): string {
	if (second !== undefined) return "batch";
	const known = kinds.find(({ kind }) => kind === event?.kind);
	return known === undefined || known.kind === "unknown"
		? "event"
		: fixtureName(known.kind);
}

function fixtureLine(
	name: string,
	path: string,
	{ id }: Delivery,
	events: readonly WebhookEvent[],
): string {
	const held = [...new Set(events.map(({ kind }) => kind))];
	const known = kinds.find(({ kind }) => kind === held[0]);
	return jsonLine({
		v: 1,
		type: "fixture",
		name,
		kinds: held,
		field: events[0]?.field ?? "",
		title: known?.title ?? "",
		path,
		delivery: id,
	});
}
