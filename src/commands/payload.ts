import type { HeaderList } from "../webhook/delivery.ts";

/** One body to send or to look at, and what to call it. */
export interface Payload {
	/** `text` for a fixture, `bodies/a.json` for a file, `recorded 12`. May be a file's name: not safe for a terminal as it is. */
	readonly name: string;
	/** The bytes as they stand on disk or were recorded. */
	readonly body: Buffer;
	/** Whether it is one of the fixtures that come with the program. */
	readonly isFixture?: boolean;
	/** Where it is a recorded delivery: its id in the record it is from, and the headers that came with it. */
	readonly recorded?: { readonly id: number; readonly headers: HeaderList };
}
