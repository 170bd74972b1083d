import type { Spool } from "../../io/spool.ts";
import type { Post } from "./posts.ts";

/** A POST that will be sent again, the same to the byte; however many there are, their bodies take little memory. */
export interface SavedPost {
	read(): Promise<Post>;
	/** Says, once, that it will not be read again. */
	forget(): void;
}

/** Puts the body of a POST into the spool. */
export async function savePost(
	{ body, ...rest }: Post,
	spool: Spool,
): Promise<SavedPost> {
	const kept = await spool.keep(body);
	return {
		read: async () => ({ ...rest, body: await kept.read() }),
		forget: kept.forget,
	};
}
