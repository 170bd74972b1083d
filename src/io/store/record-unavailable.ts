/** The record can't take a delivery now: nothing may be acknowledged, and the next one may well succeed. */
export class RecordUnavailable extends Error {
	override readonly name = "RecordUnavailable";
	/** `ENOSPC`, `EIO`, `EROFS`, … as the system says it; `busy` when the disk doesn't keep up; `closed` after `close`. */
	readonly code: string;

	constructor(code: string, message: string, options?: ErrorOptions) {
		super(message, options);
		this.code = code;
	}
}
