/** Why a change can't be made: a sentence of ours, without what stands in the payload, to stand after the path. */
export class ChangeProblem extends Error {
	override readonly name = "ChangeProblem";
	/** The path as it was given; of a common change, its name. */
	readonly path: string;
	/** Whether the path is the name of a common change. */
	readonly isCommon: boolean;
	/** The key that was asked for and isn't there. */
	readonly key: string | undefined;
	/** The keys that are there, for "did you mean". From the payload: not safe for a terminal as they are. */
	readonly known: readonly string[];

	constructor(
		message: string,
		path: string,
		key?: string,
		known: readonly string[] = [],
		{ isCommon = false }: { readonly isCommon?: boolean } = {},
	) {
		super(message);
		this.path = path;
		this.key = key;
		this.known = known;
		this.isCommon = isCommon;
	}
}
