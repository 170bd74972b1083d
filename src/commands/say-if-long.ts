/** Waits for work, and says so once a person would wonder what is going on. */
export async function sayIfLong<T>(
	say: () => void,
	work: Promise<T>,
): Promise<T> {
	const saying = setTimeout(say, SAYS_SO_AFTER);
	try {
		return await work;
	} finally {
		clearTimeout(saying);
	}
}

/** Milliseconds. */
const SAYS_SO_AFTER = 1_000;
