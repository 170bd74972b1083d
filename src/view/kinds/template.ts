import type { WebhookEvent } from "../../webhook/event.ts";
import {
	buttonTypes,
	qualityScores,
	templateCategories,
	templateEvents,
	templatePauses,
	templateReasons,
} from "../../webhook/meanings/templates.ts";
import type { Passage } from "../passage.ts";
import { safe } from "../safe.ts";
import { joined, named, type Picture, passage } from "./picture.ts";
import { Piece } from "./piece.ts";
import { at } from "./read.ts";
import { id, labelled, subject } from "./told.ts";
import { deadline } from "./when.ts";
import {
	change,
	explained,
	meaning,
	sentence,
	type Word,
	word,
} from "./word.ts";

/** What became of a template: approved, rejected, paused; why, and what Meta says to do. */
export function templateStatus({ value }: WebhookEvent, now: number): Picture {
	const template = new Piece(value);
	const outcome = word(template, "event", templateEvents);
	const reason = word(template, "reason", templateReasons);
	const other = template.piece("other_info");
	const rejection = template.piece("rejection_info");
	const disabled = template
		.piece("disable_info")
		.as("disable_date", (date) => deadline(date, now));
	const cause = rejection.text("reason");
	const pause = word(other, "title", templatePauses);
	const isSaid = pause !== undefined && pause.text === outcome?.text;
	const ours = [
		...why(reason),
		...(isSaid ? [] : explained(pause)),
		...meaning(outcome),
		...sentence(
			disabled &&
				(disabled.isOver
					? safe`Since ${disabled.at}.`
					: safe`To be disabled on ${disabled.at}.`),
			"bad",
		),
	];
	const theirs = [
		...passage(other.text("description")),
		...labelled(safe`reason`, cause),
		...labelled(safe`recommendation`, rejection.text("recommendation")),
	];
	return drawn(template, outcome, [...ours, ...theirs]);
}

/** `NONE` is no reason. */
function why(reason: Word | undefined): Passage[] {
	return reason?.says ? explained(reason) : [];
}

/** How customers take a template, and how they took it before. */
export function templateQuality({ value }: WebhookEvent): Picture {
	const template = new Piece(value);
	const before = word(template, "previous_quality_score", qualityScores);
	const after = word(template, "new_quality_score", qualityScores);
	return drawn(template, change(before, after), meaning(after));
}

/** What a template says now. */
export function templateComponents({ value }: WebhookEvent): Picture {
	const template = new Piece(value);
	const body = [
		...labelled(safe`header`, template.text("message_template_title")),
		...passage(template.text("message_template_element")),
		...labelled(safe`footer`, template.text("message_template_footer")),
		...template.pieces("message_template_buttons").flatMap(button),
	];
	return drawn(template, undefined, body);
}

function button(piece: Piece): Passage[] {
	const type = word(piece, "message_template_button_type", buttonTypes);
	const said = joined(
		"  ",
		piece.text("message_template_button_text"),
		piece.text("message_template_button_url"),
		piece.text("message_template_button_phone_number"),
	);
	const label = type ? safe`button ${type.text}` : safe`button`;
	if (said === "") return sentence(type && label);
	return labelled(label, said);
}

/**
 * A new category of a template. Where `correct_category` stands too, it is to come, and `new_category` is the one that still
 * holds; else the change is done.
 */
export function templateCategory(
	{ value }: WebhookEvent,
	now: number,
): Picture {
	const template = new Piece(value);
	const before = word(template, "previous_category", templateCategories);
	const current = word(template, "new_category", templateCategories);
	const coming = word(template, "correct_category", templateCategories);
	const when = template.as("category_update_timestamp", (time) =>
		deadline(time, now),
	);
	if (at(value, "correct_category") === undefined) {
		const outcome = change(before, current);
		const since = when ? safe`, since ${when.at}` : safe``;
		return drawn(
			template,
			outcome && { ...outcome, tone: "warn" },
			sentence(current && safe`It is charged as ${current.text} now${since}.`),
		);
	}
	const changes = when?.isOver
		? safe`Meta was to change it`
		: safe`Meta changes it`;
	const still = current
		? safe`It is still ${current.text}; ${changes}`
		: changes;
	return drawn(
		template,
		{
			text: coming ? safe`will be ${coming.text}` : safe`will change`,
			tone: "warn",
		},
		sentence(
			safe`${still} ${when ? safe`on ${when.at}` : safe`within 24 hours`}.`,
		),
	);
}

/** A template whose content belongs to another category than its own. */
export function templateCorrectCategory({ value }: WebhookEvent): Picture {
	const template = new Piece(value);
	const category = word(template, "category", templateCategories);
	const correct = word(template, "correct_category", templateCategories);
	const still =
		category && safe`It is ${category.text} still; Meta may change it.`;
	return drawn(
		template,
		correct && { text: safe`looks like ${correct.text}`, tone: "warn" },
		sentence(still),
	);
}

/** A template by its name, with what all events about templates tell. */
function drawn(
	template: Piece,
	outcome: Picture["outcome"],
	body: readonly Passage[],
): Picture {
	const name = subject(template, "message_template_name");
	const number = id(template, "message_template_id");
	const language = template.text("message_template_language");
	const category = template.text("message_template_category");
	return {
		outcome,
		subject: name,
		body: [...body, ...template.rest()],
		small: [
			named("template", number),
			named("language", language),
			named("category", category),
		],
	};
}
