import { type Safe, safe, vouch } from "./safe.ts";

/** A duration as a person says it: `4 ms`, `1.2 s`, `48 s`, `3 min`, `5 h`, `4 days`, `2 years`. */
export function duration(milliseconds: number): Safe {
	const ms = Math.max(0, milliseconds);
	if (ms < 999.5) return safe`${Math.round(ms)} ms`;
	if (ms < 9_950) return vouch(`${(ms / 1000).toFixed(1)} s`);
	if (ms < 59_500) return safe`${Math.round(ms / 1000)} s`;
	if (ms < 3_570_000) return safe`${Math.round(ms / 60_000)} min`;
	if (ms < 171_000_000) return safe`${Math.round(ms / 3_600_000)} h`;
	const days = ms / 86_400_000;
	if (days < 730) return safe`${Math.round(days)} days`;
	return safe`${Math.round(days / 365.25)} years`;
}

/** A duration as one says it of apps on the same machine, which answer in less than a millisecond: `0.42 ms`, `8.1 ms`. */
export function fineDuration(ms: number): Safe {
	return ms < 99.5 ? vouch(`${Number(ms.toPrecision(2))} ms`) : duration(ms);
}

/** A number with its thousands set apart: `1,204`, `0.5`. */
export function grouped(count: number): Safe {
	return vouch(String(count).replace(/(?<!\.\d*)\B(?=(\d{3})+(?!\d))/g, ","));
}

/** `1 event`, `1,204 events`; `2 deliveries` where the plural is told. */
export function counted(
	count: number,
	noun: Safe,
	plural: Safe = safe`${noun}s`,
): Safe {
	return count === 1 ? safe`1 ${noun}` : safe`${grouped(count)} ${plural}`;
}

/** An amount of data as a person says it: `512 bytes`, `1.4 MB`, `64 MB`. */
export function byteCount(bytes: number): Safe {
	if (bytes < 1000) return counted(bytes, safe`byte`);
	const steps = Math.min(3, Math.floor(Math.log10(bytes) / 3));
	const amount = bytes / 1000 ** steps;
	const unit = ["bytes", "kB", "MB", "GB"][steps] ?? "";
	return vouch(`${amount.toFixed(amount < 9.95 ? 1 : 0)} ${unit}`);
}
