import type { Source } from "../sources.ts";
import { pause } from "./pause.ts";
import type { Turn } from "./plan.ts";
import type { MakePost } from "./posts.ts";
import type { Means } from "./replay.ts";
import { openScenario } from "./scenario-file.ts";
import { createScenes, type Scene } from "./scenes.ts";
import { sendAll } from "./send-all.ts";

/** What of a run a scenario decides. */
export interface ScenarioPlan {
	readonly plan: readonly Turn[];
	readonly make: MakePost;
	/** Sends the plan with the pauses between, and holds each reply against what is expected of it. */
	readonly send: typeof sendAll;
}

/** The scenarios that were named, one after the other. Throws CliError for what is none. */
export async function planScenarios(
	{ settings, signing, context }: Omit<Means, "make">,
	tell: (remark: string) => void,
): Promise<ScenarioPlan> {
	const scenes: Scene[] = [];
	for (const typed of settings.scenarios) {
		const file = await openScenario(typed, context);
		scenes.push(
			...(await createScenes(file, settings, signing, context, tell)),
		);
	}
	const played = new Map(
		scenes.map((scene) => [placeholder(scene), scene] as const),
	);
	return {
		plan: [...played].map(([source, { caption }], post) => ({
			post,
			sources: [source],
			copy: 1,
			copies: 1,
			caption,
		})),
		make: async ([source]) => {
			const scene = source && played.get(source);
			if (scene === undefined) throw new Error("a turn of no scene");
			return scene.make();
		},
		send: sendScenes(scenes),
	};
}

/** Stands for a scene in a plan; the scene makes its payload itself. */
function placeholder({ name }: Scene): Source {
	return { name, load: () => Promise.reject(new Error("made by its scene")) };
}

function sendScenes(scenes: readonly Scene[]): typeof sendAll {
	return async (plan, means) => {
		const { settings, signal } = means;
		for (const [index, scene] of scenes.entries()) {
			const { waitMs, expect, fault, caption } = scene;
			await means.view.step(caption, index + 1);
			await pause(waitMs / settings.manner.timeScale, signal);
			if (signal.aborted) return;
			await sendAll(plan.slice(index, index + 1), {
				...means,
				firstNumber: index + 1,
				settings: { ...settings, expect, fault },
			});
		}
	};
}
