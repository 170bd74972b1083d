import {
	readRestoreNotes,
	removeRestoreNote,
} from "../../io/store/restore-file.ts";
import { isSamePlace } from "../../webhook/registration.ts";
import { giveBack } from "../give-back.ts";
import { givenBackNews } from "../give-back-news.ts";
import { openRegistry } from "../registry.ts";
import type { Means } from "./reception.ts";

/**
 * Gives back what a run that crashed could not, save where this one stands. Never rejects; what can't be given back now is told, and
 * kept for `wa-hook restore`, as is what is not given back when this one leaves.
 */
export async function giveBackLeftBehind(
	{ settings, access, view, registration }: Means,
	leaving: AbortSignal,
): Promise<void> {
	const { stateDir, config, register } = settings;
	const verifyToken = register?.earlierVerifyToken ?? access.verifyToken.value;
	try {
		const notes = await readRestoreNotes(stateDir);
		const left = notes.filter(
			({ isRunning, place }) =>
				!isRunning && !(registration && isSamePlace(place, registration.place)),
		);
		if (left.length === 0) return;
		const registry = openRegistry(config, leaving);
		try {
			for (const note of left) {
				const came = await giveBack(note, registry, { verifyToken });
				if (came.outcome === "given-back") {
					await removeRestoreNote(stateDir, note.place);
				}
				view.registration(givenBackNews(note, came));
			}
		} finally {
			await registry.close();
		}
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		view.note("bad", `an earlier registration was not given back: ${why}`);
	}
}
