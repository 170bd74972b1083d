const units = { ms: 1, s: 1000, m: 60_000 } as const;
const longest = 3_600_000;

/** Milliseconds of `500ms`, `10s` or `2m`; a bare number means seconds. Undefined for anything else, for none, and for more than an hour. */
export function readDuration(text: string): number | undefined {
	const [, amount, unit = "s"] = /^(\d+(?:\.\d+)?)(ms|s|m)?$/.exec(text) ?? [];
	const milliseconds = Number(amount) * units[unit as keyof typeof units];
	return milliseconds > 0 && milliseconds <= longest ? milliseconds : undefined;
}

/** Milliseconds as they are typed, but for a space: `500 ms`, `2 s`, `1.5 s`. */
export function writeDuration(ms: number): string {
	return ms < units.s ? `${ms} ms` : `${ms / units.s} s`;
}
