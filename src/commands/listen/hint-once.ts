/** Passes a hint on when it is news for its subject: the same one twice in a row is noise. */
export function createHintOnce(): (
	subject: string,
	hint: string | undefined,
) => string | undefined {
	const given = new Map<string, string | undefined>();
	return (subject, hint) => {
		const isNews = given.get(subject) !== hint;
		given.set(subject, hint);
		return isNews ? hint : undefined;
	};
}
