import type { WebhookEvent } from "../../webhook/event.ts";
import type { OurPassage } from "../passage.ts";
import { safe } from "../safe.ts";
import { other } from "./other.ts";
import type { Picture } from "./picture.ts";
import { Piece } from "./piece.ts";
import { sentence } from "./word.ts";

/** What is to be known of a field of which no more than the name is public. */
export function undescribed(): OurPassage[] {
	return sentence(
		safe`Meta publishes no description of this; it is shown as it came.`,
		"dim",
	);
}

/** An event of such a field: its errors, and whatever it brought. */
export function undescribedEvent(event: WebhookEvent): Picture {
	const isMore = new Piece(event.value, frame).left() !== undefined;
	const { body = [] } = isMore ? other(event) : {};
	return { body: [...undescribed(), ...body] };
}

const frame: ReadonlySet<string> = new Set(["messaging_product", "metadata"]);
