import type { Certificate } from "./observation.ts";

const day = 24 * 60 * 60 * 1000;

/** A line for each certificate: whose it is, who vouches for it, until when. */
export function describeChain(
	chain: readonly Certificate[],
	now: number,
): readonly string[] {
	return chain.map(
		({ subject, issuer, isSelfSigned, validFrom, validTo }, at) => {
			const by = isSelfSigned ? "signed by itself" : `issued by ${issuer}`;
			const until =
				validFrom > now
					? `valid from ${describeDate(validFrom, now)}`
					: validTo <= now
						? `expired ${describeDate(validTo, now)}`
						: `valid until ${describeDate(validTo, now)}`;
			return `${at + 1}. ${subject}, ${by}, ${until}`;
		},
	);
}

/** `2026-03-01 (12 days ago)`. */
export function describeDate(time: number, now: number): string {
	if (Number.isNaN(time)) return "at a time that can't be read";
	const days = Math.floor(Math.abs(time - now) / day);
	const span = `${days} day${days === 1 ? "" : "s"}`;
	const date = new Date(time).toISOString().slice(0, 10);
	return `${date} (${time > now ? `in ${span}` : `${span} ago`})`;
}
