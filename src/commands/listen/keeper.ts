import { openRecord } from "../../io/store/record.ts";
import type { Refusals } from "../../io/store/record-entry.ts";
import type { Delivery } from "../../webhook/delivery.ts";
import type { Reply } from "../../webhook/reply.ts";

/** Gives arriving deliveries their ids, and keeps them where that was asked for. */
export interface Keeper {
	/** Resolves once the delivery is safe; rejects when it can't be kept. */
	keep(arrived: Omit<Delivery, "id">): Promise<Delivery>;
	keepReply(delivery: number, reply: Reply): void;
	keepRefusals(refusals: Refusals): void;
	close(): Promise<void>;
}

/** Keeps deliveries in the record of the state folder, or nowhere with `--no-store`. */
export function openKeeper(
	settings: { readonly store: boolean; readonly stateDir: string },
	pid: number,
): Promise<Keeper> {
	return settings.store
		? recordKeeper(settings.stateDir, pid)
		: forgetfulKeeper();
}

async function recordKeeper(dir: string, pid: number): Promise<Keeper> {
	const record = await openRecord({ dir, pid });
	return {
		keep: (arrived) => record.append(arrived),
		keepReply: (delivery, reply) => record.appendReply(delivery, reply),
		keepRefusals: (refusals) => record.appendRefusals(refusals),
		close: () => record.close(),
	};
}

async function forgetfulKeeper(): Promise<Keeper> {
	let lastId = 0;
	return {
		keep: async (arrived) => ({ ...arrived, id: ++lastId }),
		keepReply: () => undefined,
		keepRefusals: () => undefined,
		close: async () => undefined,
	};
}
