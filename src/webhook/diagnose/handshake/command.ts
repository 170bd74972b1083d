/** The handshake as a curl command that shows the whole answer; the token stands there by the name of a variable. */
export function curlHandshake(url: string): string {
	return `curl -iG ${parameters(url)}`;
}

/** The same, showing the body byte by byte. */
export function curlBytes(url: string): string {
	return `curl -sG ${parameters(url)} | xxd`;
}

function parameters(url: string): string {
	return `${quoted(url)} -d hub.mode=subscribe -d hub.challenge=1158201444 --data-urlencode "hub.verify_token=$VERIFY_TOKEN"`;
}

/** As one word of a shell. */
function quoted(text: string): string {
	return /^[\w:/.~-]+$/.test(text)
		? text
		: `'${text.replaceAll("'", "'\\''")}'`;
}
