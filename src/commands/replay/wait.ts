import { duration } from "../../view/quantities.ts";
import { type Safe, safe } from "../../view/safe.ts";

/** When something is due that Meta would do so many milliseconds from now: `at once`, `in 30 s`, `in 30 s, here 1 ms`. */
export function wait(ms: number, timeScale: number): Safe {
	if (ms === 0) return safe`at once`;
	const here =
		timeScale === 1 ? safe`` : safe`, here ${duration(ms / timeScale)}`;
	return safe`in ${duration(ms)}${here}`;
}
