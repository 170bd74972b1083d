/**
 * What was seen, without secrets, and no longer than a report is the place for; the more there is, the shorter each. Cut only once
 * the secrets are out: of one that the cut goes through a part would be left.
 */
export function shownOf(
	seen: readonly string[],
	redact: (text: string) => string,
): readonly string[] {
	const room = Math.max(leastShown, allShown / seen.length);
	const most = Math.floor(Math.min(mostShown, room));
	return seen.map((text) => {
		const told = redact(text);
		return told.length > most ? `${told.slice(0, most).toWellFormed()}…` : told;
	});
}

/** Characters of one text, and of all of them together. */
const leastShown = 200;
const mostShown = 500;
const allShown = 1600;
