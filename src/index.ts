/// <reference types="node" preserve="true" />
// What `import … from "wa-hook"` brings into people's own tests.
export type { Body } from "./library/body.ts";
export {
	createDuplicateMemory,
	type DuplicateMemory,
	isDuplicate,
} from "./library/duplicates.ts";
export { encode } from "./library/encode.ts";
export {
	type Fixture,
	type FixtureChanges,
	fixture,
} from "./library/fixture.ts";
export type { Wanted } from "./library/inbox.ts";
export {
	type Listening,
	type ListenOptions,
	listen,
	type ReceivedDelivery,
} from "./library/listen.ts";
export type {
	WebhookChange,
	WebhookContact,
	WebhookEntry,
	WebhookMessage,
	WebhookPayload,
	WebhookStatus,
	WebhookValue,
} from "./library/payload.ts";
export { readEvents } from "./library/read-events.ts";
export {
	NoReply,
	type ReplayOptions,
	type ReplayReply,
	replay,
} from "./library/replay.ts";
export {
	type Line,
	lineSchema,
	payloadSchema,
	type Schema,
	type Validated,
} from "./library/schema.ts";
export { sign, verifySignature } from "./library/signature.ts";
export type { HeaderList } from "./webhook/delivery.ts";
export type { Party, WebhookError, WebhookEvent } from "./webhook/event.ts";
export type { FailureCause } from "./webhook/reply.ts";
export type { Encoding } from "./webhook/request.ts";
export type { SignatureProblem } from "./webhook/signature.ts";
export {
	type SignatureFault,
	signatureFaults,
} from "./webhook/signature-fault.ts";
export type { Wire } from "./webhook/wire.ts";
