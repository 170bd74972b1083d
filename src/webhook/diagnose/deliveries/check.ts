import type { Finding } from "../finding.ts";
import { type Answers, answerWords, seenAnswer, statusOf } from "./answers.ts";
import { diagnoseBytes } from "./bytes.ts";
import type { AcceptedInstead, DeliveriesObservation } from "./observation.ts";

/** Whether the app takes what is rightly signed; where it does not, what it takes instead, as far as that can be told. */
export function diagnoseCheck(
	observation: DeliveriesObservation,
	answers: Answers,
): readonly Finding[] {
	const plain = answers.reply("plain");
	const otherBytes = diagnoseBytes(answers);
	if (plain === undefined) return otherBytes;
	if (answers.accepts("plain")) return [accepted(answers), ...otherBytes];
	if (otherBytes.length > 0) return otherBytes;
	const instead = observation.accepts ?? acceptedSpelling(answers);
	const seen = [seenAnswer("plain", plain)];
	if (instead !== undefined) return [takesInstead(instead, seen)];
	return [isUnseen(answers) ? headerUnseen(answers) : refused(answers)];
}

function accepted(answers: Answers): Finding {
	const reply = answers.reply("plain");
	return {
		code: "signed-delivery",
		level: "ok",
		title: "a rightly signed delivery accepted",
		...(reply && { seen: [answerWords(reply)] }),
	};
}

/** The refusals that hang on the secret may tell, too. */
function acceptedSpelling({ accepts }: Answers): AcceptedInstead | undefined {
	const code = "signature-spelling";
	if (accepts("sha1")) return { code, name: "the older SHA-1 signature" };
	if (accepts("no-prefix")) {
		return { code, name: "the signature without sha256= before it" };
	}
	return accepts("upper-case")
		? { code, name: "the signature in upper case" }
		: undefined;
}

function takesInstead(
	{ code, name }: AcceptedInstead,
	seen: readonly string[],
): Finding {
	return {
		code: codeOf(code),
		level: "fail",
		title: "a rightly signed delivery is refused",
		seen: [...seen, `accepted: ${wordsOf(code)} ${name}`],
	};
}

function codeOf(code: string): Finding["code"] {
	if (code === "header-case") return "header-not-seen";
	if (code === "signature-spelling") return "app-expects-spelling";
	if (code === "empty-key") return "app-key-empty";
	if (code === "body-empty" || code === "body-parsed")
		return "parsed-body-hashed";
	return code.startsWith("body-") ? "reserialised" : "app-key-wrong";
}

function wordsOf(code: string): string {
	if (code.startsWith("body-")) return "signed over";
	const isKey = code.startsWith("key-") || code.endsWith("-key");
	return isKey ? "signed with" : "with";
}

/** It is answered as a delivery without a signature is, in words that say so. */
function isUnseen({ reply }: Answers): boolean {
	const plain = reply("plain");
	const missing = reply("missing");
	return (
		plain?.ok === true &&
		missing?.ok === true &&
		plain.status === missing.status &&
		plain.body.equals(missing.body) &&
		saysMissing.test(plain.body.toString("utf8", 0, 4096))
	);
}

const saysMissing =
	/missing|without|absent|required|no (?:x-hub-)?signature|not (?:found|provided|present|set)|undefined/i;

function headerUnseen({ reply }: Answers): Finding {
	return {
		code: "header-not-seen",
		level: "fail",
		title: "a signed delivery is answered like one without a signature",
		seen: (["plain", "missing"] as const).map((name) =>
			seenAnswer(name, reply(name)),
		),
	};
}

function refused({ reply }: Answers): Finding {
	const answer = reply("plain");
	return {
		code: "correct-refused",
		level: "fail",
		title: `a rightly signed delivery is refused (${statusOf(answer) ?? "no answer"})`,
		...(answer && { seen: [answerWords(answer)] }),
	};
}
