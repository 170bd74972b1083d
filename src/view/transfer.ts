import { byteCount } from "./quantities.ts";
import { type Safe, safe, vouch } from "./safe.ts";
import { clean } from "./text.ts";

/** How far a file is that is on its way. */
export interface ShownTransfer {
	readonly name: string;
	/** Bytes so far. */
	readonly moved: number;
	/** Undefined where nobody has said. */
	readonly size: number | undefined;
	readonly ms: number;
}

/** `[=====>    ] 52%  31 MB of 60 MB, 12 MB/s  photo.jpg` */
export function transferProgress({
	name,
	moved,
	size,
	ms,
}: ShownTransfer): Safe {
	const speed = safe`${byteCount(ms > 0 ? (moved / ms) * 1000 : 0)}/s`;
	if (size === undefined) {
		return safe`${byteCount(moved)}, ${speed}  ${clean(name)}`;
	}
	const part = size === 0 ? 1 : Math.min(1, moved / size);
	const full = Math.floor(part * barColumns);
	const bar = `${"=".repeat(full)}>`.slice(0, barColumns).padEnd(barColumns);
	return safe`[${vouch(bar)}] ${Math.floor(part * 100)}%  ${byteCount(moved)} of ${byteCount(size)}, ${speed}  ${clean(name)}`;
}

const barColumns = 24;
