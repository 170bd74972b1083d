import type { FindingCode } from "./codes.ts";

/** How a check came out; `skip` is what was not, or could not be, checked: never a fault. */
export type Level = "ok" | "warn" | "fail" | "skip";

/** One line of a diagnosis: what was checked, what was seen, what to do. */
export interface Finding {
	readonly code: FindingCode;
	readonly level: Level;
	/** What was checked and how it came out, in a few words: `wrong token refused`. */
	readonly title: string;
	/** What was observed, a line each: a status, bytes as text and as hex, a certificate. Untrusted text. */
	readonly seen?: readonly string[];
	/** What to do in this very case, where that is more than the code's own `fix`. May quote what was seen, so untrusted. */
	readonly fix?: string;
	/** Ready to paste; secrets stand there by the names of their variables. */
	readonly commands?: readonly string[];
}
