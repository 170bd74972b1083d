import { onTestFinished } from "vitest";
import type { Refusal } from "../../src/io/receiver/refusal.ts";
import {
	type IncomingRequest,
	openReceiver,
	type Receiver,
	type ReceiverOptions,
} from "../../src/io/receiver.ts";

/** A receiver and everything it was told. */
export interface Webhook extends Receiver {
	readonly requests: readonly IncomingRequest[];
	readonly refusals: readonly Refusal[];
	readonly faults: readonly unknown[];
}

/** A receiver for `/webhook` on a free port that says 200 unless told otherwise; it stops when the test ends. */
export async function openWebhook(
	options: Partial<ReceiverOptions> = {},
): Promise<Webhook> {
	const requests: IncomingRequest[] = [];
	const refusals: Refusal[] = [];
	const faults: unknown[] = [];
	const receiver = await openReceiver({
		port: 0,
		path: "/webhook",
		onRefused: (refusal) => refusals.push(refusal),
		onFault: (fault) => faults.push(fault),
		...options,
		answer: async (request) => {
			requests.push(request);
			return options.answer?.(request) ?? { status: 200 };
		},
	});
	onTestFinished(() => receiver.stop(0));
	return { ...receiver, requests, refusals, faults };
}
