import type { Context } from "../../context.ts";
import { forwardHeaders } from "../../io/forward-headers.ts";
import { jsonLine } from "../../view/ndjson.ts";
import { isCredential } from "../../webhook/credential-header.ts";
import type { Delivery, HeaderList } from "../../webhook/delivery.ts";
import { toExported } from "../../webhook/exported.ts";
import type { ExportOptions } from "../events.ts";
import { put } from "../put.ts";

/** Where exported deliveries go. */
export interface Outlet {
	readonly needsJson: boolean;
	put(delivery: Delivery): Promise<void>;
	/** Says what there is to say at the end. Throws CliError when something was not written. */
	end(): void;
}

/** NDJSON on stdout. The body is what came, secrets and all; headers and target are masked where they hold a configured one. */
export function createLines(
	{ anonymise = false }: ExportOptions,
	redact: (text: string) => string,
	context: Context,
): Outlet {
	return {
		needsJson: false,
		async put(delivery) {
			const { headers, target, verification } = delivery;
			const line = toExported({
				...delivery,
				verified: verification.verified,
				target: redact(anonymise ? (target.split("?")[0] ?? "") : target),
				headers: exportedHeaders(headers, anonymise).map(([name, value]) => [
					name,
					redact(value),
				]),
			});
			await put(jsonLine(line), context);
		},
		end: () => undefined,
	};
}

/** Without what belonged to the connection, and what would let somebody in. Of an anonymised body no signature is true. */
function exportedHeaders(headers: HeaderList, anonymise: boolean): HeaderList {
	return forwardHeaders(headers).filter(([name]) =>
		anonymise
			? harmless.test(name)
			: !isCredential(name) && !underway.test(name),
	);
}

const harmless = /^(?:content-type|user-agent|accept)$/i;

/** What proxies add: who sent it, and over which way. */
const underway =
	/^(?:x-)?forwarded|^via$|^(?:x-real|true-client|cf-connecting)-ip$|^cf-|^x-amzn-/i;
