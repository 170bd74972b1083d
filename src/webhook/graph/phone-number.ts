import { looseObject, looseText, present } from "../loose.ts";
import { type Named, readNamed } from "./named.ts";

/** A business phone number as its node, or the list of its account, tells of it. The statuses are in upper case. */
export interface PhoneNumber extends Pick<Named, "id"> {
	/** As people write it: `+1 555-078-3881`. */
	readonly display?: string;
	readonly verifiedName?: string;
	/** `CONNECTED`, `PENDING`, `BANNED` … */
	readonly status?: string;
	/** `GREEN`, `YELLOW`, `RED` … */
	readonly quality?: string;
	/** `VERIFIED`, `NOT_VERIFIED`, `EXPIRED`. */
	readonly codeVerification?: string;
	/** `CLOUD_API`, `ON_PREMISE`, `NOT_APPLICABLE`. */
	readonly platform?: string;
	/** `SANDBOX` for a test number, else `LIVE`. */
	readonly mode?: string;
	/** True for a number that the WhatsApp Business app uses as well. */
	readonly isInApp?: boolean;
	/** `TIER_250` …: how many customers it may write to first within 24 hours. */
	readonly limit?: string;
	/** `STANDARD`, `HIGH`. */
	readonly throughput?: string;
	/** What Meta thinks of its name: `APPROVED`, `DECLINED`, `PENDING_REVIEW` … */
	readonly nameStatus?: string;
}

/** Undefined where there is no id. */
export function readPhoneNumber(value: unknown): PhoneNumber | undefined {
	const id = readNamed(value)?.id;
	if (id === undefined) return undefined;
	const given = looseObject(value);
	const { is_on_biz_app } = given;
	return {
		id,
		...present({
			display: looseText(given["display_phone_number"]),
			verifiedName: looseText(given["verified_name"]),
			status: word(given["status"]),
			quality: word(given["quality_rating"]),
			codeVerification: word(given["code_verification_status"]),
			platform: word(given["platform_type"]),
			mode: word(given["account_mode"]),
			isInApp: typeof is_on_biz_app === "boolean" ? is_on_biz_app : undefined,
			// The newer name first: the older one is on its way out.
			limit:
				word(given["whatsapp_business_manager_messaging_limit"]) ??
				word(given["messaging_limit_tier"]),
			throughput: word(looseObject(given["throughput"])["level"]),
			nameStatus: word(given["name_status"]),
		}),
	};
}

function word(value: unknown): string | undefined {
	return looseText(value)?.toUpperCase();
}
