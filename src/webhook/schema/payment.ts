import * as z from "zod";
import { seconds, text } from "./pieces.ts";

/** `value` divided by `offset`, so 21000 and 100 are 210.00. */
const amount = z.lazy(() =>
	z.looseObject({ value: z.number(), offset: z.number() }),
);
const words = z.string().optional();

const transaction = z.lazy(() =>
	z.looseObject({
		id: text,
		pg_transaction_id: words,
		type: words,
		status: z.enum(["success", "failed", "pending"]),
		created_timestamp: seconds.optional(),
		updated_timestamp: seconds.optional(),
		amount: amount.optional(),
		currency: words,
		method: z.looseObject({ type: words }).optional(),
		error: z.looseObject({ code: words, reason: words }).optional(),
	}),
);

const refund = z.lazy(() =>
	z.looseObject({
		id: text,
		amount: amount.optional(),
		speed_processed: words,
		status: words,
		created_timestamp: seconds.optional(),
		updated_timestamp: seconds.optional(),
	}),
);

/** A payment in a chat, in India and Brazil. */
export const paymentSchema = z.lazy(() =>
	z.looseObject({
		reference_id: text,
		amount: amount.optional(),
		currency: words,
		transaction: transaction.optional(),
		receipt: words,
		/** The merchant's own keys. */
		notes: z.looseObject({}).optional(),
		refunds: z.array(refund).optional(),
	}),
);
