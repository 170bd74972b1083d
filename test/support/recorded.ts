import { join } from "node:path";
import { openRecord } from "../../src/io/store/record.ts";
import type { Reply } from "../../src/webhook/reply.ts";
import { emptyFolder } from "./world.ts";

/** The noon at which the records of the tests end. */
export const noon = Date.UTC(2026, 10, 21, 12, 0, 0);

/** Something recorded: a body, with what is not as usual about it. */
export interface Recorded {
	readonly body: Buffer;
	/** Noon by default. */
	readonly at?: number;
	readonly verified?: boolean;
	/** What the target answered, if it was forwarded: a status, or why there was none. */
	readonly replies?: readonly (number | "refused" | "timed-out")[];
}

/** A project whose record holds these deliveries; or more of them in one that exists. */
export async function projectWith(
	deliveries: readonly Recorded[],
	cwd?: string,
): Promise<string> {
	const project = cwd ?? (await emptyFolder());
	const record = await openRecord({
		dir: join(project, ".wa-hook"),
		pid: process.pid,
	});
	for (const { body, at = noon, verified = true, replies = [] } of deliveries) {
		const { id } = await record.append({
			receivedAt: at,
			target: "/webhook",
			headers: [["Content-Type", "application/json"]],
			body,
			verification: verified
				? { verified, secret: "app secret", header: "X-Hub-Signature-256" }
				: { verified, reason: "not-checked" },
		});
		for (const reply of replies) record.appendReply(id, answer(reply));
	}
	await record.close();
	return project;
}

function answer(reply: number | "refused" | "timed-out"): Reply {
	const target = "http://localhost:3000/webhook";
	return typeof reply === "number"
		? {
				target,
				ok: true,
				status: reply,
				ms: 4,
				headers: [],
				body: Buffer.alloc(0),
				truncated: false,
			}
		: { target, ok: false, ms: 4, cause: reply, detail: `it ${reply}` };
}

/** A body of the field `messages`, or of another one. */
export function body(
	value: Record<string, unknown>,
	field = "messages",
): Buffer {
	const metadata = {
		display_phone_number: "15550783881",
		phone_number_id: "106540352242922",
	};
	const change = {
		value: { messaging_product: "whatsapp", metadata, ...value },
		field,
	};
	return Buffer.from(
		JSON.stringify({
			object: "whatsapp_business_account",
			entry: [{ id: "102290129340398", changes: [change] }],
		}),
	);
}

/** The lines of `--json` of one type. */
export function linesOf<Type extends string>(
	stdout: string,
	type: Type,
): { type: Type; [key: string]: unknown }[] {
	return stdout
		.split("\n")
		.filter((line) => line !== "")
		.map((line) => JSON.parse(line))
		.filter((line) => line.type === type);
}
