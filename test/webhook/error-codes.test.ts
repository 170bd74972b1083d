import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCallbackFailures } from "../../src/webhook/error-codes/callback-failure.ts";
import {
	familyOf,
	findBySubcodeAlone,
	findError,
	subcodesOf,
} from "../../src/webhook/error-codes/find.ts";
import { readMentions } from "../../src/webhook/error-codes/mentions.ts";
import { searchErrors } from "../../src/webhook/error-codes/search.ts";
import { errorTable } from "../../src/webhook/error-codes/table.ts";

/** Every code that Meta documents or that several sources report. */
const codes = [
	...[
		0, 1, 2, 3, 4, 10, 33, 100, 190, 200, 368, 470, 501, 613, 803, 2200, 2500,
	],
	...[80007, 1752041],
	...[130429, 130472, 130497, 130501],
	...[131000, 131005, 131008, 131009, 131016, 131020, 131021, 131026, 131027],
	...[131030, 131031, 131035, 131036, 131037, 131041, 131042, 131044, 131045],
	...[131047, 131048, 131049, 131050, 131051, 131052, 131053, 131055, 131056],
	...[131057, 131059, 131060, 131062, 131063, 131064],
	...[131201, 131202, 131203, 131204, 131207, 131208, 131209, 131210, 131211],
	...[131212, 131213, 131214, 131215],
	...[132000, 132001, 132005, 132007, 132008, 132012, 132015, 132016, 132018],
	...[132068, 132069],
	...[133000, 133004, 133005, 133006, 133008, 133009, 133010, 133015, 133016],
	...[134011, 134100, 134101, 134102, 134103, 135000, 135002, 137000],
	...[138000, 138001, 138002, 138003, 138004, 138005, 138006, 138007, 138009],
	...[138011, 138012, 138013, 138014, 138015, 138017, 138018, 138019, 138020],
	...[138021, 138022, 138023, 138024, 138025],
	...[139000, 139001, 139002, 139003, 139004, 139006],
	...[139100, 139101, 139102, 139103],
	...[141002, 141006, 141010, 141014, 147001, 147002, 147003, 147004],
	...[200005, 200006, 200007],
	...[2388001, 2388012, 2388019, 2388040, 2388047, 2388072, 2388073, 2388091],
	...[2388093, 2388103, 2388293, 2388299, 2494100],
	...[2593079, 2593085, 2593107, 2593108, 2593109],
];

describe("the table", () => {
	it.each(codes)("knows %d", (code) => {
		expect(findError(code)).toMatchObject({ code });
	});

	it("knows nothing twice, and nothing that the list above leaves out", () => {
		const keys = errorTable.map(({ code, subcode }) => `${code}/${subcode}`);
		expect(new Set(keys).size).toBe(keys.length);
		const alone = errorTable.filter(({ subcode }) => subcode === undefined);
		expect(alone.map(({ code }) => code)).toEqual(
			[...codes].sort((a, b) => a - b),
		);
	});

	it.each(errorTable)(
		"says why $code comes and what to do in one or two short sentences",
		({ cause, fix, title }) => {
			expect(title).not.toMatch(/\.$/);
			for (const text of [cause, fix]) {
				const sentences = text.split(/(?<=[.!?]) +(?=[A-Z])/);
				expect(sentences.length).toBeLessThanOrEqual(2);
				for (const sentence of sentences) {
					expect(sentence.length).toBeLessThanOrEqual(160);
					expect(sentence).toMatch(
						/^[A-Z\d].*[.]$|^metastatus\.com.*[.]$|^error_data.*[.]$|^wa-hook.*[.]$/,
					);
				}
			}
		},
	);

	it("marks what Meta does not list", () => {
		const unsure = errorTable.filter(({ confidence }) => confidence !== "high");
		expect(
			unsure.map(({ code, subcode }) =>
				subcode === undefined ? `${code}` : `${code}/${subcode}`,
			),
		).toEqual([
			...["4/2446079", "100/33", "190/458", "190/459", "190/460", "190/463"],
			...["190/464", "190/467", "200/1349174", "470", "501", "2500", "130501"],
			...["131027", "131030", "131060", "131062", "131063", "131064", "132008"],
			...["134103", "135002", "137000", "138011", "2388001", "2593079"],
			"2593085",
		]);
	});
});

describe("finding", () => {
	it("prefers the subcode's entry, and falls back on the code's", () => {
		expect(findError(190, 463)?.title).toBe("Session has expired");
		expect(findError(190, 999)?.title).toBe("Access token has expired");
		expect(findError(100, 33)?.title).toMatch(/does not exist/);
		expect(findError(100, 2388040)?.title).toBe("Character limit exceeded");
		expect(findError(131009, 2494055)?.code).toBe(131009);
		expect(findError(131999)).toBeUndefined();
	});

	it("takes all of 200 to 299 for a missing permission", () => {
		for (const code of [200, 215, 299])
			expect(findError(code)?.title).toBe("API Permission");
		expect(findError(300)).toBeUndefined();
	});

	it("knows a code's subcodes, and a subcode's code", () => {
		expect(subcodesOf(190).map(({ subcode }) => subcode)).toEqual([
			458, 459, 460, 463, 464, 467,
		]);
		expect(findBySubcodeAlone(463)?.code).toBe(190);
	});

	it.each([
		[190, "authorisation"],
		[130429, "throttling"],
		[131999, "messaging"],
		[131299, "groups"],
		[132999, "templates"],
		[133999, "registration"],
		[134999, "marketing messages"],
		[136025, "registration"],
		[138999, "calling"],
		[139050, "flows"],
		[139150, "blocking"],
		[141999, "health"],
		[147999, "usernames"],
		[299, "authorisation"],
		[17, "Graph API"],
		[432, undefined],
		[80008, "throttling"],
		[2388039, "template creation"],
		[2494101, "migration"],
		[2593110, "coexistence"],
		[999999, undefined],
	])("puts %d into the family %s", (code, family) => {
		expect(familyOf(code)).toBe(family);
	});
});

describe("searching", () => {
	it.each([
		["re-engagement message", [131047]],
		["reengagement", [131047]],
		["Re Engagement", [131047]],
		["message engagement re", [131047]],
		["media upload", [131053]],
		["Recipient phone number not in allowed list", [131030]],
		["failed: Recipient phone number not in allowed list!", [131030]],
		["GET / 503 Service Unavailable", []],
		["EACCES: permission denied, open 'x'", []],
		["standby", []],
		["", []],
		["a", []],
	])("%j finds %j", (text, found) => {
		expect(searchErrors(text).map(({ code }) => code)).toEqual(found);
	});

	it("looks at what is said of an error when no title fits", () => {
		const found = searchErrors("emoji").map(({ code }) => code);
		expect(found).toEqual([2388047, 2388073]);
	});
});

/** `131047`, `190/463`, with what Meta says behind it. */
function mentioned(text: string): string[] {
	return readMentions(text).map(({ code, subcode, said }) =>
		[subcode === undefined ? code : `${code}/${subcode}`, said]
			.filter((part) => part !== undefined)
			.join(" "),
	);
}

describe("reading codes", () => {
	it.each([
		["131047", ["131047"]],
		["#131047", ["131047"]],
		["(#131047)", ["131047"]],
		[" 131047\n", ["131047"]],
		["190/463", ["190/463"]],
		["190/999", ["190/999"]],
		["190 463", ["190/463"]],
		["100 33", ["100/33"]],
		["code 190 subcode 463", ["190/463"]],
		["463", ["190/463"]],
		["error 190", ["190"]],
		["131047, 131026 131047", ["131047", "131026"]],
		["190, 463", ["190/463"]],
		["131999", ["131999"]],
		["16505551234", []],
		["131,047", ["131047"]],
		["131 047", ["131047"]],
		["(#131.047)", ["131047"]],
		["190 458", ["190/458"]],
		["- 131047", ["131047"]],
		["-1", []],
		["\u0001\u0002 1 \ufffd", []],
	])("typed: %j", (text, expected) => {
		expect(mentioned(text)).toEqual(expected);
	});

	it.each([
		["OAuthException 190", ["190"]],
		["OAuthException, code: 190", ["190"]],
		["code: 131047", ["131047"]],
		["Failed with error code 131999 just now", ["131999"]],
		["Error 131047, then 131026, then 131047", ["131047", "131026"]],
		["(#131047) Re-engagement message", ["131047 Re-engagement message"]],
		[
			"{ code: 190, error_subcode: 463, message: 'Session has expired' }",
			["190/463"],
		],
		[
			"error: { message: '(#100) Param text must be a string', code: 100 }",
			["100 Param text must be a string"],
		],
		["whatsapp: code=4 subcode=2446079", ["4/2446079"]],
	])("in a line of a log: %j", (text, expected) => {
		expect(mentioned(text)).toEqual(expected);
	});

	it.each([
		"sent to +16505551234 at 1751142888 via :3000, HTTP 400 in 2026",
		"process exited with code 1, status code: 404, HTTP status code 190",
		"GET /v26.0/131047 200 131047ms",
		"wamid.HBgLMTY1MDU1NTEyMzQVAgARGBI131047AA==",
		"order id=131047, $138000, 131,047 and 98 131047 and 131026.5",
		"20261105 131201 worker started",
		"processed 138000 messages in 131026 ms",
		"country code 190, verification code 131047",
		'{"code":200,"message":"OK"}',
		'{"code":0,"message":"success"}',
		'{"entry":[{"id":"131026","time":131047}]}',
		'{"messages":[{"text":{"body":"my code: 131047"},"type":"text"}]}',
	])("takes nothing of %j for a code", (text) => {
		expect(mentioned(text)).toEqual([]);
	});

	it("reads an answer of the API, also within a line, within a line", () => {
		const answer = JSON.stringify({
			error: {
				message: "(#131030) Recipient phone number not in allowed list",
				type: "OAuthException",
				code: 131030,
				error_data: { messaging_product: "whatsapp", details: "Add it." },
				error_subcode: 2655007,
				fbtrace_id: "Az8or2yhqkZfEZ-_4Qn_Bam",
			},
		});
		const expected = ["131030/2655007 Add it."];
		expect(mentioned(answer)).toEqual(expected);
		expect(mentioned(`12:00 [error] HTTP 400 ${answer} (2 ms)`)).toEqual(
			expected,
		);
		const logged = JSON.stringify({ level: 50, msg: `send: ${answer}` });
		expect(mentioned(logged)).toEqual(expected);
		expect(mentioned(answer.slice(0, -10))).toEqual(expected);
		expect(mentioned(JSON.stringify(logged).slice(1, -1))).toHaveLength(1);
	});

	it("reads every error of a webhook's body, and none of its other numbers", () => {
		const body = JSON.stringify({
			entry: [
				{
					id: "131047",
					changes: [
						{
							field: "messages",
							value: {
								statuses: [
									{
										id: "wamid.x",
										timestamp: "1751142888",
										errors: [
											{ code: 131049, error_data: { details: "Not now." } },
											{ code: 131026, title: "Message undeliverable" },
										],
									},
								],
							},
						},
					],
				},
			],
		});
		expect(mentioned(body)).toEqual(["131049 Not now.", "131026"]);
	});

	it("reads what health_status found", () => {
		const answer =
			'{"errors":[{"error_code":141006,"error_description":"No card."}]}';
		expect(mentioned(answer)).toEqual(["141006 No card."]);
	});

	it("stops at fifty", () => {
		const text = Array.from({ length: 80 }, (_, i) => `(#${500 + i})`);
		expect(mentioned(text.join("\n"))).toHaveLength(50);
	});

	it("never throws", () => {
		const part = fc.oneof(
			fc.string({ unit: "binary" }),
			fc.constantFrom(
				...["(#", ")", "code", ":", '"', "\\", "{", "}", "[", "]", "error"],
				...["131047", "190", "/", "subcode", "details", "OAuthException", " "],
			),
		);
		fc.assert(
			fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
				readMentions(parts.join(""));
				searchErrors(parts.join(""));
			}),
			{ numRuns: 200 },
		);
	});

	it.each(["[", "{", '"', "(#1) ", "code:", "131047 ", 'details:"', "{}"])(
		"finds its way through a great many %j",
		(unit) => {
			expect(readMentions(unit.repeat(50_000)).length).toBeLessThan(2);
			expect(
				mentioned(`[${`${JSON.stringify(unit)},`.repeat(200_000)}1]`),
			).toEqual([]);
		},
	);
});

describe("a refused callback URL", () => {
	const refused = (text: string) =>
		readCallbackFailures(
			`(#2200) Callback verification failed with the following errors: ${text}`,
		).map(({ seen, cause }) => `${seen}: ${cause}`);

	it.each([
		[6, "The host name of your URL could not be resolved."],
		[7, "Nothing accepts connections at this address and port."],
		[28, /too long to answer/],
		[35, "The TLS handshake failed."],
		[60, /certificate is not trusted/],
		[99, "Meta could not reach your URL."],
	])("curl_errno = %d is told", (number, cause) => {
		const [said = ""] = refused(
			`curl_errno = ${number}; curl_error = x; HTTP Status Code = 0; HTTP Message = `,
		);
		expect(said).toMatch(`curl error ${number}: `);
		expect(said).toMatch(cause);
	});

	it.each([
		[200, /not with the challenge alone/],
		[301, /redirects/],
		[403, /verify token differs/],
		[404, /nothing at this path/],
		[502, /failed while it answered/],
	])("HTTP Status Code = %d is told", (status, cause) => {
		const [said = ""] = refused(
			`HTTP Status Code = ${status}; HTTP Message = x`,
		);
		expect(said).toMatch(`HTTP ${status}: `);
		expect(said).toMatch(cause);
	});

	it("is not made up", () => {
		expect(refused("none")).toEqual([]);
	});
});
