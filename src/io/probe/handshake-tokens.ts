import type { Variation } from "../../webhook/diagnose/handshake/observation.ts";
import {
	formEncoded,
	latin1Encoded,
	leftBare,
	percentEncoded,
} from "../../webhook/diagnose/handshake/query.ts";

/** The verify token as a variation sends it, encoded; undefined where that would be what Meta sends anyway, or can't be. */
export function spellToken(
	variation: Variation,
	token: string,
): string | undefined {
	const usual = percentEncoded(token);
	const spelling = spellings[variation];
	if (spelling === undefined) return usual;
	const spelled = spelling(token);
	return spelled === usual ? undefined : spelled;
}

const spellings: Partial<
	Record<Variation, (token: string) => string | undefined>
> = {
	"form-encoded": formEncoded,
	"encoded-twice": (token) => percentEncoded(percentEncoded(token)),
	"not-encoded": leftBare,
	"latin1-encoded": latin1Encoded,
	"double-quoted-token": (token) => percentEncoded(`"${token}"`),
	"single-quoted-token": (token) => percentEncoded(`'${token}'`),
	"unquoted-token": (token) =>
		percentEncoded(token.replace(/^(["'`])(.*)\1$/, "$2")),
	"trimmed-token": (token) => percentEncoded(token.trim()),
	"token-and-newline": (token) => percentEncoded(`${token}\n`),
	"token-and-return": (token) => percentEncoded(`${token}\r`),
	"token-and-space": (token) => percentEncoded(`${token} `),
	"space-and-token": (token) => percentEncoded(` ${token}`),
	"lower-case-token": (token) => percentEncoded(token.toLowerCase()),
	"upper-case-token": (token) => percentEncoded(token.toUpperCase()),
};
