import { join, resolve } from "node:path";
import type { Context } from "../../context.ts";
import { CliError, ExitCode } from "../../errors.ts";
import { saveFixture } from "../../io/fixture-file.ts";
import { jsonLine } from "../../view/ndjson.ts";
import { clean } from "../../view/text.ts";
import { fixtureName, kinds } from "../../webhook/catalogue.ts";
import type { Delivery } from "../../webhook/delivery.ts";
import type { WebhookEvent } from "../../webhook/event.ts";
import { indented } from "../../webhook/indented.ts";
import { readNotedEvents } from "../../webhook/noted-events.ts";
import type { ExportOptions } from "../events.ts";
import { put } from "../put.ts";
import { jsonText } from "./export-body.ts";
import type { Outlet } from "./export-lines.ts";

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
	const count = { written: 0, same: 0 };
	const kept: string[] = [];
	return {
		needsJson: true,
		async put(delivery) {
			const { events } = readNotedEvents(delivery.body);
			const name = `${stemFor(events)}-${delivery.id}`;
			const path = join(folder, `${name}.json`);
			const text = indented(jsonText(delivery.body));
			const saved = await saveFixture(resolve(cwd, path), text, { force });
			if (saved === "other") {
				kept.push(path);
				return;
			}
			count[saved] += 1;
			const line = json
				? fixtureLine(name, path, delivery, events)
				: `${clean(path)}\n`;
			await put(line, context);
		},
		end() {
			const { written, same } = count;
			if (!quiet && written + same > 0) {
				const there = same > 0 ? `, ${same} there already` : "";
				stderr.write(`${written} written to ${clean(folder)}${there}\n`);
				if (!anonymise) stderr.write(realPeople);
			}
			if (kept.length > 0) throw otherBodies(kept);
		},
	};
}

const mostNamed = 5;

function otherBodies(paths: readonly string[]): CliError {
	const isOne = paths.length === 1;
	const named = paths.slice(0, mostNamed).join(", ");
	const rest = paths.length > mostNamed ? ", …" : "";
	return new CliError(
		"fixture-differs",
		isOne
			? `${named} holds another body`
			: `${paths.length} files hold other bodies: ${named}${rest}`,
		{
			hint: `--force replaces ${isOne ? "it" : "them"}`,
			exitCode: ExitCode.Failed,
		},
	);
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
