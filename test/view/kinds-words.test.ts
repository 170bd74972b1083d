import { describe, expect, it } from "vitest";
import { isToPerson } from "../../src/view/direction.ts";
import { shortId } from "../../src/view/identity.ts";
import { money } from "../../src/view/kinds/money.ts";
import { moment, zone } from "../../src/view/kinds/when.ts";
import { event, noon, plainTheme } from "./made.ts";

describe("a moment", () => {
	it.each<[time: unknown, said: string]>([
		[noon / 1000 + 76_440, "2026-11-22 09:14 UTC, in 21 h"],
		[String(noon / 1000 - 60), "2026-11-21 11:59 UTC, 1 min ago"],
		[noon, "2026-11-21 12:00 UTC, now"],
		["2026-11-21T12:00:05.000Z", "2026-11-21 12:00 UTC, in 5.0 s"],
		[0, "1970-01-01 00:00 UTC, 57 years ago"],
	])("%j is %s", (time, said) => {
		expect(moment(time, noon)).toBe(said);
	});

	it.each([undefined, null, "", "soon", -1, 1e300, {}, "2026-99-99T"])(
		"is not made of %j",
		(time) => {
			expect(moment(time, noon)).toBeUndefined();
		},
	);
});

it.each<[ahead: number, name: string]>([
	[0, "UTC"],
	[60, "UTC+1"],
	[330, "UTC+5:30"],
	[-210, "UTC-3:30"],
])("a zone %d minutes ahead is %s", (ahead, name) => {
	expect(zone(ahead)).toBe(name);
});

describe("money", () => {
	it.each<[amount: number, currency: string, said: string]>([
		[210, "INR", "INR 210.00"],
		[1234567.5, "USD", "USD 1,234,567.50"],
		[0.1 + 0.2, "EUR", "EUR 0.30"],
		[1200, "JPY", "JPY 1,200"],
		[1.505, "KWD", "KWD 1.505"],
		[-5, "USD", "USD -5.00"],
		[1e21, "USD", "USD 1e+21"],
	])("%d %s", (amount, currency, said) => {
		expect(money(amount, currency)).toBe(said);
	});

	it.each<[amount: number | undefined, currency: string | undefined]>([
		[undefined, "USD"],
		[Number.NaN, "USD"],
		[1, undefined],
		[1, "usd"],
		[1, "\u202eDS"],
	])("is not made of %s %j", (amount, currency) => {
		expect(money(amount, currency)).toBeUndefined();
	});
});

describe("an id", () => {
	it.each<[id: string, shown: string]>([
		["wamid.A", "wamid.A"],
		["true_5511@c.us_3EB0", "….us_3EB0"],
		["<MESSAGE_ID>", "<MESSAGE_ID>"],
		["a b", "id with odd characters"],
		["wamid.\u202eabc", "id with odd characters"],
	])("%j is %s", (id, shown) => {
		expect(shortId(id, plainTheme())).toBe(shown);
	});
});

describe("the person of an event", () => {
	it.each(["status.read", "echo.smb", "standby.echo", "standby.status"])(
		"is who it went to: %s",
		(kind) => {
			expect(isToPerson(event({ kind }))).toBe(true);
		},
	);

	it.each(["message.text", "standby.message", "history.media"])(
		"is who it came from: %s",
		(kind) => {
			expect(isToPerson(event({ kind }))).toBe(false);
		},
	);

	it("of an earlier file is on the side that its message is not from", () => {
		const kind = "history.media";
		expect(isToPerson(event({ kind, value: { to: "1650" } }))).toBe(true);
	});
});
