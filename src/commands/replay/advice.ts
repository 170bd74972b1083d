import type { Reply } from "../../webhook/reply.ts";
import { hintForReply } from "../../webhook/reply-hint.ts";
import type { ReplaySettings } from "./settings.ts";
import type { Signing } from "./signing.ts";
import type { Target } from "./target.ts";

/** What to look at first after a reply that is not as expected. May quote the target, so it is untrusted text. */
export function adviceOn(
	reply: Reply,
	target: Target,
	{ isMadeHere }: Pick<Signing, "isMadeHere">,
	{ fault, keepSignature }: Pick<ReplaySettings, "fault" | "keepSignature">,
): string | undefined {
	const isRefusal = reply.ok && (reply.status === 401 || reply.status === 403);
	// What is wrong was done on purpose; that it was taken all the same is told of the run.
	if (fault !== undefined && isRefusal) return undefined;
	if (!isRefusal || keepSignature) return hintForReply(reply);
	if (target.is === "listener") return otherSecret;
	return isMadeHere ? noSecret : hintForReply(reply);
}

const otherSecret =
	"that listen has another app secret: give the same to both, in the environment, .env or with --app-secret";
const noSecret =
	"no app secret is configured, so it was signed with one made for this project: name your app's with --app-secret or WHATSAPP_APP_SECRET";
