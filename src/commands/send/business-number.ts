import { CliError, ExitCode } from "../../errors.ts";
import type { SendSettings } from "./settings.ts";

/** The id of the number to send from. Throws CliError where none is configured. */
export function businessNumber({
	phoneNumberId,
}: Pick<SendSettings, "phoneNumberId">): string {
	if (phoneNumberId !== undefined) return phoneNumberId;
	throw new CliError(
		"no-phone-number-id",
		"it isn't known which number to send from",
		{
			hint: "set WHATSAPP_PHONE_NUMBER_ID, or --phone-number-id; the dashboard has it under WhatsApp > API Setup",
			exitCode: ExitCode.NotConfigured,
		},
	);
}
