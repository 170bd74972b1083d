import * as z from "zod";
import { echoSchema } from "./message.ts";
import { seconds, text } from "./pieces.ts";

/** What another app sent, as the request with which it did. */
const sentSchema = z.lazy(() =>
	z.looseObject({
		id: text,
		timestamp: seconds,
		message: z.looseObject({}),
		template: z.looseObject({}).optional(),
		flow: z.looseObject({}).optional(),
	}),
);

/** A copy of what another app sent: a message like any other, or the request that sent it, inside `message`. */
export const sentEchoSchema = z.lazy(() => z.union([echoSchema, sentSchema]));
export type SentEcho = z.infer<typeof sentEchoSchema>;
