/** What an accident makes of a body before it is hashed. */
export interface BodyReading {
	readonly code: string;
	/** To stand after "it would match over": `the re-serialised JSON`. */
	readonly name: string;
	/** What that says of a delivery on its way, where it says anything. */
	readonly reason?: string;
	/** Undefined where it can't have happened to this body. May throw on what isn't JSON. */
	read(body: Buffer): Buffer | undefined;
}
