import type { Config } from "../config/config.ts";
import { CliError, ExitCode } from "../errors.ts";

/** The id of the number to send from. Throws CliError where none is configured, or what can't be one. */
export function businessNumber({
	phoneNumberId,
	config,
}: {
	/** As it was given or is configured. */
	readonly phoneNumberId: string | undefined;
	readonly config: Config;
}): string {
	const { accessToken, phoneNumberId: configured } = config.settings;
	if (phoneNumberId === undefined) {
		throw accessToken === undefined ? nothingConfigured() : noNumber();
	}
	if (/^\d{3,30}$/.test(phoneNumberId)) return phoneNumberId;
	throw new CliError(
		"not-a-phone-number-id",
		`"${phoneNumberId}" (${configured?.source}) is not the id of a phone number, which is a number of about 15 digits`,
		{
			hint: "the dashboard has it under WhatsApp > API Setup, below the number; wa-hook numbers lists them",
			exitCode: ExitCode.NotConfigured,
		},
	);
}

function nothingConfigured(): CliError {
	return new CliError(
		"not-configured",
		"sending takes an access token and the id of the number to send from, and neither is configured",
		{
			hint: "set WHATSAPP_ACCESS_TOKEN and WHATSAPP_PHONE_NUMBER_ID, in the environment or .env; both stand in your app's dashboard under WhatsApp > API Setup",
			exitCode: ExitCode.NotConfigured,
		},
	);
}

function noNumber(): CliError {
	return new CliError(
		"no-phone-number-id",
		"it isn't known which number to send from",
		{
			hint: "set WHATSAPP_PHONE_NUMBER_ID, or --phone-number-id; wa-hook numbers lists them, and the dashboard has it under WhatsApp > API Setup",
			exitCode: ExitCode.NotConfigured,
		},
	);
}
