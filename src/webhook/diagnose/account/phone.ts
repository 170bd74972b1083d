import type { PhoneNumber } from "../../graph/phone-number.ts";
import type { Finding } from "../finding.ts";
import type { Commands } from "./commands.ts";
import { phoneMixUp } from "./mix-up.ts";
import type { AccountObservation } from "./observation.ts";
import { shown, stateFault, states } from "./phone-state.ts";
import { isDenied, isUnknownObject, refusalSeen } from "./refusal.ts";
import { lacksRights } from "./token.ts";

/** Whether the number is the right one and able to work. */
export function phoneFindings(
	seen: AccountObservation,
	commands: Commands,
): readonly Finding[] {
	const { phone } = seen;
	const wrong = phoneFault(seen, commands) ?? severalNumbers(seen);
	if (wrong !== undefined) return [wrong];
	if (phone.state !== "found") return [];
	const number = phone.value;
	const faults = [
		...elsewhere(number, seen),
		...stateFault(number, commands),
		...lowQuality(number),
	];
	return [...(faults.length > 0 ? faults : [fine(number)]), ...remarks(number)];
}

function phoneFault(
	seen: AccountObservation,
	commands: Commands,
): Finding | undefined {
	const { phone, phoneNumberId } = seen;
	if (phone.state !== "refused" || phoneNumberId === undefined) {
		return undefined;
	}
	const mixedUp = phoneMixUp(seen);
	const shown = [
		`configured is ${phoneNumberId.id}`,
		...refusalSeen(phone.error),
		...numbersOf(seen),
	];
	if (mixedUp !== undefined) {
		return {
			code: "phone-number-id-mixed-up",
			level: "fail",
			title: `the phone number id is ${mixedUp}`,
			seen: shown,
		};
	}
	const isUnseen = isUnknownObject(phone.error) || isDenied(phone.error);
	if (!isUnseen || lacksRights(seen)) return undefined;
	return {
		code: "phone-number-unknown",
		level: "fail",
		title: "the phone number id can't be loaded",
		seen: shown,
		commands: [
			commands.asUser(
				"GET",
				`/${phoneNumberId.id}?fields=display_phone_number`,
			),
		],
	};
}

function severalNumbers(seen: AccountObservation): Finding | undefined {
	const { phoneNumberId } = seen;
	const numbers = numbersOf(seen);
	if (phoneNumberId !== undefined || numbers.length < 2) return undefined;
	return {
		code: "which-number",
		level: "skip",
		title: `which of ${numbers.length} numbers is meant`,
		seen: numbers,
	};
}

function numbersOf({ phoneNumbers }: AccountObservation): readonly string[] {
	if (phoneNumbers.state !== "found") return [];
	return phoneNumbers.value.map(
		({ id, display }) => `in the account: ${display ?? "a number"} (${id})`,
	);
}

function elsewhere(
	{ id }: PhoneNumber,
	seen: AccountObservation,
): readonly Finding[] {
	const { phoneNumbers, wabaId } = seen;
	if (phoneNumbers.state !== "found" || phoneNumbers.value.length === 0) {
		return [];
	}
	if (phoneNumbers.value.some((number) => number.id === id)) return [];
	return [
		{
			code: "phone-of-other-waba",
			level: "fail",
			title: "the phone number is in another WhatsApp account",
			seen: [
				`${id} is not among the numbers of ${wabaId?.id}`,
				...numbersOf(seen),
			],
		},
	];
}

function lowQuality(number: PhoneNumber): readonly Finding[] {
	if (number.quality !== "RED") return [];
	return [
		{
			code: "phone-quality-low",
			level: "warn",
			title: "the phone number's quality is low",
			seen: [shown(number), "quality_rating RED"],
		},
	];
}

function fine(number: PhoneNumber): Finding {
	return {
		code: "phone-number",
		level: "ok",
		title: "the phone number works with the Cloud API",
		seen: [shown(number), states(number)],
	};
}

/** What is no fault and yet good to know. */
function remarks(number: PhoneNumber): readonly Finding[] {
	const found: Finding[] = [];
	if (number.mode === "SANDBOX") {
		found.push({
			code: "test-number",
			level: "ok",
			title: "a test number: it writes only to numbers allowed in API Setup",
		});
	}
	if (number.isInApp === true) {
		found.push({
			code: "coexistence",
			level: "ok",
			title: "the number is used in the WhatsApp Business app as well",
		});
	}
	return found;
}
