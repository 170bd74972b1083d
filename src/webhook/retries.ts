/** Who is imitated when a delivery is not answered with 200. */
export const retryPolicies = ["meta", "gateway", "none"] as const;
export type RetryPolicy = (typeof retryPolicies)[number];

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** How long each redelivery waits after the attempt before it, in milliseconds; as many as there are redeliveries. */
export function retryDelays(policy: RetryPolicy): readonly number[] {
	return delays[policy];
}

/** How long somebody tries before giving up, in milliseconds. */
export function retrySpan(policy: RetryPolicy): number {
	return delays[policy].reduce((sum, wait) => sum + wait, 0);
}

/** Only 200 is documented as success: whatever else comes back, or nothing, is a reason to send again. */
export function isRedelivered(status: number | undefined): boolean {
	return status !== 200;
}

/**
 * Meta publishes no schedule, only its outline: at once, then with decreasing frequency for up to seven days. Each wait is
 * four times the one before it, up to a day.
 */
function metaDelays(): number[] {
	const waits = [0];
	let total = 0;
	for (let wait = 15 * second; total + wait <= 7 * day; ) {
		waits.push(wait);
		total += wait;
		wait = Math.min(4 * wait, day);
	}
	return waits;
}

const delays: Readonly<Record<RetryPolicy, readonly number[]>> = {
	meta: metaDelays(),
	gateway: [30 * second, 5 * minute, 30 * minute, 2 * hour],
	none: [],
};
