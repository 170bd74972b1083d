import { frontPages } from "./provider-pages/fronts.ts";
import { hostPages } from "./provider-pages/hosts.ts";
import type {
	KnownPage,
	ProbeReply,
	ProviderPage,
} from "./provider-pages/page.ts";
import { tunnelPages } from "./provider-pages/tunnels.ts";
import type { Reply } from "./reply.ts";

const knownPages: readonly KnownPage[] = [
	...tunnelPages,
	...frontPages,
	...hostPages,
];

/** The provider's page this reply is, if it is one that is known. */
export function recogniseProviderPage(
	reply: ProbeReply,
): ProviderPage | undefined {
	const page = knownPages.find(({ matches }) => matches(reply));
	return page && { name: page.name, kind: page.kind, meaning: page.meaning };
}

/** The same of what a target answered. */
export function pageOf(reply: Reply): ProviderPage | undefined {
	return reply.ok
		? recogniseProviderPage({ ...reply, body: reply.body.toString() })
		: undefined;
}
