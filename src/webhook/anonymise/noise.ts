/** A text in which every digit, capital and small letter is another of its sort, and hexadecimal digits stay such. The same for the same seed, whatever the text says. */
export function shapedLike(text: string, seed: number): string {
	const next = createNoise(seed);
	const isHex = /^[0-9a-f-]+$/i.test(text) && /[a-f]/i.test(text);
	const letters = isHex ? 6 : 26;
	let isFirst = true;
	return text.replace(/[0-9A-Za-z]/g, (character) => {
		const noise = next();
		// A number doesn't begin with 0.
		const least = isFirst ? 1 : 0;
		isFirst = false;
		if (character <= "9") return String(least + (noise % (10 - least)));
		const a = character <= "Z" ? 65 : 97;
		return String.fromCharCode(a + (noise % letters));
	});
}

/** Bytes that look random; the same for the same seed. */
export function noiseBytes(size: number, seed: number): Buffer {
	const next = createNoise(seed);
	return Buffer.from(Array.from({ length: size }, () => next() % 256));
}

/** Tommy Ettinger's mulberry32: spreads small seeds well, which is all that is asked of it. */
function createNoise(seed: number): () => number {
	let state = seed | 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let noise = Math.imul(state ^ (state >>> 15), 1 | state);
		noise = (noise + Math.imul(noise ^ (noise >>> 7), 61 | noise)) ^ noise;
		return (noise ^ (noise >>> 14)) >>> 0;
	};
}
