import { lookup } from "node:dns";
import type { LookupFunction } from "node:net";
import { isLoopback } from "../target.ts";

/** Finds addresses; both loopback ones for localhost, whichever of them the hosts file knows: an app listens on one of them. */
export const lookUp: LookupFunction = (hostname, options, callback) => {
	if (!isLoopback(hostname)) {
		lookup(hostname, options, callback);
		return;
	}
	// With --no-network-family-autoselection Node takes one.
	if (options.all !== true) {
		callback(null, "127.0.0.1", 4);
		return;
	}
	callback(null, [
		{ address: "::1", family: 6 },
		{ address: "127.0.0.1", family: 4 },
	]);
};
