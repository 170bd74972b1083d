/** What is wrong with a scenario: a sentence to stand after its place. */
export class ScenarioProblem extends Error {
	override readonly name = "ScenarioProblem";
	/** `steps[2].expect.status`. */
	readonly place: string;
	/** What was written and isn't known, and what is: for "did you mean". */
	readonly given: string | undefined;
	readonly known: readonly string[];

	constructor(
		place: string,
		message: string,
		given?: string,
		known: readonly string[] = [],
	) {
		super(message);
		this.place = place;
		this.given = given;
		this.known = known;
	}
}
