import type { Config } from "../../config/config.ts";
import { isNodeId } from "../../webhook/graph/node-id.ts";
import {
	isOneOf,
	type RegistrationLevel,
	type RegistrationPlace,
} from "../../webhook/registration.ts";
import type { Registry } from "../registry.ts";

/**
 * A sentence about an override of the configured account or number that counts before what is to be set; undefined if none is seen
 * but what was left behind, which is given back.
 */
export async function findShadow(
	{ level, appId }: RegistrationPlace,
	{ settings }: Config,
	registry: Registry,
	leftBehind: readonly string[],
): Promise<string | undefined> {
	const ids = {
		phone: settings.phoneNumberId?.value,
		waba: settings.wabaId?.value,
	};
	for (const narrower of narrowerThan[level]) {
		const id = ids[narrower];
		if (id === undefined || !isNodeId(id)) continue;
		const place = { level: narrower, id, appId };
		const found = await registry.standing(place);
		const callback = found.ok ? found.value.callback : undefined;
		if (callback === undefined || isOneOf(callback, leftBehind)) continue;
		const whose =
			narrower === "phone" ? `phone number ${id}` : `WhatsApp account ${id}`;
		return `${whose} has an override of its own, which counts first: its messages go there, unless you take --register=${narrower}`;
	}
	return undefined;
}

const narrowerThan: Readonly<
	Record<RegistrationLevel, readonly ("phone" | "waba")[]>
> = { phone: [], waba: ["phone"], app: ["phone", "waba"] };
