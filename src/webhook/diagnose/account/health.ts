import { findError } from "../../error-codes/find.ts";
import type { Health, HealthEntity } from "../../graph/health.ts";
import type { Finding } from "../finding.ts";
import type { AccountObservation } from "./observation.ts";
import { isPhoneAtFault } from "./phone-state.ts";

/** What is in the way of messages, as Meta tells of the number, its account, the business and the app. */
export function healthFindings(seen: AccountObservation): readonly Finding[] {
	const { health } = seen;
	if (health.state !== "found") return [];
	const { canSend } = health.value;
	if (canSend !== "BLOCKED" && canSend !== "LIMITED") {
		return [
			{
				code: "phone-health",
				level: "ok",
				title: "nothing is in the way of messages",
				seen: [`health_status ${canSend}`],
			},
		];
	}
	const affected = health.value.entities.filter(isAffected);
	if (isPhoneAtFault(seen) && affected.every(isNumber)) return [];
	const isBlocked = canSend === "BLOCKED";
	const fix = fixFor(health.value);
	return [
		{
			code: isBlocked ? "health-blocked" : "health-limited",
			level: isBlocked ? "fail" : "warn",
			title: `Meta ${isBlocked ? "blocks" : "limits"} what this number sends`,
			seen: [`health_status ${canSend}`, ...affected.flatMap(lines)],
			...(fix !== undefined && { fix }),
		},
	];
}

function isAffected({ canSend }: HealthEntity): boolean {
	return canSend === "BLOCKED" || canSend === "LIMITED";
}

function isNumber({ type }: HealthEntity): boolean {
	return type === "PHONE_NUMBER";
}

function lines({ type, canSend, errors, remarks }: HealthEntity): string[] {
	return [
		`${type}: ${canSend}`,
		...errors.map(({ code, description }) =>
			[code, description].filter((text) => text !== undefined).join(" "),
		),
		...remarks,
	];
}

/** What the table of errors advises of the first error it knows, else what Meta does. */
function fixFor({ entities }: Health): string | undefined {
	const errors = entities.flatMap((entity) => entity.errors);
	const known = errors
		.map(({ code }) => (code === undefined ? undefined : findError(code)?.fix))
		.find((fix) => fix !== undefined);
	return (
		known ?? errors.find(({ solution }) => solution !== undefined)?.solution
	);
}
