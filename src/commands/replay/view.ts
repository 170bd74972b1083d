import type { ReplayTotals } from "../../view/replay-summary.ts";
import type { HeaderList } from "../../webhook/delivery.ts";
import type { Expectation } from "../../webhook/expectation.ts";
import type { Pattern } from "../../webhook/replay-pattern.ts";
import type { Reply } from "../../webhook/reply.ts";
import type { SignatureFault } from "../../webhook/signature-fault.ts";

/** One attempt to deliver something. */
export interface Attempt {
	/** Counts the POSTs of this run up from 1; a redelivery keeps the number of the first attempt. */
	readonly number: number;
	/** Of the payload or payloads. Not safe for a terminal as it is. */
	readonly name: string;
	/** As they go out, the user's own among them. */
	readonly headers: HeaderList;
	readonly body: Buffer;
	/** Whether it is a fixture of ours in which the user changed nothing. */
	readonly isShipped?: boolean | undefined;
	/** What is wrong with its signature on purpose. */
	readonly fault: SignatureFault | undefined;
	/** Which of its copies it is, counted from 1. */
	readonly copy: number;
	readonly copies: number;
	/** Counted from 1, and how many there may be. */
	readonly attempt: number;
	readonly attempts: number;
	/** The scenario that it is of. */
	readonly scenario?: string | undefined;
	/** Whether the scenario sends it once more. */
	readonly isRepetition?: boolean | undefined;
}

/** What a scenario says of a step before it is played. Texts are not safe for a terminal as they are. */
export interface Caption {
	readonly scenario: string;
	/** Its place among the scenario's steps, counted from 0. */
	readonly step: number;
	/** What the scenario is about, before its first step. */
	readonly title: string | undefined;
	/** What its message is called. */
	readonly as: string | undefined;
	/** The message that it is about, and the one that is sent once more. */
	readonly about: string | undefined;
	readonly again: string | undefined;
	/** What is wrong with its signature on purpose. */
	readonly fault: SignatureFault | undefined;
	readonly waitMs: number;
	/** What is expected of the reply, where the scenario says so. */
	readonly expect: Partial<Expectation>;
}

/** What came of an attempt. */
export interface Verdict {
	readonly reply: Reply;
	/** What was expected and is not so, a sentence each. */
	readonly unmet: readonly string[];
	/** Set when it will be sent again: how long Meta, or the gateway, would wait, in milliseconds. */
	readonly againInMs: number | undefined;
	/** Set when the last attempt was in vain, too: how long Meta, or the gateway, would have tried, in milliseconds. */
	readonly givenUpAfterMs: number | undefined;
	/** What to look at first. Untrusted text. */
	readonly hint: string | undefined;
}

/** What a run is about. */
export interface Beginning {
	/** How many POSTs are to be made, redeliveries aside. */
	readonly posts: number;
	/** How they are signed: `signed with the app secret from .env`. */
	readonly signed: string;
	/** To what: `the listen of this project`; empty where the URL says it all. */
	readonly to: string;
	readonly url: URL;
}

/** What `replay` tells while it runs. The timeline and NDJSON are two ways to show it. */
export interface ReplayView {
	begins(beginning: Beginning): void;
	/** A step of a scenario is next, after its pause: the POST of this number. */
	step(caption: Caption, number: number): Promise<void>;
	/** Resolves when the reader is ready for more. */
	sent(attempt: Attempt): Promise<void>;
	replied(attempt: Attempt, verdict: Verdict): Promise<void>;
	/** Something the user may want to know about what is sent. */
	remark(text: string): void;
	end(totals: ReplayTotals, patterns: readonly Pattern[]): Promise<void>;
}
