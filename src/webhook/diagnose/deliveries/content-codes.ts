import type { CodeMeaning } from "../code.ts";

const acknowledge =
	"Whatever can't be used is best logged and answered 200: Meta sends what isn't acknowledged again and again, and holds nothing against those who ignore it.";

/** What of all that Meta sends an app can't cope with, and how it answers. */
export const contentCodes = {
	"any-body": {
		fault: "Whether the app takes everything that Meta may send.",
		about: [
			"Rightly signed deliveries with accents, emoji and signs, in other spellings of JSON, with statuses, with fields and types that don't exist yet, with nothing in them, of one and of three megabytes.",
		],
	},
	"emoji-fails": {
		fault: "The app fails on an emoji.",
		fix: "Make the database's character set utf8mb4, or look into the log for what else can't hold characters beyond U+FFFF.",
		about: [
			"Accents work, an emoji does not: it needs four bytes in UTF-8 and two units in UTF-16. MySQL's utf8 holds three bytes and answers \"Incorrect string value: '\\xF0\\x9F…'\"; the column, the table and the connection all have to be utf8mb4.",
			acknowledge,
		],
	},
	"text-fails": {
		fault: "The app fails on certain texts, though their signatures are right.",
		fix: "Its own log says why; the texts are named below.",
		about: [
			"Plain ASCII is taken, other texts or other spellings of the same JSON are not. The app got past the signature check, or a filter in front looked at the text: firewalls like to refuse <, % and the word select.",
			acknowledge,
		],
	},
	"shape-crash": {
		fault:
			"The app fails on deliveries that don't hold a message it knows; Meta sends such deliveries all the time.",
		fix: "Look before you reach in: value.messages?.[0], a default branch for unknown fields and types, and 200 for what isn't for you.",
		about: [
			"Most deliveries are no messages: each message of yours brings sent, delivered and read, which have value.statuses and no value.messages. body.entry[0].changes[0].value.messages[0].from throws on each of them.",
			"New types of messages and new fields come without notice; the documents ask to ignore what is unknown.",
			acknowledge,
		],
	},
	"shape-refused": {
		fault:
			"The app refuses deliveries that don't match its idea of a message; Meta sends them again and again.",
		fix: "Loosen the schema: unknown fields, types and members are normal. Answer 200 to what isn't for you.",
		about: [
			"A strict schema (zod's strict(), pydantic's extra='forbid', class-validator's forbidNonWhitelisted, a DTO with required messages) answers 400 or 422 to a status or to a type it doesn't know. To Meta that is a failure like any other.",
			acknowledge,
		],
	},
	"large-refused": {
		fault:
			"The app, or something in front, refuses large deliveries. Meta sends up to 3 MB.",
		fix: "Raise the limit to 4 MB: express.json({ limit: '4mb' }), bodyLimit in Fastify, client_max_body_size 4m in nginx.",
		about: [
			"Meta puts up to a thousand updates into one delivery; its documents name 3 MB as the most. Small tests never show this: it happens on the day a campaign goes out.",
			"Defaults: Express' json() and NestJS 100 kB, Fastify and nginx 1 MB, Next.js' parser of API routes 1 MB, Spring WebFlux 256 kB, Django 2.5 MB.",
		],
	},
	"duplicate-refused": {
		fault:
			"The app refuses the same delivery a second time, so Meta goes on sending it.",
		fix: "Answer 200 to a delivery that was there before, and do nothing.",
		about: [
			"Meta repeats what it believes lost, and a repeat that is answered 409 or 500 is lost again. A unique index on the message's id that throws is the usual reason: insert … on conflict do nothing.",
		],
	},
	"together-fails": {
		fault: "Of two deliveries at the same moment, the app takes only one.",
		fix: "Look for what both of them need: a lock, a single database connection, a file, a global variable.",
		about: [
			"Meta sends deliveries side by side and doesn't wait for the answer to one before it sends the next. SQLite answers 'database is locked', a development server with a single thread may refuse to connect.",
		],
	},
	duplicates: {
		fault:
			"Whether the app takes a delivery that comes twice, and two that come at once.",
		about: [
			"Meta sends what it believes lost again, sometimes after hours, and in batches that are cut otherwise. That the app answers 200 to both can be seen; whether the customer got two answers can't be seen from outside.",
			"Remember messages[].id, and for statuses the id together with the status, for some days, and skip what was there: a table with a unique index is enough. Two processes need one such table between them.",
		],
	},
	"not-200": {
		fault:
			"The app acknowledges with another status than 200, the only one that Meta documents as success.",
		fix: "Answer 200.",
		about: [
			'"Any code other than 200" is sent again, say Meta\'s documents. 201, 202 and 204 seem to pass today; nothing promises it.',
			"NestJS answers 201 to each POST unless @HttpCode(200) is given; Rails' head :no_content and an Azure function that returns nothing answer 204.",
		],
	},
	"answer-time": {
		fault: "How long the app takes to acknowledge.",
		about: [
			"Meta's documents ask for a median of at most 250 ms, and for less than one answer in a hundred over a second.",
		],
	},
	"slow-answer": {
		fault:
			"The app answers late: Meta asks for a quarter of a second, and for a second at most.",
		fix: "Answer 200 first and work afterwards: a queue, setImmediate, BackgroundTasks, waitUntil.",
		about: [
			"An app that sends its reply, or asks a language model, before it answers Meta takes seconds. With more traffic it takes longer, and the same deliveries come again: customers get two answers.",
			"On serverless platforms work after the answer needs their own means: waitUntil on Vercel and Cloudflare, a queue on AWS, background functions on Netlify.",
			"If only the first answer was slow, it was a cold start: keep one instance warm.",
		],
	},
	"deliveries-cut-short": {
		fault:
			"Not all deliveries were tried, because the app takes so long to answer each.",
		about: [
			"After three answers that came later than Meta waits for, no more is sent: the rest would take minutes, and the app's slowness is what has to be mended first. Accents and emoji, statuses, large deliveries, repeats, and some kinds of wrong signatures are untried then. Once the app answers quickly, all of it is.",
		],
	},
	"too-slow": {
		fault:
			"The app answers so late that Meta gives up and sends the delivery again: duplicates will follow.",
		fix: "Answer 200 first and work afterwards: a queue, setImmediate, BackgroundTasks, waitUntil.",
		about: [
			"How long Meta waits is not documented; reports say from five seconds on. What wasn't answered by then comes again while the first is still being worked on.",
			"A bot that asks a language model before it answers Meta is the usual reason, and customers who get the same answer twice or three times are how it shows.",
		],
	},
} as const satisfies Readonly<Record<string, CodeMeaning>>;
