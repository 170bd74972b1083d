import { CliError, ExitCode } from "../../errors.ts";
import { refusalFix } from "../../webhook/diagnose/account/refusal.ts";
import type { TestMessage } from "../../webhook/diagnose/live/observation.ts";
import { looseList, looseObject, looseText } from "../../webhook/loose.ts";
import type { DiagnosisMeans } from "./means.ts";
import type { MetaAccess } from "./meta-access.ts";

/** Sends the template hello_world from the business number to this one. Throws CliError where it isn't known from which. */
export async function sendTestMessage(
	to: string,
	{ access, progress }: Pick<DiagnosisMeans, "access" | "progress">,
): Promise<TestMessage> {
	if (access === undefined) throw noNumber();
	const from = await businessNumber(access);
	progress.now("sending hello_world");
	const reply = await access.graph.post(
		`/${from}/messages`,
		{ json: { ...template, to } },
		access.credentials.accessToken,
	);
	if (!reply.ok) {
		const { detail } = reply;
		const fix =
			reply.problem === "refused" ? refusalFix(reply.error) : undefined;
		return { ok: false, to, detail, fix };
	}
	const [message] = looseList(looseObject(reply.value)["messages"]);
	const id = looseText(looseObject(message)["id"]);
	return id === undefined
		? { ok: false, to, detail: "Meta's answer names no message" }
		: { ok: true, to, id };
}

/** Every new account has it. */
const template = {
	messaging_product: "whatsapp",
	type: "template",
	template: { name: "hello_world", language: { code: "en_US" } },
};

async function businessNumber({
	account,
	credentials,
}: MetaAccess): Promise<string> {
	const { phoneNumberId, accessToken } = credentials;
	const id = phoneNumberId ?? (await account()).phoneNumberId?.id;
	if (id === undefined || accessToken === undefined) throw noNumber();
	return id;
}

function noNumber(): CliError {
	return new CliError(
		"no-number",
		"--to needs an access token, and the number to send from",
		{
			hint: "set WHATSAPP_ACCESS_TOKEN, and name the number with --phone-number-id or WHATSAPP_PHONE_NUMBER_ID",
			exitCode: ExitCode.NotConfigured,
		},
	);
}
