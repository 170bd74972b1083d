import { type HeaderList, headerValues } from "../../delivery.ts";
import { explainFully } from "../../explain.ts";
import { parseBody } from "../../parse-body.ts";
import {
	checkSignature,
	type Secret,
	type SignatureProblem,
} from "../../signature.ts";
import { wireForm } from "../../wire-form.ts";
import type { Finding } from "../finding.ts";
import { clueCodes } from "./clue-codes.ts";

/** One delivery, and what is known of how it should be signed. */
export interface SignatureEvidence {
	readonly headers: HeaderList;
	readonly body: Buffer;
	readonly headerNames: readonly string[];
	readonly secrets: readonly Secret[];
	/** Keys at hand that are not app secrets. */
	readonly otherKeys: readonly Secret[];
}

/** Whether the signature of a delivery is right; if it is not, what it was made of instead. Repeats no signature and no key. */
export function diagnoseSignature(evidence: SignatureEvidence): Finding {
	const check = checkSignature(evidence);
	if (check.verified) return right(check.secret);
	return check.reason === "mismatch" || check.reason === "malformed"
		? mismatch(evidence)
		: absent(check.reason, evidence);
}

function right(secret: string): Finding {
	return {
		code: "signature-right",
		level: "ok",
		title: `the signature is right for the ${secret}`,
		fix: "an app that refuses it has another secret, or hashes something else than these bytes: wa-hook verify --url tells which",
	};
}

type Absence = Exclude<SignatureProblem, "mismatch" | "malformed">;

function absent(reason: Absence, { headers }: SignatureEvidence): Finding {
	const level = "fail";
	switch (reason) {
		case "missing":
			return {
				code: "signature-missing",
				level,
				title: "there is no signature",
				seen: lookalikes(headers),
			};
		case "sha1-only":
			return {
				code: "signature-sha1-only",
				level,
				title: "there is only the older X-Hub-Signature, an HMAC-SHA1",
			};
		case "repeated":
			return {
				code: "signature-repeated",
				level,
				title: "there is more than one signature",
			};
		case "no-secret":
			return {
				code: "signature-wrong",
				level: "skip",
				title: "there is no secret to check the signature with",
			};
	}
}

/** A gateway may sign as Meta does, under a name of its own. */
function lookalikes(headers: HeaderList): readonly string[] {
	return headers
		.filter(([, value]) => /^sha256=[0-9a-f]{64}$/.test(value))
		.map(([name]) => `the header ${name} looks like one: --signature-header`);
}

function mismatch(evidence: SignatureEvidence): Finding {
	const { headers, body, headerNames, secrets, otherKeys } = evidence;
	const [signature = ""] = headerNames.flatMap((name) =>
		headerValues(headers, name),
	);
	const clue = explainFully({ body, signature, secrets, otherKeys });
	const signed = clue?.signed;
	return {
		code:
			clue !== undefined && isKnown(clue.code) ? clue.code : "signature-wrong",
		level: "fail",
		title: `the signature is wrong: ${clue?.sentence ?? "it matches nothing that was tried"}`,
		seen: [
			bodyWords(body),
			...(signed === undefined || signed.length === 0
				? []
				: differences(body, signed)),
		],
	};
}

function isKnown(code: string): code is keyof typeof clueCodes {
	return code in clueCodes;
}

/** How the body is written: Meta's own spelling speaks against its having been rewritten. */
function bodyWords(body: Buffer): string {
	const length = `the body: ${body.length} bytes`;
	const parsed = parseBody(body);
	if (!parsed.isJson) return `${length}, ${parsed.problem}`;
	const form = wireForm(parsed.json);
	if (form.as !== undefined) return `${length}, spelled as Meta spells JSON`;
	return `${length}, not spelled as Meta spells JSON: ${form.differs}`;
}

/** The first place where what came and what was signed differ, as text and as bytes. */
function differences(body: Buffer, signed: Buffer): readonly string[] {
	let at = 0;
	while (at < body.length && body[at] === signed[at]) at++;
	return [
		`they differ from byte ${at} on`,
		`came:   ${glimpse(body, at)}`,
		`signed: ${glimpse(signed, at)}`,
	];
}

function glimpse(bytes: Buffer, at: number): string {
	const piece = bytes.subarray(at, at + 8);
	if (piece.length === 0) return "nothing more";
	const text = bytes.toString("utf8", Math.max(0, at - 12), at + 20);
	const hex = piece.toString("hex").replace(/..(?=.)/g, "$& ");
	return `${JSON.stringify(text)}, from there on ${hex}`;
}
