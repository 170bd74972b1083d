import type { WebhookEvent } from "../../webhook/event.ts";
import {
	callbackPermissions,
	callHours,
	callIcons,
	sipSwitches,
	switches,
	weekdays,
} from "../../webhook/meanings/calling.ts";
import { type OurPassage, type Passage, said } from "../passage.ts";
import { join, type Safe, safe, vouch } from "../safe.ts";
import { joined, named, type Picture } from "./picture.ts";
import { Piece } from "./piece.ts";
import { labelled } from "./told.ts";
import { explained, known, sentence, word } from "./word.ts";

/** How a number can be called now: whether at all, where the button shows, at which hours, over SIP. */
export function callingSettings({ value }: WebhookEvent, now: number): Picture {
	const update = new Piece(value);
	update.as("messaging_product", whatsapp);
	update.as("type", settingsType);
	update.time("timestamp", now);
	const number = update.piece("phone_number_settings");
	const numberId = number.text("phone_number_id");
	const calling = number.piece("calling");
	const status = word(calling, "status", switches);
	return {
		outcome: status && { ...status, text: safe`calling ${status.text}` },
		body: [
			...prefixed(
				safe`call button`,
				explained(word(calling, "call_icon_visibility", callIcons)),
			),
			...prefixed(
				safe`calling back`,
				explained(
					word(calling, "callback_permission_status", callbackPermissions),
				),
			),
			...hours(calling.piece("call_hours")),
			...sip(calling.piece("sip")),
			...update.rest(),
		],
		small: [named("phone number id", numberId)],
	};
}

function hours(call: Piece): Passage[] {
	const status = word(call, "status", callHours);
	const week = call.as("weekly_operating_hours", weekOf);
	const holidays = call.as("holiday_schedule", holidaysOf);
	return [
		...prefixed(safe`hours`, explained(status)),
		...sentence(week),
		...sentence(holidays && safe`holidays: ${holidays}`),
		...labelled(safe`time zone`, call.text("timezone_id")),
	];
}

function sip(piece: Piece): Passage[] {
	return [
		...prefixed(safe`SIP`, explained(word(piece, "status", sipSwitches))),
		...piece
			.pieces("servers")
			.flatMap((server) =>
				labelled(
					safe`SIP server`,
					joined(":", server.text("hostname"), server.text("port")) ||
						undefined,
				),
			),
	];
}

/** A year of them; who has more has made a mistake, or means to make one. */
const mostDays = 366;

/** `Monday 04:00-10:20, Tuesday 01:08-11:20`; undefined where any of it is of another shape. */
function weekOf(value: unknown): Safe | undefined {
	return listed(value, (day) => {
		const name = day.as("day_of_week", (text) => known(text, weekdays));
		return span(name && vouch(name.says), day, "open_time", "close_time");
	});
}

function holidaysOf(value: unknown): Safe | undefined {
	return listed(value, (day) => {
		const date = day.as("date", (text) =>
			typeof text === "string" && /^\d{4}-\d\d-\d\d$/.test(text)
				? vouch(text)
				: undefined,
		);
		return span(date, day, "start_time", "end_time");
	});
}

function listed(
	value: unknown,
	draw: (piece: Piece) => Safe | undefined,
): Safe | undefined {
	if (!Array.isArray(value) || value.length === 0) return undefined;
	if (value.length > mostDays) return undefined;
	const drawn = value.map((each) => {
		const piece = new Piece(each);
		const text = draw(piece);
		return piece.left() === undefined ? text : undefined;
	});
	return drawn.every((each) => each !== undefined)
		? join(drawn, safe`, `)
		: undefined;
}

function span(
	day: Safe | undefined,
	piece: Piece,
	from: string,
	to: string,
): Safe | undefined {
	const [start, end] = [piece.as(from, timeOfDay), piece.as(to, timeOfDay)];
	return day && start && end ? safe`${day} ${start}-${end}` : undefined;
}

/** `0400` as `04:00`. */
function timeOfDay(value: unknown): Safe | undefined {
	return typeof value === "string" && /^\d{4}$/.test(value)
		? vouch(`${value.slice(0, 2)}:${value.slice(2)}`)
		: undefined;
}

function prefixed(name: Safe, passages: readonly OurPassage[]): OurPassage[] {
	return passages.map(({ text }) => said(safe`${name} ${text}`));
}

function whatsapp(value: unknown): true | undefined {
	return value === "whatsapp" ? true : undefined;
}

/** Samples have it in capitals too. */
function settingsType(value: unknown): true | undefined {
	return typeof value === "string" && /^phone_number_settings$/i.test(value)
		? true
		: undefined;
}
