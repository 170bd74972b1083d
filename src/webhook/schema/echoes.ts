import * as z from "zod";
import { sentEchoSchema } from "./echo.ts";
import { echoSchema } from "./message.ts";
import { conversationFrame } from "./pieces.ts";

/** Messages as they come in, but for `from` being the business and `to` the customer. */
export const smbMessageEchoesSchema = z.lazy(() =>
	z.looseObject({
		...conversationFrame,
		message_echoes: z.array(echoSchema),
	}),
);
export type SmbMessageEchoes = z.infer<typeof smbMessageEchoesSchema>;

/** No page of Meta's describes it: its elements are taken for those that come on standby. */
export const messageEchoesSchema = z.lazy(() =>
	z.looseObject({
		...conversationFrame,
		message_echoes: z.array(sentEchoSchema),
	}),
);
export type MessageEchoes = z.infer<typeof messageEchoesSchema>;
