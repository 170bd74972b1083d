/** A promise and the way to settle it, for holding an answer back. */
export function gate(): {
	readonly passed: Promise<void>;
	open(): void;
} {
	let open = (): void => {};
	const passed = new Promise<void>((resolve) => {
		open = resolve;
	});
	return { passed, open };
}
