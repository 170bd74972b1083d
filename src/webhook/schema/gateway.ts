import * as z from "zod";
import { text } from "./pieces.ts";

/** An ISO date as a rule, else seconds or milliseconds since the epoch. */
const time = z.union(
	[
		z.iso.datetime({ offset: true, local: true }),
		z.string().regex(/^\d+$/),
		z.number().min(0),
	],
	"is not a time",
);

const frame = { sessionId: text, timestamp: time };

const contact = z.looseObject({
	name: z.string().nullish(),
	profilePicture: z.string().nullish(),
});

const messageFrame = {
	...frame,
	messageId: text,
	from: text,
	to: text,
	type: text.optional(),
	text: z.string().nullish(),
	contact: contact.nullish(),
};

/** A message that came in. */
export const gatewayMessageReceivedSchema = z.lazy(() =>
	z.looseObject({
		event: z.literal("message.received"),
		...messageFrame,
		type: text,
	}),
);
export type GatewayMessageReceived = z.infer<
	typeof gatewayMessageReceivedSchema
>;

/** A message that went out. */
export const gatewayMessageSentSchema = z.lazy(() =>
	z.looseObject({
		event: z.literal("message.sent"),
		...messageFrame,
	}),
);
export type GatewayMessageSent = z.infer<typeof gatewayMessageSentSchema>;

/** A message that reached the phone it went to. */
export const gatewayMessageDeliveredSchema = z.lazy(() =>
	z.looseObject({
		event: z.literal("message.delivered"),
		...messageFrame,
		from: text.optional(),
	}),
);
export type GatewayMessageDelivered = z.infer<
	typeof gatewayMessageDeliveredSchema
>;

/** A message that was read. */
export const gatewayMessageReadSchema = z.lazy(() =>
	z.looseObject({
		event: z.literal("message.read"),
		...messageFrame,
		from: text.optional(),
	}),
);
export type GatewayMessageRead = z.infer<typeof gatewayMessageReadSchema>;

/** A phone that a session runs on. */
export const gatewaySessionConnectedSchema = z.lazy(() =>
	z.looseObject({
		event: z.literal("session.connected"),
		...frame,
		phoneNumber: text,
		deviceInfo: z
			.looseObject({
				model: z.string().optional(),
				version: z.string().optional(),
			})
			.nullish(),
	}),
);
export type GatewaySessionConnected = z.infer<
	typeof gatewaySessionConnectedSchema
>;

/** A session whose phone is gone. */
export const gatewaySessionDisconnectedSchema = z.lazy(() =>
	z.looseObject({
		event: z.literal("session.disconnected"),
		...frame,
		reason: z.string().nullish(),
		phoneNumber: text.nullish(),
	}),
);
export type GatewaySessionDisconnected = z.infer<
	typeof gatewaySessionDisconnectedSchema
>;

/** A code to be scanned with the phone before it expires. */
export const gatewayQrGeneratedSchema = z.lazy(() =>
	z.looseObject({
		event: z.literal("session.qr_generated"),
		...frame,
		qrCode: text,
		expiresAt: time.optional(),
	}),
);
export type GatewayQrGenerated = z.infer<typeof gatewayQrGeneratedSchema>;

/** A contact with another name or picture. */
export const gatewayContactUpdatedSchema = z.lazy(() =>
	z.looseObject({
		event: z.literal("contact.updated"),
		...frame,
		from: text.optional(),
		contact,
	}),
);
export type GatewayContactUpdated = z.infer<typeof gatewayContactUpdatedSchema>;

/** One flat event of an unofficial gateway, of any of the kinds known by name. */
export const gatewayEventSchema = z.lazy(() =>
	z.discriminatedUnion("event", [
		gatewayMessageReceivedSchema,
		gatewayMessageSentSchema,
		gatewayMessageDeliveredSchema,
		gatewayMessageReadSchema,
		gatewaySessionConnectedSchema,
		gatewaySessionDisconnectedSchema,
		gatewayQrGeneratedSchema,
		gatewayContactUpdatedSchema,
	]),
);
export type GatewayEvent = z.infer<typeof gatewayEventSchema>;

/** An event known only for its name. */
export const otherGatewayEventSchema = z.looseObject({ event: text });
