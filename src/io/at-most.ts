/** Resolves when `work`, which must not reject, is over, or after `ms`. It keeps the process alive meanwhile. */
export async function atMost(ms: number, work: Promise<void>): Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	const timeIsUp = new Promise<void>((resolve) => {
		timer = setTimeout(resolve, ms);
	});
	await Promise.race([work, timeIsUp]);
	clearTimeout(timer);
}
