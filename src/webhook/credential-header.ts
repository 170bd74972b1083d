/** Whether a header holds what would let somebody in, as far as its name tells. */
export function isCredential(name: string): boolean {
	return /authori[sz]ation|cookie|token|secret|password|credential|api-?key/i.test(
		name,
	);
}
