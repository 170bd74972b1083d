import type { FailureCause } from "../webhook/reply.ts";
import { type Safe, safe } from "./safe.ts";

/** What a person calls the ways in which there is no reply. */
export const failureWords: Readonly<Record<FailureCause, Safe>> = {
	refused: safe`refused`,
	"timed-out": safe`timed out`,
	reset: safe`cut off`,
	dns: safe`name not found`,
	tls: safe`TLS failed`,
	unreachable: safe`unreachable`,
	stopped: safe`stopped`,
	other: safe`failed`,
};
