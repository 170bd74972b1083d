import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseResolve } from "../../src/io/probe/resolution.ts";
import type { Finding } from "../../src/webhook/diagnose/finding.ts";
import { checkAddress, faultsIn, inShort } from "./checked-address.ts";
import * as gallery from "./gallery/tls.ts";

describe("a server with one fault gives its finding and no other", () => {
	it.each([
		["sends cert.pem only", gallery.sendsCertPemOnly, "tls-incomplete-chain"],
		[
			"sends another intermediate",
			gallery.sendsAnotherIntermediate,
			"tls-incomplete-chain",
		],
		["signs itself", gallery.signsItself, "tls-self-signed"],
		[
			"shows an ingress's default",
			gallery.showsIngressDefault,
			"tls-self-signed",
		],
		[
			"has the company's certificate and root",
			() => gallery.asksTheCompany("root"),
			"tls-unknown-authority",
		],
		[
			"has the company's certificate alone",
			() => gallery.asksTheCompany("leaf"),
			"tls-unknown-authority",
		],
		["wasn't renewed", gallery.wasNotRenewed, "tls-expired"],
		[
			"keeps an old intermediate",
			gallery.keepsAnOldIntermediate,
			"tls-expired",
		],
		["is from the future", gallery.isFromTheFuture, "tls-not-yet-valid"],
		["ends in 13 days", () => gallery.endsInDays(13), "tls-expires-soon"],
		["is for www", gallery.isForWww, "tls-wrong-name"],
		["has other sites", gallery.hasOtherSites, "tls-wrong-name"],
		["mixes up sites", gallery.mixesUpSites, "tls-wrong-name"],
		["refuses the name", gallery.refusesTheName, "tls-unknown-name"],
		["speaks old TLS", gallery.speaksOldTls, "tls-old"],
		["speaks plain HTTP", gallery.speaksPlainHttp, "no-tls"],
		["says nothing", gallery.saysNothing, "tls-timeout"],
		["hangs up", gallery.hangsUp, "tls-handshake"],
	])("%s", async (_fault, open, code) => {
		expect(faultsIn(await check(await open()))).toEqual([code]);
	});
});

describe("a healthy server gives none", () => {
	it.each([
		["with the whole chain", gallery.healthy],
		["renewed this minute", gallery.isFresh],
		["with 15 of 90 days left", () => gallery.endsInDays(15)],
		["in the middle of a short life", gallery.isShortLived],
	])("%s", async (_name, open) => {
		expect(inShort(await check(await open()))).toEqual([
			"ok url",
			"skip public-name",
			"ok connection",
			"ok certificate",
		]);
	});
});

describe("what is shown", () => {
	it("is the chain, and where the missing certificate is", async () => {
		const finding = await fault(gallery.sendsCertPemOnly);
		expect(finding.seen).toEqual([
			expect.stringMatching(
				/^1\. shop\.example, issued by E7, valid until \d{4}-\d\d-\d\d \(in 60 days\)$/,
			),
			"2. E7: not sent; it is at http://e7.i.example/",
		]);
		expect(finding.commands).toEqual([
			expect.stringMatching(
				/^openssl s_client -connect 127\.0\.0\.1:\d+ -servername shop\.example -showcerts <\/dev\/null$/,
			),
		]);
	});

	it("is every certificate of a complete chain", async () => {
		const findings = await check(await gallery.healthy());
		const { title, seen } = findings.at(-1) ?? {};
		expect(title).toBe("certificate complete and valid for 60 more days");
		expect(seen).toEqual([
			expect.stringMatching(/^TLSv1\.3, handshake in \d+ ms$/),
			expect.stringMatching(/^1\. shop\.example, issued by E7, /),
			expect.stringMatching(/^2\. E7, issued by Example Root X1, /),
			expect.stringMatching(/^3\. Example Root X1, signed by itself, /),
		]);
	});

	it("is the twin with or without www, to be used instead", async () => {
		const finding = await fault(gallery.isForWww);
		expect(finding.seen).toEqual([
			"asked for  shop.example",
			"it is for  www.shop.example",
		]);
		expect(finding.fix).toMatch(/^Give Meta the URL with www\.shop\.example/);
	});

	it("is that another site's certificate is the default one", async () => {
		expect((await fault(gallery.hasOtherSites)).fix).toMatch(/default one/);
		expect((await fault(gallery.mixesUpSites)).fix).toBeUndefined();
	});

	it("is which certificate of the chain is old", async () => {
		const finding = await fault(gallery.keepsAnOldIntermediate);
		expect(finding.title).toMatch(
			/^a certificate of the chain expired .* \(1 day ago\)$/,
		);
		expect(finding.fix).toMatch(/^Your own certificate may be fine/);
	});
});

it("says that only NODE_EXTRA_CA_CERTS vouches for a certificate", async () => {
	const { port, authority } = await gallery.inspects();
	const file = fileOf(authority.pem);
	const trusting = await check(port, { NODE_EXTRA_CA_CERTS: file });
	expect(inShort(trusting).at(-1)).toBe("warn tls-trusted-here-only");
	const missing = await check(port, { NODE_EXTRA_CA_CERTS: `${file}.none` });
	expect(inShort(missing).at(-1)).toBe("fail tls-unknown-authority");
});

it("says of one that speaks old TLS besides only that", async () => {
	const { port, authority } = await gallery.inspectsWithOldTls();
	const trusting = await check(port, {
		NODE_EXTRA_CA_CERTS: fileOf(authority.pem),
	});
	expect(faultsIn(trusting)).toEqual(["tls-old"]);
	expect(faultsIn(await check(port))).toEqual([
		"tls-old",
		"tls-unknown-authority",
	]);
});

function fileOf(pem: string): string {
	const file = join(mkdtempSync(join(tmpdir(), "wa-hook-")), "company.pem");
	writeFileSync(file, pem);
	return file;
}

async function fault(open: () => Promise<number>): Promise<Finding> {
	const findings = await check(await open());
	const found = findings.find(({ level }) => level === "fail");
	if (found === undefined) throw new Error("found no fault");
	return found;
}

function check(
	port: number,
	env: Readonly<Record<string, string>> = {},
): Promise<readonly Finding[]> {
	return checkAddress(`https://${gallery.host}:${port}/webhook`, {
		env,
		resolve: parseResolve([`${gallery.host}:${port}:127.0.0.1`]),
		ca: gallery.publicAuthorities,
	});
}
