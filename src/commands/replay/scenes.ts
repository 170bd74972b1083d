import type { Context } from "../../context.ts";
import { CliError } from "../../errors.ts";
import type { Expectation } from "../../webhook/expectation.ts";
import { createFreshener } from "../../webhook/fresh.ts";
import { linkMessage, messageIdIn } from "../../webhook/link-message.ts";
import { buildRequest } from "../../webhook/request.ts";
import type { Again, Send } from "../../webhook/scenario.ts";
import type { SignatureFault } from "../../webhook/signature-fault.ts";
import { findPayloads, type Source } from "../sources.ts";
import { alter, attempt } from "./alter.ts";
import { ofFlags, ofStep } from "./change-remarks.ts";
import type { Post } from "./posts.ts";
import type { ScenarioFile } from "./scenario-file.ts";
import type { ReplaySettings } from "./settings.ts";
import type { Signing } from "./signing.ts";
import type { Caption } from "./view.ts";

/** A delivery of a scenario. */
export interface Scene {
	/** What it sends: `text-reply`. Not safe for a terminal as it is. */
	readonly name: string;
	/** How long after what came before it. */
	readonly waitMs: number;
	readonly expect: Expectation;
	readonly caption: Caption;
	readonly fault: SignatureFault | undefined;
	/** Makes it, with new ids and the time of now; to be called in the order of the scenes. Throws CliError. */
	make(): Promise<Post>;
}

type SceneSettings = Pick<
	ReplaySettings,
	"dir" | "changes" | "encode" | "expect" | "fault" | "signatureHeader"
>;

/** The deliveries of a scenario, in their order. What was said on the command line counts for all of them. Throws CliError. */
export async function createScenes(
	scenario: ScenarioFile,
	settings: SceneSettings,
	signing: Signing,
	context: Context,
	tell: (remark: string) => void,
): Promise<readonly Scene[]> {
	const stage: Stage = {
		settings,
		signing,
		tell,
		freshener: createFreshener(context),
		ids: new Map(),
		posts: new Map(),
		faults: new Map(),
	};
	const scenes: Scene[] = [];
	let waitMs = 0;
	for (const [index, step] of scenario.steps.entries()) {
		const place = `${scenario.name}: steps[${index}]`;
		if (step.type === "pause") {
			waitMs += step.ms;
			continue;
		}
		const expect = expectationOf(step, settings);
		const act =
			step.type === "again"
				? again(step, stage)
				: await send(step, place, scenario.folder, stage, context);
		const caption: Caption = {
			scenario: scenario.name,
			step: index,
			title: scenes.length === 0 ? scenario.title : undefined,
			as: step.type === "send" ? step.as : undefined,
			about: step.type === "send" ? step.about : undefined,
			again: step.type === "again" ? step.name : undefined,
			fault: act.fault,
			waitMs,
			expect: step.expect,
		};
		const make = async () => {
			const post = await at(place, act.make);
			return { ...post, scenario: scenario.name };
		};
		scenes.push({ ...act, waitMs, expect, caption, make });
		waitMs = 0;
	}
	if (scenes.length > 0) return scenes;
	throw new CliError("scenario-invalid", `${scenario.name} sends nothing`, {
		hint: 'a step that does: {"send": "text"}',
	});
}

/** Where the user has all signed wrongly, what the steps say of the status is not to be expected. */
function expectationOf(
	step: Again | Send,
	{ expect, fault }: SceneSettings,
): Expectation {
	const { status } = expect;
	return { ...expect, ...step.expect, ...(fault !== undefined && { status }) };
}

/** What the scenes share: what was sent so far, by the name that it was given. */
interface Stage {
	readonly settings: SceneSettings;
	readonly signing: Signing;
	readonly tell: (remark: string) => void;
	readonly freshener: ReturnType<typeof createFreshener>;
	readonly ids: Map<string, string>;
	readonly posts: Map<string, Post>;
	/** What is wrong with the signatures of those, known before they are made. */
	readonly faults: Map<string, SignatureFault | undefined>;
}

type Act = Pick<Scene, "name" | "make" | "fault">;

function again({ name }: Again, { posts, faults }: Stage): Act {
	return {
		name: `${name}, again`,
		fault: faults.get(name),
		async make() {
			const post = posts.get(name);
			if (post === undefined) throw new Error("scenes are made in their order");
			return { ...post, name: `${name}, again`, isRepetition: true };
		},
	};
}

async function send(
	step: Send,
	place: string,
	folder: string,
	stage: Stage,
	context: Context,
): Promise<Act> {
	const { settings, signing, tell, posts, faults } = stage;
	const source = await sourceOf(step, place, folder, stage, context);
	const fault = step.fault ?? settings.fault;
	if (step.as !== undefined) faults.set(step.as, fault);
	return {
		name: source.name,
		fault,
		async make() {
			const payload = await source.load();
			const { changes } = step;
			const own = alter(payload, { ...settings, changes }, ofStep(place, tell));
			const { name, body, encode, recordedHeaders } = alter(
				{ ...payload, body: own.body },
				settings,
				ofFlags(tell),
				(json) => linked(json, step, place, stage),
			);
			const { secret, words } = signing.keyFor(body);
			const { signatureHeader } = settings;
			const request = { body, encode, recordedHeaders, signatureHeader };
			const post = attempt(name, () => ({
				name,
				...buildRequest({ ...request, secret, fault }),
				signedWith: words,
			}));
			if (step.as !== undefined) posts.set(step.as, post);
			return post;
		},
	};
}

/** The payload with ids of its own, but for that of the message that it is about. */
function linked(
	json: string,
	{ as, about }: Send,
	place: string,
	{ freshener, ids }: Stage,
): string {
	freshener.nextRound();
	const fresh = freshener.freshen(json);
	const id = about === undefined ? undefined : ids.get(about);
	const whole = id === undefined ? fresh : linkMessage(fresh, id);
	if (whole === undefined) {
		throw new CliError(
			"scenario-invalid",
			`${place}.about is "${about}", but what it sends is about no other message`,
			{ hint: "status-delivered, text-reply, reaction and edit are" },
		);
	}
	if (as === undefined) return whole;
	const own = messageIdIn(whole);
	if (own === undefined) {
		throw new CliError(
			"scenario-invalid",
			`${place}.as is "${as}", but what it sends holds no message`,
			{ hint: "leave it out" },
		);
	}
	ids.set(as, own);
	return whole;
}

async function sourceOf(
	{ payload }: Send,
	place: string,
	folder: string,
	{ settings }: Stage,
	context: Context,
): Promise<Source> {
	if ("json" in payload) {
		const name = "payload";
		const body = Buffer.from(payload.json);
		return { name, load: async () => ({ name, body }) };
	}
	const there = { ...context, cwd: folder };
	const sources = await at(`${place}.send`, () =>
		findPayloads([payload.name], settings, there),
	);
	const [source] = sources;
	if (source !== undefined && sources.length === 1) return source;
	throw new CliError(
		"scenario-invalid",
		`${place}.send names ${sources.length} payloads`,
		{ hint: "a step sends one" },
	);
}

/** Says of what goes wrong where in the scenario it is. */
async function at<Result>(
	place: string,
	work: () => Promise<Result>,
): Promise<Result> {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof CliError)) throw error;
		const { code, message, hint, exitCode } = error;
		if (message.startsWith(place)) throw error;
		throw new CliError(code, `${place}: ${message}`, {
			...(hint !== undefined && { hint }),
			exitCode,
			cause: error,
		});
	}
}
