import type { ReadyPanel } from "../../view/ready.ts";
import type { RegistrationNews } from "../../view/registration.ts";
import type { Totals } from "../../view/summary.ts";
import type {
	HandshakeAttempt,
	NoteLevel,
	Refusal,
	TunnelNews,
} from "../../view/timeline.ts";
import type { RelayView } from "../relay.ts";

/** What `listen` tells while it runs. The timeline, NDJSON and raw bodies are three ways to show it. */
export interface ListenView extends RelayView {
	ready(panel: ReadyPanel): void;
	handshake(attempt: HandshakeAttempt): void;
	refused(refusal: Refusal): void;
	tunnel(news: TunnelNews): void;
	registration(news: RegistrationNews): void;
	note(level: NoteLevel, text: string, hint?: string): void;
	end(totals: Totals): void;
	/** Holds the timeline back, or lets it go on. */
	pause(paused: boolean): void;
	/** Writes out what is queued. */
	close(): Promise<void>;
}
