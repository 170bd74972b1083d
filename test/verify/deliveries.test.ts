import { randomBytes } from "node:crypto";
import { createServer, type RequestListener } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import {
	type DeliveriesOptions,
	probeDeliveries,
} from "../../src/io/probe/deliveries.ts";
import { openVisitor } from "../../src/io/probe/visitor.ts";
import { diagnoseDeliveries } from "../../src/webhook/diagnose/deliveries/deliveries.ts";
import type { Finding } from "../../src/webhook/diagnose/finding.ts";
import { listening } from "../support/target.ts";
import * as content from "./gallery/deliveries-content.ts";
import * as front from "./gallery/deliveries-front.ts";
import * as healthy from "./gallery/deliveries-healthy.ts";
import * as signature from "./gallery/deliveries-signature.ts";

const { appSecret } = healthy;
const { verifyToken } = signature;

// A busy machine is no fault of an app's.
const patience = 30_000;

/** Opens an app and tries deliveries on it. */
async function check(
	listener: RequestListener,
	options: Partial<DeliveriesOptions> = {},
	timeoutMs = patience,
): Promise<readonly Finding[]> {
	return checkServer(createServer(listener), options, timeoutMs);
}

async function checkServer(
	server: ReturnType<typeof createServer>,
	options: Partial<DeliveriesOptions>,
	timeoutMs: number,
): Promise<readonly Finding[]> {
	const port = await listening(server);
	onTestFinished(() => {
		server.close();
		server.closeAllConnections();
	});
	return checkUrl(`http://127.0.0.1:${port}/webhook`, options, timeoutMs);
}

async function checkUrl(
	url: string,
	options: Partial<DeliveriesOptions>,
	timeoutMs = patience,
): Promise<readonly Finding[]> {
	const visitor = openVisitor({ env: {}, skipVerify: false, timeoutMs });
	onTestFinished(() => visitor.close());
	const observation = await probeDeliveries(visitor, {
		url: new URL(url),
		secret: appSecret,
		otherKeys: [{ value: verifyToken, label: "the verify token" }],
		signed: true,
		randomBytes,
		now: Date.now,
		slowMs: patience,
		tooSlowMs: patience,
		...options,
	});
	const findings = diagnoseDeliveries(observation);
	const text = JSON.stringify(findings);
	expect(text).not.toContain(appSecret);
	expect(text).not.toContain(verifyToken);
	expect(text).not.toMatch(/[0-9a-f]{40}/i);
	return findings;
}

function faults(findings: readonly Finding[]): readonly string[] {
	return findings
		.filter(({ level }) => level === "warn" || level === "fail")
		.map(({ level, code }) => `${level} ${code}`);
}

function seen(findings: readonly Finding[], code: string): string {
	const found = findings.find((finding) => finding.code === code);
	return [found?.title, ...(found?.seen ?? [])].join("\n");
}

describe("a healthy app has no fault", () => {
	it.each([
		["node:http", healthy.plainNode],
		["Express", healthy.expressWithRawBody],
		["Fastify", healthy.fastifyWithRawBody],
	])("%s", async (_name, app) => {
		const findings = await check(app());
		expect(findings.map(({ level, code }) => `${level} ${code}`)).toEqual([
			"ok signed-delivery",
			"ok wrong-signatures",
			"ok any-body",
			"ok duplicates",
			"ok answer-time",
		]);
	});

	it.each([
		["with a secret", { signed: false }],
		["without", { signed: true, secret: undefined }],
	])("nor one to which nothing is signed, %s", async (_name, options) => {
		const findings = await check(healthy.plainNode(), options);
		expect(findings.map(({ level, code }) => `${level} ${code}`)).toEqual([
			"ok wrong-signatures",
			"skip signed-delivery",
		]);
	});

	it("nor one that gets a single sample", async () => {
		const findings = await check(healthy.plainNode(), { onlyOne: true });
		expect(findings.map(({ level, code }) => `${level} ${code}`)).toEqual([
			"ok signed-delivery",
			"ok answer-time",
		]);
	});
});

describe("what stands before the app is named once, and nothing else", () => {
	it.each([
		{ app: front.redirects, fault: "post-redirect" },
		{ app: front.routesGetAlone, fault: "post-not-routed" },
		{ app: front.allowsGetAlone, fault: "post-not-routed" },
		{ app: front.takesNoJson, fault: "post-media-type" },
		{ app: front.laravelCsrf, fault: "post-csrf" },
		{ app: front.djangoCsrf, fault: "post-csrf" },
		{ app: front.railsCsrf, fault: "post-csrf" },
		{ app: front.basicAuth, fault: "post-wall" },
		{ app: front.cloudflareChallenge, fault: "post-wall" },
		{ app: front.cloudflareBlock, fault: "post-wall" },
		{ app: front.ngrokOffline, fault: "post-provider-page" },
		{ app: front.badGateway, fault: "post-gateway" },
		{ app: front.singlePageApp, fault: "post-web-page" },
		{ app: front.crashes, fault: "post-crash" },
		{ app: front.hangsUp, fault: "post-cut-off" },
		{ app: front.limitsAtOnce, fault: "post-rate-limited" },
	] as const)("$app.name: $fault", async ({ app, fault }) => {
		expect(faults(await check(app()))).toEqual([`fail ${fault}`]);
	});

	it("nobody: post-unreachable", async () => {
		const findings = await checkUrl("http://127.0.0.1:1/", {});
		expect(faults(findings)).toEqual(["fail post-unreachable"]);
	});

	it("continuesUnasked: what can't be read here is no fault", async () => {
		const findings = await checkServer(front.continuesUnasked(), {}, patience);
		expect(findings).toMatchObject([
			{ level: "skip", title: expect.stringContaining("100 Continue") },
		]);
	});

	it("forgetsToAnswer: post-no-answer", async () => {
		const findings = await check(front.forgetsToAnswer(), {}, 60);
		expect(faults(findings)).toEqual(["fail post-no-answer"]);
	});
});

describe("how the app checks signatures", () => {
	it.each([
		{ app: signature.acceptsEverything, fault: "fail signature-not-checked" },
		{ app: signature.expressReserialises, fault: "fail reserialised" },
		{ app: signature.fastifyReserialises, fault: "fail reserialised" },
		{ app: signature.escapesAnew, fault: "fail reserialised" },
		{ app: signature.minifies, fault: "fail reserialised" },
		{ app: signature.readsLatin1, fault: "fail wrong-charset" },
		{ app: signature.hashesWhatAFilterLeft, fault: "fail other-bytes" },
		{ app: signature.usesVerifyToken, fault: "fail app-key-wrong" },
		{ app: signature.usesQuotedSecret, fault: "fail app-key-wrong" },
		{ app: signature.usesSecretWithNewline, fault: "fail app-key-wrong" },
		{ app: signature.usesSecretWithReturn, fault: "fail app-key-wrong" },
		{ app: signature.usesUnsetVariable, fault: "fail app-key-empty" },
		{ app: signature.usesAnotherSecret, fault: "fail correct-refused" },
		{ app: signature.hashesNothing, fault: "fail parsed-body-hashed" },
		{ app: signature.hashesObjectObject, fault: "fail parsed-body-hashed" },
		{ app: signature.hashesObject, fault: "fail parsed-body-hashed" },
		{ app: signature.looksForCapitals, fault: "fail header-not-seen" },
		{ app: signature.looksForSmallLetters, fault: "fail header-not-seen" },
		{ app: signature.comparesOnlyBareHex, fault: "fail app-expects-spelling" },
		{ app: signature.comparesOnlyBase64, fault: "fail app-expects-spelling" },
		{ app: signature.comparesOnlySha1, fault: "fail app-expects-spelling" },
		{ app: signature.skipsMissing, fault: "fail missing-signature-accepted" },
		{ app: signature.checksPresence, fault: "fail presence-only" },
		{ app: signature.hashesWhatItMadeOfIt, fault: "fail altered-accepted" },
		{
			app: signature.comparesPrefix,
			fault: "fail truncated-signature-accepted",
		},
		{ app: signature.acceptsSha1, fault: "warn sha1-accepted" },
		{ app: signature.readsHexLoosely, fault: "warn loose-signature" },
		{ app: signature.throwsOnShortOnes, fault: "warn signature-crash" },
	] as const)("$app.name: $fault", async ({ app, fault }) => {
		expect(faults(await check(app()))).toEqual([fault]);
	});

	it("throwsWithVerifyToken: names the key, and the crashes besides", async () => {
		const findings = await check(signature.throwsWithVerifyToken());
		expect(faults(findings)).toEqual([
			"fail app-key-wrong",
			"warn signature-crash",
		]);
	});

	it("says which key the app has", async () => {
		const findings = await check(signature.usesVerifyToken());
		expect(seen(findings, "app-key-wrong")).toContain(
			"accepted: signed with the verify token",
		);
	});

	it("tells white space from the rest", async () => {
		const findings = await check(signature.minifies());
		expect(seen(findings, "reserialised")).toContain(
			"the app hashes the JSON without white space, not the bytes as they came",
		);
	});

	it("says which bodies pass and which don't", async () => {
		const findings = await check(signature.expressReserialises());
		expect(seen(findings, "reserialised")).toContain(
			"the app hashes the re-serialised JSON, not the bytes as they came",
		);
		expect(seen(findings, "reserialised")).toContain(
			"refused: accents as \\u00e9",
		);
	});

	it.each([
		{ app: signature.acceptsEverything, fault: "fail signature-not-checked" },
		{ app: signature.expressReserialises, fault: "fail reserialised" },
		{ app: signature.skipsMissing, fault: "fail missing-signature-accepted" },
		{ app: signature.throwsOnShortOnes, fault: "warn signature-crash" },
	] as const)(
		"$app.name also shows without a rightly signed one",
		async ({ app, fault }) => {
			const findings = await check(app(), { signed: false });
			expect(faults(findings)).toEqual([fault]);
		},
	);

	it("only doubts a path that answers 404 to what isn't signed", async () => {
		const findings = await check(front.routesGetAlone(), { signed: false });
		expect(faults(findings)).toEqual(["warn post-not-routed"]);
	});

	it("sends an app that takes everything only two samples unasked", async () => {
		let count = 0;
		const app = signature.acceptsEverything();
		await check(
			(request, response) => {
				count += 1;
				app(request, response);
			},
			{ signed: false },
		);
		expect(count).toBe(2);
	});
});

describe("what the app can't cope with", () => {
	it.each([
		{ app: content.failsOnEmoji, fault: "fail emoji-fails" },
		{ app: content.failsOnSigns, fault: "fail text-fails" },
		{ app: content.assumesMessage, fault: "fail shape-crash" },
		{ app: content.knowsItsTypes, fault: "fail shape-crash" },
		{ app: content.requiresMessages, fault: "fail shape-refused" },
		{ app: content.refusesAllWith400, fault: "fail shape-refused" },
		{ app: content.cutsOffStatuses, fault: "fail shape-crash" },
		{ app: content.takes100kB, fault: "fail large-refused" },
		{ app: content.takesOneMegabyte, fault: "fail large-refused" },
		{ app: content.refusesDuplicates, fault: "fail duplicate-refused" },
		{ app: content.takesOneAtATime, fault: "fail together-fails" },
		{ app: content.answers201, fault: "warn not-200" },
	] as const)("$app.name: $fault", async ({ app, fault }) => {
		expect(faults(await check(app()))).toEqual([fault]);
	});

	it("names the size that is refused", async () => {
		const findings = await check(content.takesOneMegabyte());
		expect(seen(findings, "large-refused")).toContain("3 MB: 413");
	});

	it.each([
		["slow-answer", { slowMs: 10, tooSlowMs: 5000 }, "warn slow-answer"],
		["too-slow", { slowMs: 5, tooSlowMs: 10 }, "fail too-slow"],
	])("%s", async (_name, options, fault) => {
		const findings = await check(content.worksFirst(25), options);
		expect(faults(findings)).toEqual([fault]);
	});

	it("limitsRate: a limit is a warning, and no fault of what was limited", async () => {
		const findings = await check(content.limitsRate(6));
		expect(faults(findings)).toEqual(["warn post-rate-limited"]);
	});

	it("diesOnStatus: app-died", async () => {
		const server = createServer();
		server.on(
			"request",
			content.diesOnStatus(() => server.close()),
		);
		const findings = await checkServer(server, {}, patience);
		expect(faults(findings)).toEqual(["fail app-died"]);
		expect(seen(findings, "app-died")).toContain("a status");
	});

	it("dies at the first delivery: app-died, and no second fault", async () => {
		const server = createServer((request) => {
			server.close();
			request.socket.destroy();
		});
		const findings = await checkServer(server, {}, patience);
		expect(faults(findings)).toEqual(["fail app-died"]);
		expect(seen(findings, "app-died")).toContain("plain ASCII");
	});
});

describe("an app that has had enough of wrong signatures", () => {
	it.each([
		{ app: signature.bans(403), status: 403 },
		{ app: signature.bans(429), status: 429 },
	])("and answers $status from then on: post-banned alone", async ({ app }) => {
		const findings = await check(app);
		expect(faults(findings)).toEqual(["warn post-banned"]);
		expect(seen(findings, "post-banned")).toContain("accepted at first");
	});

	it("that refuses the right ones for another reason is not said to", async () => {
		const findings = await check(signature.hashesWhatAFilterLeft());
		expect(faults(findings)).toEqual(["fail other-bytes"]);
	});
});

describe("stopping", () => {
	it("keeps what is known so far", async () => {
		const stopping = new AbortController();
		let count = 0;
		const app = healthy.plainNode();
		const findings = await check(
			(request, response) => {
				count += 1;
				if (count === 4) stopping.abort();
				app(request, response);
			},
			{ stop: stopping.signal },
		);
		expect(faults(findings)).toEqual([]);
		expect(count).toBeLessThan(7);
	});
});
