import type { Variation } from "../../webhook/diagnose/handshake/observation.ts";

/** A challenge nobody has seen before; the usual one has ten digits and fits 31 bits, as those of Meta do. */
export function challengeFor(
	variation: Variation,
	randomBytes: (size: number) => Buffer,
): string {
	switch (variation) {
		case "big-challenge":
			// Never ends in 0, so that rounding always shows.
			return `9${digits(18, randomBytes)}7`;
		case "zero-challenge":
			return `0${meta(randomBytes).slice(1)}`;
		case "letters-challenge":
			return `Wah${randomBytes(6).toString("hex")}Z`;
		default:
			return meta(randomBytes);
	}
}

function meta(randomBytes: (size: number) => Buffer): string {
	return String(
		1_000_000_000 + (randomBytes(4).readUInt32BE() % 1_147_483_647),
	);
}

function digits(count: number, randomBytes: (size: number) => Buffer): string {
	return [...randomBytes(count)].map((byte) => byte % 10).join("");
}
