import { encode } from "../../wire.ts";

/** What tells one sample from the next. */
export interface Stamp {
	/** Of its message or status. */
	readonly id: string;
	/** In seconds since the epoch, as Meta writes it. */
	readonly timestamp: string;
}

/** As the dashboard's Test button stamps its sample, always. */
export const dashboardStamp: Stamp = {
	id: "ABGGFlA5Fpa",
	timestamp: "1504902988",
};

const sender = "16315551181";
const senderId = "US.13491208655302741918";

/** The dashboard's own test message, saying something else if so asked. */
export function textSample(
	{ id, timestamp }: Stamp,
	text = "this is a text message",
): unknown {
	return message({
		id,
		timestamp,
		from: sender,
		from_user_id: senderId,
		type: "text",
		text: { body: text },
	});
}

/** The same message with its members in the order in which real messages have them. */
export function reorderedSample({ id, timestamp }: Stamp): unknown {
	return message({
		from: sender,
		from_user_id: senderId,
		id,
		timestamp,
		text: { body: "this is a text message" },
		type: "text",
	});
}

/** A message of a type that WhatsApp does not have yet. */
export function unknownTypeSample({ id, timestamp }: Stamp): unknown {
	return message({
		id,
		timestamp,
		from: sender,
		type: "hologram",
		hologram: { id: "0" },
	});
}

/** A change of a field that Meta has not made up yet. */
export function unknownFieldSample({ timestamp }: Stamp): unknown {
	return envelope([
		{ field: "future_update", value: { event: "TEST", timestamp } },
	]);
}

/** An account to which nothing happened. */
export function noChangesSample(): unknown {
	return envelope([]);
}

/** A delivery about no account at all. */
export function noEntrySample(): unknown {
	return { object: "whatsapp_business_account", entry: [] };
}

/** What became of a message: such a delivery holds no messages. */
export function statusSample(stamp: Stamp): unknown {
	return statuses([status(stamp)]);
}

/** As many statuses as make up about so many bytes: no app answers a status. */
export function statusBatch(stamp: Stamp, bytes: number): Buffer {
	const one = JSON.stringify(status(stamp, padding)).length + 1;
	const count = Math.ceil(bytes / one);
	const each = Array.from({ length: count }, (_, index) =>
		status({ ...stamp, id: `${stamp.id}${index}` }, padding),
	);
	return onWire(statuses(each));
}

/** The bytes as Meta would send them. */
export function onWire(value: unknown): Buffer {
	return encode(JSON.stringify(value), "meta");
}

// Meta gives back up to 512 characters that came with the message.
const padding = "x".repeat(512);

function message(one: unknown): unknown {
	return ofMessages({
		contacts: [
			{
				profile: { name: "test user name" },
				wa_id: sender,
				user_id: senderId,
			},
		],
		messages: [one],
	});
}

function statuses(each: readonly unknown[]): unknown {
	return ofMessages({ statuses: each });
}

function status({ id, timestamp }: Stamp, data?: string): unknown {
	return {
		id,
		status: "sent",
		timestamp,
		recipient_id: sender,
		...(data !== undefined && { biz_opaque_callback_data: data }),
	};
}

function ofMessages(held: Readonly<Record<string, unknown>>): unknown {
	return envelope([
		{
			field: "messages",
			value: {
				messaging_product: "whatsapp",
				metadata: {
					display_phone_number: "16505551111",
					phone_number_id: "123456123",
				},
				...held,
			},
		},
	]);
}

function envelope(changes: readonly unknown[]): unknown {
	return { object: "whatsapp_business_account", entry: [{ id: "0", changes }] };
}
