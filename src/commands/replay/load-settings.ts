import type { ColorChoice } from "../../view/theme.ts";
import type { HeaderList } from "../../webhook/delivery.ts";
import type { Expectation } from "../../webhook/expectation.ts";
import type { SignatureFault } from "../../webhook/signature-fault.ts";
import type { Circumstances } from "./advice.ts";
import type { Altered } from "./alter.ts";
import type { LoadWish } from "./settings.ts";

/** What a load is made of, and how it is told. */
export interface LoadSettings {
	readonly wish: LoadWish;
	readonly url: URL;
	/** Sent in turns; each time with ids and times of its own, and a signature over that. One at least. */
	readonly payloads: readonly LoadPayload[];
	readonly signatureHeader: string | undefined;
	readonly fault: SignatureFault | undefined;
	/** How they are signed: `signed with the app secret from .env`. */
	readonly signed: string;
	/** The user's own headers. */
	readonly headers: HeaderList;
	readonly timeoutMs: number;
	readonly skipVerify: boolean;
	readonly expect: Pick<Expectation, "status" | "withinMs">;
	readonly circumstances: Circumstances;
	readonly json: boolean;
	readonly quiet: boolean;
	readonly color: ColorChoice;
}

/** A payload with the user's changes made, and what it is signed with. */
export interface LoadPayload extends Altered {
	readonly secret: string;
}
