import type { Finding } from "../finding.ts";
import type { Commands } from "./commands.ts";
import { wabaMixUp } from "./mix-up.ts";
import type { AccountObservation } from "./observation.ts";
import { isDenied, isUnknownObject, refusalSeen } from "./refusal.ts";
import { lacksRights } from "./token.ts";

/** Whether the WhatsApp account is the right kind of thing, can be seen, and is in order. */
export function wabaFindings(
	seen: AccountObservation,
	commands: Commands,
): readonly Finding[] {
	const fault = wabaFault(seen, commands);
	if (fault !== undefined) return [fault];
	const { waba, phoneNumbers } = seen;
	if (waba.state !== "found") return [];
	const { id, name, reviewStatus } = waba.value;
	const shown = name === undefined ? id : `${name} (${id})`;
	if (reviewStatus === "REJECTED" || reviewStatus === "PENDING") {
		const isRejected = reviewStatus === "REJECTED";
		return [
			{
				code: isRejected ? "waba-rejected" : "waba-in-review",
				level: isRejected ? "fail" : "warn",
				title: `the WhatsApp account ${isRejected ? "was rejected" : "is in review"}`,
				seen: [shown],
			},
		];
	}
	if (phoneNumbers.state === "found" && phoneNumbers.value.length === 0) {
		return [
			{
				code: "waba-without-numbers",
				level: "fail",
				title: "the WhatsApp account has no phone number",
				seen: [shown],
			},
		];
	}
	return [
		{
			code: "waba",
			level: "ok",
			title: "the WhatsApp account is there",
			seen: [shown],
		},
	];
}

/** Why nothing of the account can be asked: its id is that of something else, of nothing, or of what the token may not see. */
function wabaFault(
	seen: AccountObservation,
	commands: Commands,
): Finding | undefined {
	const { waba, wabaId } = seen;
	if (waba.state !== "refused" || wabaId === undefined) return undefined;
	const mixedUp = wabaMixUp(seen);
	const shown = [`configured is ${wabaId.id}`, ...refusalSeen(waba.error)];
	if (mixedUp !== undefined) {
		return {
			code: "waba-id-mixed-up",
			level: "fail",
			title: `the WhatsApp Business Account id is ${mixedUp}`,
			seen: shown,
		};
	}
	if (lacksRights(seen)) return undefined;
	if (isUnknownObject(waba.error)) {
		return {
			code: "waba-unknown",
			level: "fail",
			title: "the WhatsApp account can't be loaded",
			seen: shown,
			commands: [commands.asUser("GET", `/${wabaId.id}?fields=id,name`)],
		};
	}
	if (!isDenied(waba.error)) return undefined;
	return {
		code: "waba-access-denied",
		level: "fail",
		title: "the token's user may not look into this WhatsApp account",
		seen: shown,
	};
}
