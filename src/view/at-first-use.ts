/** What takes long to make and is seldom needed, made when it is first asked for: a pattern of Unicode properties takes milliseconds. */
export function atFirstUse<T>(make: () => T): () => T {
	let made: { readonly value: T } | undefined;
	return () => {
		made ??= { value: make() };
		return made.value;
	};
}
