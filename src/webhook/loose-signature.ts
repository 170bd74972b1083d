/** A signature as someone might write it by accident: what it is worth, and how its spelling differs from Meta's. */
export interface LooseSignature {
	readonly algorithm: "sha256" | "sha1";
	readonly digest: Buffer;
	/** In words, to stand after "it is": `written in upper case`; undefined for Meta's own spelling. */
	readonly oddity?: string;
}

/** Reads `sha256=<hex>` and its usual misspellings: no prefix, upper case, base64, quotes or white space, SHA-1. */
export function readLooseSignature(value: string): LooseSignature | undefined {
	const bare = value.trim().replace(/^(["'])(.*)\1$/, "$2");
	const { prefix = "", code = "" } =
		/^(?<prefix>\w+=)?(?<code>[\w+/-]+=?)$/.exec(bare)?.groups ?? {};
	const digest = readDigest(code);
	if (!digest) return undefined;
	const algorithm = digest.length === 20 ? "sha1" : "sha256";
	const oddity = findOddity(value, prefix, code, algorithm);
	return { algorithm, digest, ...(oddity && { oddity }) };
}

function readDigest(code: string): Buffer | undefined {
	if (/^([0-9a-f]{64}|[0-9a-f]{40})$/i.test(code)) {
		return Buffer.from(code, "hex");
	}
	if (/^[\w+/-]{43}=?$/.test(code)) return Buffer.from(code, "base64");
	return undefined;
}

function findOddity(
	value: string,
	prefix: string,
	code: string,
	algorithm: LooseSignature["algorithm"],
): string | undefined {
	if (value === `sha256=${code}` && /^[0-9a-f]{64}$/.test(code)) {
		return undefined;
	}
	if (algorithm === "sha1") return "an HMAC-SHA1, not an HMAC-SHA256";
	if (/^[\w+/-]{43}=?$/.test(code)) return "written in base64, not in hex";
	if (prefix === "") return "written without sha256= before it";
	if (prefix !== "sha256=") return "written with another prefix than sha256=";
	if (/[A-F]/.test(code)) return "written in upper case";
	return "written with quotes or white space around it";
}
