import { isAway } from "../../reply.ts";
import type { Finding } from "../finding.ts";
import { type Answers, isSigned, seenAnswer } from "./answers.ts";
import type { DeliveryTry } from "./observation.ts";
import {
	type ProbeName,
	repeatProbes,
	type SignedProbeName,
	shapeProbes,
	sizeProbes,
	spellingProbes,
} from "./probe.ts";

/** What of all that Meta may send an app can't cope with, apart from signatures. */
export function diagnoseContent(answers: Answers): readonly Finding[] {
	if (!answers.accepts("plain")) return [];
	const failed = answers.signed.filter(({ probe }) => fails(probe, answers));
	const among = (probes: object) =>
		failed.filter(({ probe }) => probe in probes);
	const found = [
		inText(among(spellingProbes)),
		inShape(among(shapeProbes)),
		// Large ones are made of statuses.
		answers.reply("status") !== undefined && !answers.accepts("status")
			? undefined
			: inSize(among(sizeProbes)),
		...inRepeats(among(repeatProbes)),
	].filter((finding) => finding !== undefined);
	const isWhole = answers.signed.length > Object.keys(spellingProbes).length;
	const isFine = answers.signed.every(({ probe }) => answers.accepts(probe));
	return isWhole && isFine ? [everything, duplicates] : found;
}

/** What is answered as a wrong signature is told with the signatures. */
function fails(name: SignedProbeName, answers: Answers): boolean {
	const reply = answers.reply(name);
	if (reply === undefined || answers.accepts(name)) return false;
	if (!reply.ok) return true;
	const isOfCheck = name in spellingProbes || name in shapeProbes;
	return !(isOfCheck && answers.refusesSignature(name));
}

const everything: Finding = {
	code: "any-body",
	level: "ok",
	title:
		"accents, emoji, signs, statuses, unknown fields and types, 1 and 3 MB accepted",
};

const duplicates: Finding = {
	code: "duplicates",
	level: "ok",
	title: "the same delivery twice, and two at once, accepted",
	seen: ["whether the second one had effects again can't be seen from outside"],
};

function inText(failed: readonly DeliveryTry[]): Finding | undefined {
	if (failed.length === 0) return undefined;
	const isEmoji = failed.every(({ probe }) => probe === "emoji");
	return {
		code: isEmoji ? "emoji-fails" : "text-fails",
		level: "fail",
		title: isEmoji
			? "the app fails on an emoji"
			: "the app fails on some texts, not on plain ASCII",
		seen: failed.map(seen),
	};
}

function inShape(failed: readonly DeliveryTry[]): Finding | undefined {
	if (failed.length === 0) return undefined;
	const isJudged = failed.every(({ reply }) => reply.ok && reply.status < 500);
	return {
		code: isJudged ? "shape-refused" : "shape-crash",
		level: "fail",
		title: isJudged
			? "the app refuses what isn't a message that it knows"
			: "the app fails on what isn't a message that it knows",
		seen: failed.map(seen),
	};
}

function inSize(failed: readonly DeliveryTry[]): Finding | undefined {
	const [first] = failed;
	if (first === undefined) return undefined;
	const size = first.probe === "large" ? "1 MB" : "3 MB";
	return {
		code: "large-refused",
		level: "fail",
		title: `a delivery of ${size} is not accepted`,
		seen: [seen(first)],
	};
}

function inRepeats(failed: readonly DeliveryTry[]): readonly Finding[] {
	const [again] = failed.filter(({ probe }) => probe === "again");
	const together = failed.filter(({ probe }) => probe !== "again");
	const found: Finding[] = [];
	if (again !== undefined) {
		found.push({
			code: "duplicate-refused",
			level: "fail",
			title: "the same delivery is not accepted a second time",
			seen: [seen(again)],
		});
	}
	if (together.length > 0) {
		found.push({
			code: "together-fails",
			level: "fail",
			title: "of two deliveries at once one is not accepted",
			seen: together.map(seen),
		});
	}
	return found;
}

function seen({ probe, reply }: DeliveryTry): string {
	return seenAnswer(probe, reply);
}

/** That nobody was there any more after a delivery which somebody had been there for. */
export function diagnoseDeath(
	tries: readonly DeliveryTry[],
): Finding | undefined {
	const at = tries.findIndex(({ reply }) => !reply.ok && isAway(reply.cause));
	const before = tries[at - 1];
	const after = tries[at];
	if (before === undefined || after === undefined) return undefined;
	return {
		code: "app-died",
		level: "fail",
		title: `the app is gone since ${diedOf(before.probe)}`,
		seen: [seen(before), seen(after)],
	};
}

function diedOf(name: ProbeName): string {
	return isSigned(name) ? "a rightly signed delivery" : "a wrong signature";
}
