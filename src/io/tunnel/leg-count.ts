const withoutLegsMs = 3_000;
const mostUnusedCloses = 50;

/** Watches the connections to a localtunnel server, its legs, of which the package itself says little. */
export interface LegCount {
	opened(): void;
	/** `used`: something came over it. */
	closed(used: boolean): void;
	/** A leg could not be opened, and the package won't try again. */
	failed(reason: string): void;
}

/**
 * Calls `onLost` once, with the reason, when there has been no leg for three seconds, when the last one could not be opened,
 * or when fifty in a row were closed without a request: the package reopens each at once and would do so for ever.
 */
export function createLegCount(
	onLost: (reason: string) => void,
	patienceMs = withoutLegsMs,
): LegCount {
	let open = 0;
	let unusedCloses = 0;
	let told = false;
	let waiting = startWaiting();

	function startWaiting(): NodeJS.Timeout {
		return setTimeout(
			() => tell("there is no connection left to the localtunnel server"),
			patienceMs,
		);
	}
	function tell(reason: string): void {
		if (!told) onLost(reason);
		told = true;
	}

	return {
		opened() {
			open += 1;
			clearTimeout(waiting);
		},
		closed(used) {
			open -= 1;
			unusedCloses = used ? 0 : unusedCloses + 1;
			if (unusedCloses >= mostUnusedCloses)
				tell("the localtunnel server closes every connection");
			if (open === 0) {
				clearTimeout(waiting);
				waiting = startWaiting();
			}
		},
		failed(reason) {
			if (open === 0) tell(reason);
		},
	};
}
