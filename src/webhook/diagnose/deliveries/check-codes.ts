import type { CodeMeaning } from "../code.ts";

const rawBody =
	"The bytes as they came, before any parser: express.raw({ type: '*/*' }) on this route, or express.json({ verify: (req, _res, buf) => { req.rawBody = buf; } }); in Fastify addContentTypeParser('application/json', { parseAs: 'buffer' }, …); in Next.js await request.text(); in NestJS rawBody: true; in Flask request.get_data(); in Django request.body; in FastAPI await request.body(); in PHP file_get_contents('php://input'); in Lambda Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8').";

const whereSecretIs =
	"The app secret is at App settings › Basic in the app dashboard: 32 hexadecimal digits. It is neither the verify token, which you made up, nor the access token, which begins with EAA.";

/** How an app checks what is rightly signed. */
export const checkCodes = {
	"signed-delivery": {
		fault: "Whether the app takes a rightly signed delivery.",
		about: [
			"The dashboard's own test sample, signed with the app secret at hand, is posted as Meta would post it.",
			"An app acts on such a delivery as on a real one, so it is sent only to this machine and through known tunnels, elsewhere with --post.",
		],
	},
	"correct-refused": {
		fault:
			"The app refuses a rightly signed delivery: it has another app secret, or hashes something else than the body.",
		fix: "Compare the app secret that the app has in its environment with the one given here, then make sure that it hashes the raw body.",
		about: [
			"Deliveries signed with the secret at hand were refused, and so was everything that people sign by accident: the verify token and other keys at hand, the secret in quotes or with a newline, re-serialised or empty bodies, other spellings.",
			whereSecretIs,
			rawBody,
			"A new secret in a .env file counts only after the app was started anew; in a container or on a host it has to be set there, too.",
			"There are also samples around that answer 403 to every POST.",
		],
	},
	"app-key-wrong": {
		fault: "The app checks signatures with another key than the app secret.",
		fix: "Give it the app secret (App settings › Basic), without quotes, white space or newline.",
		about: [
			"The app refused a delivery signed with the app secret and took one signed with the key that is named.",
			"The verify token is the commonest mix-up; an earlier sample of Meta's own had it. It is for the GET handshake alone. The access token is for sending alone.",
			"A secret with something clinging to it comes from a file: docker --env-file keeps quotes, echo adds a newline, and a file saved on Windows ends its lines with CRLF.",
			whereSecretIs,
		],
	},
	"app-key-empty": {
		fault:
			"The app checks signatures with an empty or unset key: anybody can sign what it takes.",
		fix: "Set the app secret where the app runs, and let it refuse to start without one.",
		about: [
			"The variable that the code reads is not set where the app runs, and an empty text, or the word undefined, became the key. Deliveries of Meta's are refused, and those of anybody who guesses it are taken.",
			"Mind the name: code that reads process.env.APP_SECRET finds nothing if the host calls it META_APP_SECRET.",
		],
	},
	"app-expects-spelling": {
		fault:
			"The app expects a signature that is written otherwise than Meta writes it.",
		fix: "Compare with X-Hub-Signature-256: sha256= and 64 hexadecimal digits in small letters.",
		about: [
			"Meta sends X-Hub-Signature-256: sha256=<hex>. Comparing the whole header with the bare digest, or with one in base64 or in upper case, never matches.",
			"In Node: crypto.createHmac('sha256', secret).update(rawBody).digest('hex') with 'sha256=' before it. In Python: 'sha256=' + hmac.new(secret, body, hashlib.sha256).hexdigest(). PHP's hash_hmac gives small hexadecimal letters by itself, C#'s Convert.ToHexString gives capitals.",
			"X-Hub-Signature with sha1= is the older form. Meta's documents no longer name it; don't rely on it.",
		],
	},
	"header-not-seen": {
		fault: "The app doesn't find the signature's header.",
		fix: "Read it whatever the case of its name: in Node request.headers['x-hub-signature-256'], in small letters.",
		about: [
			"A signed delivery was answered as one without a signature, or was taken once the header's name was in small letters.",
			"Names of headers have no case in HTTP, but many maps of them do. Node and most proxies lower them; API Gateway's REST API and Azure Functions may keep them as sent; HTTP/2 has small letters alone. PHP has $_SERVER['HTTP_X_HUB_SIGNATURE_256'], WSGI environ['HTTP_X_HUB_SIGNATURE_256'].",
			"It may also be a proxy or CDN that hands on only the headers it knows: CloudFront does, unless a policy names the header.",
		],
	},
	"parsed-body-hashed": {
		fault:
			"The app hashes what a parser left of the body, not the body itself.",
		fix: "Keep the raw bytes before any parser reads them, and hash those.",
		about: [
			"Once express.json() has read a request, request.body is an object: update() throws on it, and as text it is [object Object]. Reading the stream a second time gives nothing.",
			rawBody,
		],
	},
	reserialised: {
		fault:
			"The app hashes re-serialised JSON, not the bytes as they came: plain ASCII passes, an accent or an emoji fails.",
		fix: "Hash the raw body, before any parser: express.json({ verify }), await request.text(), php://input.",
		about: [
			"Meta escapes what it sends: é goes out as \\u00e9, an emoji as \\ud83d\\ude00, a slash as \\/. JSON.stringify(JSON.parse(body)) undoes that, and the signature is then over other bytes. A message of plain letters survives it, which is why this looks as if it came and went: it fails for every name with an accent and for every picture (image\\/jpeg).",
			rawBody,
			"The advice to escape the text again before hashing, found in older answers, is a way around it that breaks with the next character.",
		],
	},
	"wrong-charset": {
		fault:
			"The app reads the body in another character set before it hashes it.",
		fix: "Hash bytes: don't make a text of the body first.",
		about: [
			"A body in UTF-8 that is read as Latin-1 and written as UTF-8 has other bytes. Meta escapes whatever is not ASCII, so it happens to go well with what Meta sends today; with a gateway, or the day Meta stops escaping, it doesn't.",
			"Typical: setEncoding('latin1') or 'binary', new String(bytes) with the platform's default in Java, a servlet container without UTF-8 configured.",
			rawBody,
		],
	},
	"other-bytes": {
		fault:
			"The app takes some rightly signed bodies and refuses others, so it doesn't hash the bytes as they came.",
		fix: "Hash the raw body, before any parser or filter touches it.",
		about: [
			"Which bodies pass and which don't fits none of the usual serialisers. A body that is read into classes and written again loses what the classes don't know; a filter against HTML or SQL changes single characters; a firewall may refuse some texts by itself.",
			rawBody,
		],
	},
	"wrong-signatures": {
		fault: "Whether the app refuses deliveries that nobody signed rightly.",
		about: [
			"Deliveries without a signature, with an empty, a cut or a wrong one are posted. An app that checks signatures refuses each of them and does nothing.",
		],
	},
	"signature-not-checked": {
		fault:
			"The app takes deliveries whatever their signature: anybody who knows the address can send it messages.",
		fix: "Check X-Hub-Signature-256 over the raw body with the app secret, and answer 401 to what doesn't match.",
		about: [
			"The address of a webhook is no secret: tunnels list their names, certificates are published. Whoever finds it can make your bot answer, book orders, or write into your database in the name of any customer.",
			"Many samples leave the check out or have it commented out. If yours drops such a delivery but answers 200, this can't be told from outside: answer 401, then it can be seen to work.",
			"In Node: const expected = 'sha256=' + createHmac('sha256', appSecret).update(rawBody).digest('hex'); compare with timingSafeEqual after comparing the lengths.",
			rawBody,
		],
	},
	"missing-signature-accepted": {
		fault:
			"The app skips the signature check when there is no signature: leaving it out is all it takes to get in.",
		fix: "Refuse a delivery whose X-Hub-Signature-256 is missing or empty.",
		about: [
			"A wrong signature is refused, a missing one is not. Typical: if (signature && !isValid(signature)) return 401, or a warning in the place of a refusal: Meta's own Node sample logs \"Couldn't find x-hub-signature\" and goes on.",
			"Meta always signs. What comes without a signature isn't Meta's.",
		],
	},
	"presence-only": {
		fault:
			"The app only looks whether there is a signature, not whether it is right.",
		fix: "Compute the HMAC-SHA256 of the raw body with the app secret and compare the two.",
		about: [
			"Without the header a delivery is refused, with any other signature in it, it is taken. Often the comparison is there and its result is thrown away: a promise that is never awaited is always true, and a middleware that logs and calls next() lets everything pass.",
		],
	},
	"altered-accepted": {
		fault:
			"The app takes a delivery of which a byte was changed after it was signed.",
		fix: "Hash the whole raw body, each time.",
		about: [
			"Another key is noticed and another body is not, so the signature isn't computed over all of the body: over a part of it, over an id in it, or it is remembered from a delivery before.",
		],
	},
	"truncated-signature-accepted": {
		fault:
			"The app takes half a signature: it compares only as many characters as there are.",
		fix: "Compare all 64 digits: check the length first, then compare with timingSafeEqual.",
		about: [
			"expected.startsWith(given), a LIKE in a query, or a loop that runs to the end of the shorter of the two. With those one guessed digit is enough to get in.",
		],
	},
	"sha1-accepted": {
		fault:
			"The app takes the older SHA-1 signature alone. Meta's documents no longer name it.",
		fix: "Check X-Hub-Signature-256 and leave X-Hub-Signature alone.",
		about: [
			"It is made with the same app secret, so nobody gets in with it who could not otherwise. It is still the weaker of the two, and Meta may stop sending it any day.",
		],
	},
	"loose-signature": {
		fault:
			"The app takes a right signature that is not written as Meta writes it. That is harmless, but tells of a loose comparison.",
		fix: "Accept sha256= and 64 hexadecimal digits in small letters, and nothing else.",
		about: [
			"Who can make such a signature has the app secret, so this is no hole. Buffer.from(text, 'hex') reads capitals and stops without a word at what isn't hexadecimal; split('=')[1] takes any prefix. Testing /^sha256=[0-9a-f]{64}$/ first leaves nothing to chance.",
		],
	},
	"signature-crash": {
		fault:
			"The signature check fails with a server error where it should refuse.",
		fix: "Compare the lengths before timingSafeEqual, and treat a missing header as a wrong one: answer 401.",
		about: [
			"crypto.timingSafeEqual throws when the two differ in length, header.split('=') throws when there is no header. The delivery is refused all the same, but with 500, a stack trace in the log, and in an async handler that nobody guards with the end of the process. Anybody on the internet can do that.",
			"In Node: given.length === expected.length && timingSafeEqual(given, expected).",
		],
	},
} as const satisfies Readonly<Record<string, CodeMeaning>>;
