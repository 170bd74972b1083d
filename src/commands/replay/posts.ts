import type { Context } from "../../context.ts";
import { CliError } from "../../errors.ts";
import { BatchProblem, batch } from "../../webhook/batch.ts";
import type { HeaderList } from "../../webhook/delivery.ts";
import { createFreshener } from "../../webhook/fresh.ts";
import { scanTokens } from "../../webhook/json-tokens.ts";
import { buildRequest } from "../../webhook/request.ts";
import type { Source } from "../sources.ts";
import { type Altered, alter, attempt } from "./alter.ts";
import { ofFlags } from "./change-remarks.ts";
import type { ReplaySettings } from "./settings.ts";
import type { Signing } from "./signing.ts";

/** A POST that is ready to go out, and what to call it. */
export interface Post {
	/** The payload's name, or those of a batch. Not safe for a terminal as it is. */
	readonly name: string;
	readonly headers: HeaderList;
	readonly body: Buffer;
	/** With which key it is signed; undefined where it has the signature that it came with. */
	readonly signedWith: string | undefined;
	/** Whether it is a fixture of ours in which the user changed nothing. */
	readonly isShipped?: boolean;
	/** The scenario that it is of. */
	readonly scenario?: string;
	/** Set for one that the scenario sends once more. */
	readonly isRepetition?: boolean;
}

/** Makes a POST of one payload, or of several as a batch. Throws CliError for what can't be sent. */
export type MakePost = (sources: readonly Source[]) => Promise<Post>;

/** What making a POST needs to know. */
export type PostSettings = Pick<
	ReplaySettings,
	"changes" | "fresh" | "encode" | "signatureHeader" | "fault" | "keepSignature"
>;

/** `tell` is given what whoever asked for a change may want to know. */
export function createPosts(
	settings: PostSettings,
	signing: Signing,
	context: Pick<Context, "now" | "randomBytes">,
	tell: (remark: string) => void,
): MakePost {
	const { signatureHeader, fault, keepSignature } = settings;
	const freshener = createFreshener(context);
	const inRound = new Set<string>();

	/** What comes a second time is another message, where messages are to be new. */
	function turnTo({ name }: Source): void {
		if (inRound.has(name)) {
			freshener.nextRound();
			inRound.clear();
		}
		inRound.add(name);
	}

	return async (sources) => {
		const freshen = settings.fresh
			? (json: string) => freshener.freshen(json)
			: undefined;
		const parts: Altered[] = [];
		for (const source of sources) {
			turnTo(source);
			const payload = await source.load();
			parts.push(alter(payload, settings, ofFlags(tell), freshen));
		}
		const {
			name,
			body,
			encode,
			recordedHeaders,
			isShipped = false,
		} = whole(parts);
		if (keepSignature && recordedHeaders === undefined) {
			tell(`${name} came with no signature to keep: it is signed anew`);
		}
		const isKept = keepSignature && recordedHeaders !== undefined;
		const { secret, words } = signing.keyFor(body);
		const request = { body, encode, signatureHeader, fault, keepSignature };
		const built = attempt(name, () =>
			buildRequest({ ...request, secret, recordedHeaders }),
		);
		return {
			name,
			...built,
			signedWith: isKept ? undefined : words,
			isShipped,
		};
	};
}

/** The one payload, or the batch of them: spelled anew, as the bytes between its parts are. */
function whole(parts: readonly Altered[]): Altered {
	const [first, second] = parts;
	if (first === undefined) throw new Error("a POST is made of something");
	if (second === undefined) return first;
	const encode = first.encode === "raw" ? "meta" : first.encode;
	const name = nameOf(parts.map((part) => part.name));
	const body = Buffer.from(batched(parts));
	return { name, body, encode, recordedHeaders: undefined };
}

function batched(parts: readonly Altered[]): string {
	const jsons = parts.map(({ name, body }) => {
		const json = body.toString("utf8");
		// Of several it has to be known which is none.
		attempt(name, () => scanTokens(json, () => {}));
		return json;
	});
	try {
		return batch(jsons);
	} catch (error) {
		if (!(error instanceof BatchProblem)) throw error;
		throw new CliError(
			"batch-invalid",
			`${parts[error.index]?.name} can't be in a batch: ${error.message}`,
			{ hint: "leave it out, or leave out --batch", cause: error },
		);
	}
}

/** What a POST of the payloads with these names is called: two of them, and how many more there are. */
export function nameOf([
	first = "",
	second,
	...more
]: readonly string[]): string {
	if (second === undefined) return first;
	return more.length === 0
		? `${first} and ${second}`
		: `${first}, ${second} and ${more.length} more`;
}
