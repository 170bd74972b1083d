/** Names of people, swapped word by word, so that a first name is the same one alone and in the full name. */
export class Names {
	readonly #words = new Map<string, string>();
	/** Every word of every name, and those by which a person is called. */
	readonly #known = new Set<string>();
	readonly #personal = new Set<string>();
	/** Whole names, folded, and how long those are that begin with a word. */
	readonly #wholes = new Set<string>();
	readonly #lengths = new Map<string, Set<number>>();

	/** Remembers a name; that of a company is found in a text only as a whole. */
	learn(name: string, isPerson: boolean): void {
		const words = wordsOf(name);
		for (const each of words) {
			this.#known.add(each);
			if (isPerson) this.#personal.add(each);
		}
		const [first] = words;
		if (first === undefined) return;
		const whole = name.replace(noWord, "").toLowerCase();
		if (whole.length > longestWhole) return;
		this.#wholes.add(whole);
		const lengths = this.#lengths.get(first) ?? new Set();
		this.#lengths.set(first, lengths.add(whole.length));
	}

	/** The name that stands in for one. What is no letter stays: a dot, a heart. */
	other(name: string): string {
		return name.replace(word, (found) => this.#otherWord(found));
	}

	/** A text with the known names in it swapped, and the words of names where they are written like names. */
	swapIn(text: string): string {
		if (this.#known.size === 0) return text;
		let done = 0;
		let swapped = "";
		for (const { 0: found, index } of text.matchAll(word)) {
			if (index < done) continue;
			const name = this.#nameAt(text, index, found);
			if (name === undefined) continue;
			swapped += text.slice(done, index) + this.other(name);
			done = index + name.length;
		}
		return swapped + text.slice(done);
	}

	#nameAt(text: string, at: number, found: string): string | undefined {
		const folded = found.toLowerCase();
		for (const length of this.#lengths.get(folded) ?? []) {
			const name = text.slice(at, at + length);
			const isWhole = !/^[\p{L}\p{M}\p{N}]/u.test(text.slice(at + length));
			const isName =
				length > found.length && this.#wholes.has(name.toLowerCase());
			if (isWhole && isName) return name;
		}
		// A single word may be an ordinary one: Will, Rose.
		const isWritten = found.length > 2 && !/^\p{Ll}/u.test(found);
		const isName = this.#personal.has(folded) || this.#wholes.has(folded);
		return isWritten && isName ? found : undefined;
	}

	#otherWord(found: string): string {
		const folded = found.toLowerCase();
		// An initial tells nobody apart.
		if ([...folded].length < 2) return found;
		let other = this.#words.get(folded);
		if (other === undefined) {
			other = this.#newWord(folded);
			this.#words.set(folded, other);
		}
		return inCaseOf(found, other);
	}

	#newWord(folded: string): string {
		const list = listFor(folded);
		for (let n = this.#words.size; ; n++) {
			const round = Math.floor(n / list.length);
			const other = `${list[n % list.length]}${round === 0 ? "" : round + 1}`;
			if (!this.#known.has(other.toLowerCase())) return other;
		}
	}
}

// WhatsApp's own limits are far below; of a longer one the words are found.
const longestWhole = 100;
const word = /[\p{L}\p{M}\p{N}]+/gu;
// Looking behind spares a run of signs being tried from each of them.
const noWord =
	/^[^\p{L}\p{M}\p{N}]+|(?<![^\p{L}\p{M}\p{N}])[^\p{L}\p{M}\p{N}]+$/gu;

function wordsOf(name: string): string[] {
	return [...name.toLowerCase().matchAll(word)].map(([found]) => found);
}

function inCaseOf(model: string, other: string): string {
	const [large, small] = [model.toUpperCase(), model.toLowerCase()];
	// Most scripts have no case.
	if (large === small) return other;
	if (model === large) return other.toUpperCase();
	return model === small ? other.toLowerCase() : other;
}

/** A name beyond ASCII gets another beyond ASCII, because that is what many a webhook fails on. */
function listFor(folded: string): readonly string[] {
	if (/[\u0590-\u08ff]/.test(folded)) return rightToLeft;
	return /^[a-z0-9]*$/.test(folded) ? plain : accented;
}

const plain =
	"Alba Birk Casey Devon Ellis Frost Glenn Harper Indigo Jordan Kendall Lennox Marlow Nova Oakley Perry Quinn Rowan Sage Tatum Umber Vesper Wren Yarrow".split(
		" ",
	);
const accented =
	"Ágnes Bérénice Çiğdem Désirée Ðorđe Éloïse Frédéric Gülşen Hélène Íñigo Jürgen Kärt Łucja Märta Nuñez Øystein Pálma Réka Søren Tomáš Ünal Víðir Željko Žofie".split(
		" ",
	);
const rightToLeft = "نور سمير ليلى يوسف مريم خالد".split(" ");
