import type { Context } from "../../context.ts";
import type { Courier } from "../../io/deliver.ts";
import { openLibrary } from "../../io/library.ts";
import { createFreshener } from "../../webhook/fresh.ts";
import type { Reply } from "../../webhook/reply.ts";
import { type Secret, sign, signatureHeader } from "../../webhook/signature.ts";
import { encode } from "../../webhook/wire.ts";

/** Posts a signed text message to the listener itself, as Meta would, with an id and a time of its own. */
export async function sendTestMessage(
	url: URL,
	secret: Secret,
	courier: Courier,
	context: Context,
): Promise<Reply> {
	const fixture = await openLibrary(context.packageRoot).read("text");
	const body = encode(createFreshener(context).freshen(fixture), "meta");
	return courier.deliver({
		url,
		headers: [
			["Content-Type", "application/json"],
			["User-Agent", "wa-hook"],
			[signatureHeader, sign(body, secret.value)],
		],
		body,
	});
}
