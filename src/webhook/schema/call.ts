import * as z from "zod";
import { audioSchema, documentSchema } from "./media.ts";
import { errorSchema, text, timestamp, userId, wordOrList } from "./pieces.ts";

const opaqueData = { biz_opaque_callback_data: z.string().optional() };

/** A call as it begins, ends, or has its recording or transcript ready; its length is in timestamp. */
export const callSchema = z.lazy(() =>
	z.looseObject({
		...opaqueData,
		id: text,
		from: text.optional(),
		from_user_id: userId.optional(),
		from_parent_user_id: userId.optional(),
		to: text.optional(),
		to_user_id: userId.optional(),
		to_parent_user_id: userId.optional(),
		event: z.enum([
			"connect",
			"terminate",
			"call_created",
			"call_recording_available",
			"call_transcription_available",
		]),
		timestamp,
		direction: z.enum(["USER_INITIATED", "BUSINESS_INITIATED"]).optional(),
		session: z
			.looseObject({ sdp_type: z.enum(["offer", "answer"]), sdp: text })
			.optional(),
		// Where the session stood at first.
		connection: z
			.looseObject({ webrtc: z.looseObject({ sdp: text }) })
			.optional(),
		deeplink_payload: z.string().optional(),
		cta_payload: z.string().optional(),
		status: wordOrList(
			z.enum(["COMPLETED", "FAILED", "Completed", "Failed"]),
		).optional(),
		start_time: timestamp.optional(),
		end_time: timestamp.optional(),
		duration: z.number().optional(),
		call_recording: z
			.looseObject({ type: text.optional(), audio: audioSchema.optional() })
			.optional(),
		call_transcript: z
			.looseObject({ document: documentSchema.optional() })
			.optional(),
		errors: z.array(errorSchema).optional(),
	}),
);
export type Call = z.infer<typeof callSchema>;

/** What becomes of a call that the business began. */
export const callStatusSchema = z.lazy(() =>
	z.looseObject({
		...opaqueData,
		id: text,
		type: z.literal("call").optional(),
		status: z.enum(["RINGING", "ACCEPTED", "REJECTED"]),
		timestamp,
		recipient_id: text.optional(),
		recipient_user_id: userId.optional(),
		recipient_parent_user_id: userId.optional(),
		errors: z.array(errorSchema).optional(),
	}),
);
export type CallStatus = z.infer<typeof callStatusSchema>;
