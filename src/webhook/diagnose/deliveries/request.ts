import type { HeaderList } from "../../delivery.ts";
import { metaHeaders } from "../../meta-headers.ts";
import type { BuiltRequest } from "../../request.ts";
import { sign } from "../../signature.ts";
import { faultySignature, type SignatureFault } from "../../signature-fault.ts";
import {
	type RefusalProbeName,
	type SignedProbeName,
	signedProbes,
} from "./probe.ts";
import { dashboardStamp, onWire, type Stamp, textSample } from "./samples.ts";

/** The key that deliveries are signed with, and the name of the header it is done under. */
export interface Signer {
	readonly secret: string;
	readonly header: string;
}

/** A rightly signed delivery. */
export function signedRequest(
	name: SignedProbeName,
	stamp: Stamp,
	{ secret, header }: Signer,
): BuiltRequest {
	const body = signedProbes[name].body(stamp);
	return { headers: metaHeaders([[header, sign(body, secret)]]), body };
}

/** A delivery that an app has to refuse; its stamp is the dashboard's, so that one which takes it takes it for a test. */
export function refusalRequest(
	name: RefusalProbeName,
	signer: Signer,
): BuiltRequest {
	const body = bodyToRefuse(name);
	return { headers: metaHeaders(signatureToRefuse(name, body, signer)), body };
}

const signedText = "this is a text message";
const alteredText = "this is a text massage";

function bodyToRefuse(name: RefusalProbeName): Buffer {
	if (name === "altered") return sample(alteredText);
	return sample(name === "reserialised" ? "déjà vu" : signedText);
}

function sample(text: string): Buffer {
	return onWire(textSample(dashboardStamp, text));
}

function signatureToRefuse(
	name: RefusalProbeName,
	body: Buffer,
	{ secret, header }: Signer,
): HeaderList {
	if (name === "altered") return [[header, sign(sample(signedText), secret)]];
	if (name === "no-prefix") {
		return [[header, sign(body, secret).replace("sha256=", "")]];
	}
	return faultySignature(faults[name], body, secret, header);
}

const faults: Readonly<
	Record<Exclude<RefusalProbeName, "altered" | "no-prefix">, SignatureFault>
> = {
	missing: "missing",
	"wrong-secret": "wrong-secret",
	empty: "empty",
	truncated: "truncated",
	sha1: "sha1",
	"upper-case": "uppercase",
	reserialised: "reserialised",
};
