import type { Context } from "../../context.ts";
import type { ListenView } from "./view.ts";

/** What the keys of a running `listen` do. */
export interface KeyActions {
	readonly view: ListenView;
	/** The address to give to Meta, or the local one as long as there is no other. */
	readonly callbackUrl: () => string;
	/** Posts a signed test message to this listener. */
	readonly test: () => void;
	readonly quit: () => void;
}

const help =
	"c callback URL · t test message · p pause or go on · ? these keys · q quit";

/** Whether single keys are ours: not when stdout goes to a pager or another program that reads the terminal itself. */
export function hasKeys({ stdin, stdout }: Context): boolean {
	return stdin.isTTY && stdout.isTTY;
}

/** Reacts to single keys on a terminal until the returned function is called. Without one it does nothing. */
export function listenToKeys(
	context: Context,
	actions: KeyActions,
): () => void {
	if (!hasKeys(context)) return () => undefined;
	const { view } = actions;
	let isPaused = false;
	return context.stdin.onKey((key) => {
		if (key === "q") actions.quit();
		else if (key === "t") actions.test();
		else if (key === "?") view.note("info", help);
		else if (key === "c") view.note("info", actions.callbackUrl());
		else if (key === "p") {
			isPaused = !isPaused;
			view.note(
				"info",
				isPaused
					? "paused: everything is still recorded and forwarded; p goes on"
					: "going on",
			);
			view.pause(isPaused);
		}
	});
}
