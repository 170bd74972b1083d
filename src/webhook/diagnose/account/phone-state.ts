import type { PhoneNumber } from "../../graph/phone-number.ts";
import type { Finding } from "../finding.ts";
import type { Commands } from "./commands.ts";
import type { AccountObservation } from "./observation.ts";

/** Whether the number's own state is at fault, of which its health then tells the same. */
export function isPhoneAtFault(seen: AccountObservation): boolean {
	return (
		seen.phone.state === "found" && stateOf(seen.phone.value) !== undefined
	);
}

/** What keeps a number from working, as its own node tells. */
export function stateFault(
	number: PhoneNumber,
	commands: Commands,
): readonly Finding[] {
	const code = stateOf(number);
	if (code === undefined) return [];
	const isSlowed = slowed.includes(number.status ?? "");
	return [
		{
			code,
			level: isSlowed ? "warn" : "fail",
			title: titles[code],
			seen: [shown(number), states(number)],
			...(code === "phone-not-registered" && {
				commands: [
					commands.asUser(
						"POST",
						`/${number.id}/register`,
						"messaging_product=whatsapp",
						"pin=SIX_DIGITS_OF_YOURS",
					),
				],
			}),
		},
	];
}

type StateCode = "phone-gone" | "phone-restricted" | "phone-not-registered";

/** What a status says of a number; one that is not known says nothing. */
function stateOf({ status, platform }: PhoneNumber): StateCode | undefined {
	if (status !== undefined && gone.includes(status)) return "phone-gone";
	if (status !== undefined && [...stopped, ...slowed].includes(status)) {
		return "phone-restricted";
	}
	const isUnready = status !== undefined && unready.includes(status);
	const isElsewhere = platform !== undefined && platform !== "CLOUD_API";
	return isUnready || isElsewhere ? "phone-not-registered" : undefined;
}

const gone = ["DELETED", "MIGRATED"];
const stopped = ["BANNED", "RESTRICTED"];
const slowed = ["FLAGGED", "RATE_LIMITED"];
const unready = [
	"PENDING",
	"UNVERIFIED",
	"OFFLINE",
	"DISCONNECTED",
	"UNLINKED",
];

const titles: Readonly<Record<StateCode, string>> = {
	"phone-gone": "the phone number is no longer in this account",
	"phone-restricted": "the phone number is restricted",
	"phone-not-registered":
		"the phone number is not registered with the Cloud API",
};

/** The number as people know it, with its id. */
export function shown({ id, display, verifiedName }: PhoneNumber): string {
	const name = verifiedName === undefined ? "" : `, ${verifiedName}`;
	return `${display ?? "number"} (${id})${name}`;
}

/** The states that its node tells of. */
export function states(number: PhoneNumber): string {
	const { status, platform, codeVerification } = number;
	return (
		[
			status && `status ${status}`,
			platform && `platform_type ${platform}`,
			codeVerification && `code_verification_status ${codeVerification}`,
		]
			.filter((text) => text !== undefined && text !== "")
			.join(", ") || "its status is not told"
	);
}
