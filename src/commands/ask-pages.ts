import type { Params } from "../io/graph/graph.ts";
import type { GraphProblem, GraphReply } from "../webhook/graph/graph-reply.ts";
import { listOf, nextPage } from "../webhook/graph/list-of.ts";

/** What a list holds. */
export interface Listed<T> {
	readonly ok: true;
	readonly items: readonly T[];
	/** False where there are more pages than were read. */
	readonly isWhole: boolean;
}

/** How a list is read. */
export interface Paging<T> {
	/** Asks for one page, with these parameters beside its own. */
	readonly ask: (page: Params) => Promise<GraphReply>;
	readonly read: (value: unknown) => T | undefined;
	readonly mostPages: number;
}

/** Items on a page: as many as all lists of the Graph API give at once. */
export const pageSize = 100;

/** All items of a list, page by page, as far as `mostPages`; the problem where one of them can't be had. */
export async function askPages<T>({
	ask,
	read,
	mostPages,
}: Paging<T>): Promise<Listed<T> | GraphProblem> {
	const items: T[] = [];
	let after: string | undefined;
	for (let page = 0; page < mostPages; page++) {
		const reply = await ask({ limit: `${pageSize}`, after });
		if (!reply.ok) return reply;
		items.push(...listOf(reply.value, read));
		const next = nextPage(reply.value);
		// The page that it came from: nothing would ever change.
		if (next === undefined || next === after) {
			return { ok: true, items, isWhole: true };
		}
		after = next;
	}
	return { ok: true, items, isWhole: false };
}
