import type { LoadResult } from "../../view/load-report.ts";
import type { Reply } from "../../webhook/reply.ts";
import {
	hintForFailure,
	hintForReply,
	hintForStatus,
} from "../../webhook/reply-hint.ts";
import type { ReplaySettings } from "./settings.ts";
import type { Key } from "./signing.ts";
import type { Target } from "./target.ts";

/** What a delivery was sent to, and how it was signed. */
export interface Circumstances
	extends Pick<ReplaySettings, "fault" | "keepSignature"> {
	readonly target: Pick<Target, "is">;
	readonly key: Pick<Key, "missing">;
}

/** What to look at first after a reply that is not as expected. May quote the target, so it is untrusted text. */
export function adviceOn(
	reply: Reply,
	circumstances: Circumstances,
): string | undefined {
	return reply.ok && isRefusal(reply.status)
		? adviceOnRefusal(reply.status, circumstances)
		: hintForReply(reply);
}

/** The same of a load: of its most frequent status that is not as expected, or where nothing came back, of the most frequent cause. */
export function adviceOnLoad(
	{ statuses, failures }: Pick<LoadResult, "statuses" | "failures">,
	circumstances: Circumstances,
): string | undefined {
	const [cause] = failures.keys();
	if (statuses.length === 0) return cause && hintForFailure({ cause });
	const status = statuses.find(({ isExpected }) => !isExpected)?.status;
	if (status === undefined) return undefined;
	return isRefusal(status)
		? adviceOnRefusal(status, circumstances)
		: hintForStatus(status);
}

function isRefusal(status: number): boolean {
	return status === 401 || status === 403;
}

function adviceOnRefusal(
	status: number,
	{ target, key, fault, keepSignature }: Circumstances,
): string | undefined {
	// What is wrong was done on purpose; that it was taken all the same is told of the run.
	if (fault !== undefined) return undefined;
	if (keepSignature) return hintForStatus(status);
	if (target.is === "listener") return otherSecret;
	return key.missing === undefined
		? hintForStatus(status)
		: noSecret[key.missing];
}

const otherSecret =
	"that listen has another app secret: give the same to both, in the environment, .env or with --app-secret";
const noSecret = {
	"app secret":
		"no app secret is configured, so it was signed with one made for this project: name your app's with --app-secret or WHATSAPP_APP_SECRET",
	"gateway secret":
		"no gateway secret is configured, so it was signed with the app secret made for this project: name the gateway's with --app-secret or WA_HOOK_WEBHOOK_SECRET",
} as const;
