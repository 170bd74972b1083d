import { randomBytes } from "node:crypto";
import {
	packagedFixtures,
	readPackagedFixture,
} from "../io/packaged-fixture.ts";
import { packageRoot } from "../package-root.ts";
import { suggest } from "../suggest.ts";
import { fixtureName, kinds } from "../webhook/catalogue.ts";
import { type ChangeRemark, changePayload } from "../webhook/change.ts";
import type { WebhookEvent } from "../webhook/event.ts";
import { createFreshener } from "../webhook/fresh.ts";
import { readNotedEvents } from "../webhook/noted-events.ts";
import { encode } from "../webhook/wire.ts";
import { refuseOther, refuseUnknown } from "./options.ts";
import type { WebhookPayload } from "./payload.ts";

/** A delivery ready to be sent. */
export interface Fixture {
	/** `text`, `button-reply`, `status-failed`, … */
	readonly name: string;
	/** The payload as text, indented. */
	readonly json: string;
	/** The same as Meta would send it: what is signed. */
	readonly body: Buffer;
	/** The same parsed. Of a gateway's event it has that event's members instead. */
	readonly payload: WebhookPayload;
	/** What it tells. */
	readonly events: readonly WebhookEvent[];
}

/** What of a fixture becomes something else, consistently wherever it stands. */
export interface FixtureChanges {
	/** The sender's number, or for a status the recipient's: digits. */
	readonly from?: string;
	/** The sender's profile name. */
	readonly name?: string;
	/** What the message says. */
	readonly text?: string;
	readonly phoneNumberId?: string;
	readonly wabaId?: string;
	/** Anything else by its path: `{ "messages[0].image.caption": "Look!" }`. */
	readonly set?: Readonly<Record<string, unknown>>;
	/** Message ids of its own and the time of now, so that an app that knows duplicates takes it for new. */
	readonly fresh?: boolean;
}

/**
 * A payload that comes with wa-hook, by its name (`button-reply`) or its kind (`message.interactive.button_reply`); `wa-hook fixtures
 * list` names them all. The same call gives the same bytes, unless `fresh`. Throws an Error that says what was likely meant,
 * a TypeError where a change has another name or type.
 */
export function fixture(name: string, changes: FixtureChanges = {}): Fixture {
	refuseMisuse(name, changes);
	const root = packageRoot();
	const file = fileOf(name, packagedFixtures(root));
	const changed = changePayload(
		readPackagedFixture(root, file),
		changesOf(changes),
		(remark) => refuseUnused(remark, file),
	);
	const json = changes.fresh === true ? freshened(changed) : changed;
	const body = encode(json, "meta");
	return {
		name: file,
		json,
		body,
		payload: JSON.parse(json) as WebhookPayload,
		events: readNotedEvents(body).events,
	};
}

function refuseMisuse(name: unknown, changes: FixtureChanges): void {
	if (typeof name !== "string") {
		throw new TypeError(
			`fixture() takes a name like "text" or "message.text", not ${String(name)}`,
		);
	}
	refuseUnknown("fixture()", changes, [...texts, "set", "fresh"]);
	for (const key of texts) refuseOther(key, changes[key]);
}

const texts = ["from", "name", "text", "phoneNumberId", "wabaId"] as const;

function fileOf(name: string, files: readonly string[]): string {
	if (files.includes(name)) return name;
	if (kinds.some(({ kind }) => kind === name)) return fixtureName(name);
	const known = [...files, ...kinds.map(({ kind }) => kind)];
	const meant = suggest(name, known);
	const hint =
		meant === undefined
			? "`wa-hook fixtures list` names them all"
			: `did you mean ${meant}?`;
	throw new Error(`there is no fixture ${JSON.stringify(name)}: ${hint}`);
}

function changesOf({ fresh: _, set = {}, ...changes }: FixtureChanges) {
	const paths = Object.entries(set).map(([path, value]) => ({
		path,
		value: JSON.stringify(value),
	}));
	return { ...changes, set: paths };
}

function refuseUnused(remark: ChangeRemark, file: string): void {
	if (remark.type === "unused") {
		throw new Error(`the fixture ${file} has nothing for "${remark.change}"`);
	}
}

function freshened(json: string): string {
	return createFreshener({ now: Date.now, randomBytes }).freshen(json);
}
