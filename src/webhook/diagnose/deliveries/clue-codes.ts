import type { CodeMeaning } from "../code.ts";

const secretIs =
	"Meta signs with the app secret of the app that is subscribed (App settings › Basic): 32 hexadecimal digits.";

const signsOtherBytes =
	"Whoever signed this hashed another spelling of the JSON than the one that arrived. If it is Meta's, what you have is not what Meta sent: a log that holds JSON.stringify(req.body), a proxy that parses and writes JSON, an editor. If it is a tool of yours, let it sign the very bytes that it sends.";

/** What the signature of one delivery shows, each code being that of a clue where there is one. */
export const clueCodes = {
	"signature-right": {
		fault: "Whether the signature of a delivery is right.",
		about: [
			"The HMAC-SHA256 of the body, byte for byte, with one of the secrets at hand is what the header says.",
			"An app that refuses such a delivery has another secret, or hashes something else than these bytes. wa-hook verify with its address finds out which.",
		],
	},
	"signature-missing": {
		fault: "The delivery has no signature.",
		fix: "Give its header with -H 'X-Hub-Signature-256: sha256=…', or name another header with --signature-header.",
		about: [
			"Meta signs every delivery in X-Hub-Signature-256. What comes without it isn't Meta's, or lost the header on its way: proxies and CDNs may hand on only the headers that they know, and logs often leave it out.",
		],
	},
	"signature-sha1-only": {
		fault: "The delivery has only the older SHA-1 signature.",
		fix: "Look for X-Hub-Signature-256: Meta sends it with every delivery.",
		about: [
			"X-Hub-Signature: sha1=… is the form of earlier years. Something on the way dropped the newer header, or the sender is not Meta.",
		],
	},
	"signature-repeated": {
		fault: "The delivery has its signature more than once.",
		fix: "Find out who adds the second: a proxy, or a tool that sends it.",
		about: [
			"Frameworks join such headers with a comma or take one of them, so no two receivers agree on what was said. It is refused.",
		],
	},
	"signature-wrong": {
		fault:
			"The signature doesn't match, nor does it with anything that people do by accident.",
		fix: "Make sure that the app secret is that of the app which sent it, and that the body is byte for byte what arrived.",
		about: [
			"Tried were all secrets at hand as they are and as they are often misread, other keys at hand, and the spellings that serialisers, editors and proxies give a body.",
			secretIs,
			"With several apps subscribed to one account each gets deliveries of its own, signed with its own secret. After a reset in the dashboard the old secret counts no more.",
			"A body that was copied out of a terminal or a log is seldom what arrived: line breaks, escapes and cut ends change it. wa-hook listen records the bytes.",
		],
	},
	"signature-spelling": {
		fault: "The signature is right but not written as Meta writes it.",
		fix: "Write it as sha256= and 64 hexadecimal digits in small letters.",
		about: [
			"The digest is the right one; its spelling shows that it was not Meta who sent it, or that something rewrote the header.",
		],
	},
	"signature-shape": {
		fault: "What stands in the header is not a signature.",
		fix: "Copy the header whole: sha256= and 64 hexadecimal digits.",
		about: [
			"Too few digits are a copy that was cut; other characters are another kind of header, or a placeholder.",
		],
	},
	"other-key": {
		fault: "The signature was made with another key than the app secret.",
		fix: "Sign, and check, with the app secret; the verify token is for the handshake alone, the access token for sending.",
		about: [secretIs],
	},
	"empty-key": {
		fault: "The signature was made with an empty or unset key.",
		fix: "Set the app secret where the sender runs: a variable that isn't set became the key.",
		about: [
			"In JavaScript an unset variable in a text becomes the word undefined, in Python None; a shell makes nothing of it.",
			secretIs,
		],
	},
	"key-unclean": {
		fault: "The secret given here has quotes or white space around it.",
		fix: "Take them off: the signature was made with the bare secret.",
		about: [
			"docker --env-file and some hosts keep the quotes of a .env file; copying from a web page brings blanks along.",
		],
	},
	"key-quoted": {
		fault: "The signature was made with the secret in quotes.",
		fix: "Take the quotes off where the sender has its secret.",
		about: ["docker --env-file and some hosts keep the quotes of a .env file."],
	},
	"key-newline": {
		fault: "The signature was made with the secret and a newline after it.",
		fix: "Write the file without one (printf %s), or trim what is read from it.",
		about: [
			"echo adds a newline, editors end files with one, and Kubernetes secrets made with echo … | base64 hold it.",
		],
	},
	"key-space": {
		fault: "The signature was made with the secret and a space beside it.",
		fix: "Take the space off where the sender has its secret.",
		about: ["It comes along when a secret is copied and pasted."],
	},
	"key-case": {
		fault: "The signature was made with the secret in other letters' case.",
		fix: "Use the secret as the dashboard shows it, in small letters.",
		about: [
			"Its digits are hexadecimal, but the key is the text as it stands.",
		],
	},
	"key-decoded": {
		fault: "The signature was made with the secret decoded to bytes.",
		fix: "Use the 32 characters themselves as the key.",
		about: [
			"The secret looks like hexadecimal, and many libraries for HMAC offer to decode it. Meta takes the text.",
		],
	},
	"body-newline": {
		fault:
			"The body differs from the one signed by a line end or space around it.",
		fix: "Keep the body as it came. Editors add a newline: printf %s, or curl --data-binary instead of -d.",
		about: [
			"A file made with an editor or with echo ends with a newline that the request didn't have; curl -d takes newlines out of a file.",
		],
	},
	"body-bom": {
		fault: "The body differs from the one signed by a byte order mark.",
		fix: "Save it as UTF-8 without a byte order mark.",
		about: [
			"Editors and PowerShell on Windows write EF BB BF before the text.",
		],
	},
	"body-line-ends": {
		fault: "The body differs from the one signed by its line ends.",
		fix: "Keep the body as it came; .gitattributes with -text keeps git from changing it.",
		about: [
			"CRLF became LF or the other way round: git with autocrlf, FTP in text mode, an editor on Windows.",
		],
	},
	"body-charset": {
		fault: "The body was read in another character set before it was signed.",
		fix: "Hash bytes, not a text made of them.",
		about: [
			"Characters beyond ASCII became others: UTF-8 read as Latin-1, or bytes that are no UTF-8 replaced by \ufffd.",
		],
	},
	"body-empty": {
		fault: "The signature was made over an empty body.",
		fix: "Hash the body before anything else reads it, or buffer it.",
		about: [
			"A request's stream can be read once: after a parser has read it there is nothing left to hash.",
		],
	},
	"body-parsed": {
		fault: "The signature was made over what a parser left of the body.",
		fix: "Hash the raw bytes, before any parser.",
		about: [
			"[object Object] is what JavaScript makes of a parsed body, b'…' what str() in Python makes of bytes, {} a body that no parser felt responsible for.",
		],
	},
	"body-base64": {
		fault:
			"Either the body or what was signed is in base64, and the other isn't.",
		fix: "Decode it first: Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8').",
		about: [
			"API Gateway and some load balancers hand a body to a function in base64 and say so beside it.",
		],
	},
	"body-meta": {
		fault:
			"The body is not as Meta sent it: the signature is over the same JSON in Meta's escapes.",
		fix: "Take the body as it arrived: the raw bytes, not JSON that was parsed and written again.",
		about: [
			"Meta writes é as \\u00e9 and / as \\/. In what you have these are plain characters, so somebody parsed the JSON and wrote it again: the log it was copied from, a proxy, or the app before it checks.",
			"An app that hashes what it got this way refuses every delivery with an accent, an emoji or a slash, and takes those of plain letters.",
		],
	},
	"body-reserialised": {
		fault: "The signature was made over re-serialised JSON.",
		fix: "Sign the very bytes that are sent.",
		about: [signsOtherBytes],
	},
	"body-unicode": {
		fault: "The signature was made over the JSON in other escapes.",
		fix: "Sign the very bytes that are sent, and keep those that arrive.",
		about: [
			"Python's json.dumps escapes é and leaves / alone, PHP's json_encode escapes both unless told otherwise.",
			signsOtherBytes,
		],
	},
	"body-unescaped": {
		fault: "The signature was made over the JSON with its escapes undone.",
		fix: "Sign the very bytes that are sent, and keep those that arrive.",
		about: [signsOtherBytes],
	},
	"body-space": {
		fault: "The signature was made over the JSON with other white space.",
		fix: "Sign the very bytes that are sent, and keep those that arrive: without indenting them.",
		about: [
			"Python's json.dumps puts a space after each comma and colon, tools for reading JSON indent it, Meta writes none.",
			signsOtherBytes,
		],
	},
} as const satisfies Readonly<Record<string, CodeMeaning>>;
