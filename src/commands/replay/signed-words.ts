import { gatewaySignatureHeader } from "../../webhook/request.ts";
import { signatureHeader } from "../../webhook/signature.ts";
import type { ReplaySettings } from "./settings.ts";

/** The keys that the deliveries of a run are signed with, in words; undefined among them for a signature that came with one. */
export type SignedWith = ReadonlySet<string | undefined>;

type SignatureSettings = Pick<
	ReplaySettings,
	"headers" | "signatureHeader" | "fault"
>;

/** How so many deliveries are signed: `signed with the app secret from .env`. */
export function signedWords(
	count: number,
	signedWith: SignedWith,
	settings: SignatureSettings,
): string {
	const { fault } = settings;
	if (isSignatureReplaced(settings)) return "signed by your header";
	if (fault !== undefined) return `signed wrongly on purpose (${fault})`;
	const kept = count === 1 ? "as it came" : "as they came";
	const ways = [...signedWith].map((key) =>
		key === undefined ? kept : `with ${key}`,
	);
	return `signed ${ways.join(" or ")}`;
}

/** Whether a header of the user's takes the place of the signature. */
export function isSignatureReplaced({
	headers,
	signatureHeader: own,
}: SignatureSettings): boolean {
	const names = own === undefined ? usualHeaders : [own];
	return headers.some(([given]) =>
		names.some((name) => name.toLowerCase() === given.toLowerCase()),
	);
}

const usualHeaders = [signatureHeader, gatewaySignatureHeader];
