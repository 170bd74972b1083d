/** A time of `--json`. Undefined without one, and for one that no ISO 8601 as everybody reads it can say: its years have four digits. */
export function isoTime(ms: number | undefined): string | undefined {
	const date = new Date(ms ?? Number.NaN);
	const year = date.getUTCFullYear();
	return year >= 0 && year <= 9999 ? date.toISOString() : undefined;
}
