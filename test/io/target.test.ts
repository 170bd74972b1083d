import { describe, expect, it } from "vitest";
import { CliError } from "../../src/errors.ts";
import { isLoopback, isPrivate, parseTarget } from "../../src/io/target.ts";

describe("what was typed", () => {
	it.each([
		["3000", "http://localhost:3000/webhook"],
		[" 3000 ", "http://localhost:3000/webhook"],
		[":3000", "http://localhost:3000/webhook"],
		["3000/api/wa", "http://localhost:3000/api/wa"],
		[":3000/", "http://localhost:3000/"],
		[":3000/api?a=b", "http://localhost:3000/api?a=b"],
		["65535", "http://localhost:65535/webhook"],
		["http://localhost:3000", "http://localhost:3000/"],
		["HTTPS://Shop.example/wa?x=1#part", "https://shop.example/wa?x=1"],
		["http://[::1]:3000/wa", "http://[::1]:3000/wa"],
	])("%j is %s", (typed, url) => {
		expect(parseTarget(typed).href).toBe(url);
	});

	it("gives a bare port the path that is listened on", () => {
		expect(parseTarget("3000", "/wa").href).toBe("http://localhost:3000/wa");
		expect(parseTarget(":3000/x", "/wa").href).toBe("http://localhost:3000/x");
	});

	it.each([
		["localhost:3000", "did you mean http://localhost:3000 ?"],
		["localhost/wa", "did you mean http://localhost/wa ?"],
		["shop.example/wa", "did you mean http://shop.example/wa ?"],
		["127.0.0.1:3000/wa", "did you mean http://127.0.0.1:3000/wa ?"],
		["[::1]:3000", "did you mean http://[::1]:3000 ?"],
		["htp://shop.example/wa", "did you mean http://shop.example/wa ?"],
		["0", "a port is a number from 1 to 65535"],
		["65536", "a port is a number from 1 to 65535"],
		["", "give a URL, a port (3000) or a port and path (:3000/path)"],
		["app", "give a URL, a port (3000) or a port and path (:3000/path)"],
		["http://", "give a URL, a port (3000) or a port and path (:3000/path)"],
		["http://[", "give a URL, a port (3000) or a port and path (:3000/path)"],
		[
			"http://x:99999",
			"give a URL, a port (3000) or a port and path (:3000/path)",
		],
	])("%j is none; %s", (typed, hint) => {
		expect(refusal(typed)).toMatchObject({ code: "not-a-target", hint });
		expect(refusal(typed).message).toContain(JSON.stringify(typed));
	});

	it("doesn't take a password, and doesn't repeat it", () => {
		const error = refusal("https://me:hunter2@shop.example/");

		expect(error.code).toBe("credentials-in-target");
		expect(`${error.message} ${error.hint}`).not.toContain("hunter2");
	});
});

it.each([
	"localhost",
	"LOCALHOST.",
	"app.localhost",
	"127.0.0.1",
	"127.8.9.10",
	"0.0.0.0",
	"::1",
	"[::1]",
	"[::]",
	"[::ffff:127.0.0.1]",
	"[::ffff:7f00:1]",
])("%s is this machine", (hostname) => {
	expect([isLoopback(hostname), isPrivate(hostname)]).toEqual([true, true]);
});

it.each([
	"10.1.2.3",
	"172.16.0.1",
	"172.31.255.255",
	"192.168.1.1",
	"169.254.169.254",
	"100.64.0.1",
	"[fd12::1]",
	"[fe80::1]",
	"app",
	"nas.local",
	"app.internal",
	"shop.test",
	"router.home.arpa",
])("%s is private", (hostname) => {
	expect([isLoopback(hostname), isPrivate(hostname)]).toEqual([false, true]);
});

it.each([
	"shop.example",
	"localhost.example",
	"notlocalhost.com",
	"127.0.0.1.example",
	"8.8.8.8",
	"172.32.0.1",
	"100.128.0.1",
	"[2a03:2880::1]",
	"[::ffff:8.8.8.8]",
])("%s is public", (hostname) => {
	expect([isLoopback(hostname), isPrivate(hostname)]).toEqual([false, false]);
});

function refusal(typed: string): CliError {
	try {
		parseTarget(typed);
	} catch (error) {
		if (error instanceof CliError) return error;
		throw error;
	}
	throw new Error(`${typed} was taken`);
}
