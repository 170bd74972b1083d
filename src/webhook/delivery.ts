/** Header names and values as they came, in order, nothing folded or lowered. */
export type HeaderList = readonly (readonly [name: string, value: string])[];

/** How the signature of a delivery was found. */
export type Verification =
	/** `secret` is the label of the secret that matched, never its value. */
	| {
			readonly verified: true;
			readonly secret: string;
			readonly header: string;
	  }
	/** Accepted without a check, because the user asked for that. */
	| { readonly verified: false; readonly reason: "not-checked" };

/** One HTTP POST as Meta makes it, byte for byte: what is signed, recorded, forwarded, replayed. */
export interface Delivery {
	/** Counts up from 1 in each state folder; what a person types: `wa-hook events show 12`. */
	readonly id: number;
	/** Milliseconds since the epoch. */
	readonly receivedAt: number;
	/** The request target as it came, with its query. */
	readonly target: string;
	readonly headers: HeaderList;
	readonly body: Buffer;
	readonly verification: Verification;
}

/** All values of a header, whatever the case of its name. */
export function headerValues(headers: HeaderList, name: string): string[] {
	const wanted = name.toLowerCase();
	const values: string[] = [];
	for (const [key, value] of headers) {
		// Most names differ in length, and comparing that costs nothing.
		if (key.length === wanted.length && key.toLowerCase() === wanted) {
			values.push(value);
		}
	}
	return values;
}
