/** Why a text that was typed is not what it should be: a sentence of ours, without the text. */
export class FlagProblem extends Error {
	override readonly name = "FlagProblem";
	/** The text as it was typed. */
	readonly text: string;

	constructor(message: string, text: string) {
		super(message);
		this.text = text;
	}
}
