import { describe, expect, it } from "vitest";
import { widest } from "../../src/view/measure.ts";
import { type ReadyPanel, readyPanel } from "../../src/view/ready.ts";
import type { Safe } from "../../src/view/safe.ts";
import { plainTheme } from "./made.ts";

const panel: ReadyPanel = {
	callback: {
		value: "https://brave-otter-42.loca.lt/webhook",
		note: "localtunnel, reached from outside in 0.4 s",
	},
	verifyToken: {
		value: "wah_7f3a91c2e21c",
		note: "made for this project, kept in .wa-hook/",
	},
	appSecrets: [{ value: "••••1f3a", note: "META_APP_SECRET in .env" }],
	local: { value: "http://127.0.0.1:3100/webhook" },
	forwarding: [
		{ value: "http://localhost:3000/webhook" },
		{ value: "http://localhost:4000/" },
	],
	recording: { value: ".wa-hook/" },
	warnings: [],
	next: [
		{ command: "wa-hook events list", does: "what came so far" },
		{ command: "wa-hook config", does: "every setting and its source" },
	],
	keys: true,
};

const show = (over: Partial<ReadyPanel>, columns: number | undefined) =>
	readyPanel({ ...panel, ...over }, plainTheme(), columns);

describe("the ready panel", () => {
	it("has notes in a column where there is room", () => {
		expect(show({}, 120)).toBe(`
  Callback URL   https://brave-otter-42.loca.lt/webhook   localtunnel, reached from outside in 0.4 s
  Verify token   wah_7f3a91c2e21c                         made for this project, kept in .wa-hook/
  App secret     ••••1f3a                                 META_APP_SECRET in .env
  Local          http://127.0.0.1:3100/webhook
  Forwarding to  http://localhost:3000/webhook
                 http://localhost:4000/
  Recording in   .wa-hook/

  Paste the first two into WhatsApp › Configuration › Webhook, then subscribe to "messages" there.

  Try it: wa-hook events list  what came so far
          wa-hook config       every setting and its source
  ? keys · ctrl-c quit

`);
	});

	it("has the note of a long value below it where there is not", () => {
		expect(show({}, 80).split("\n").slice(1, 5)).toEqual([
			"  Callback URL   https://brave-otter-42.loca.lt/webhook",
			"                 localtunnel, reached from outside in 0.4 s",
			"  Verify token   wah_7f3a91c2e21c   made for this project, kept in .wa-hook/",
			"  App secret     ••••1f3a           META_APP_SECRET in .env",
		]);
	});

	it("says why there is no address, and then not to paste it", () => {
		const shown = show(
			{
				callback: undefined,
				noCallback: { value: "none", note: "--tunnel none" },
			},
			80,
		);
		expect(shown).toContain("  Callback URL   none");
		expect(shown).toContain("--tunnel none");
		expect(shown).not.toContain("Paste");
	});

	it("says when nothing is recorded, and warns", () => {
		const shown = show(
			{
				recording: undefined,
				warnings: ["signatures are not checked"],
				keys: false,
			},
			80,
		);
		expect(shown).toContain("  Recording in   nowhere");
		expect(shown).toContain("\n  ! signatures are not checked\n");
		expect(shown).toContain("\n  ctrl-c quit\n");
	});

	it("fits a narrow terminal but for addresses, which must stay whole to be copied", () => {
		const lines = show(
			{ warnings: ["signatures are not checked: anybody can post here"] },
			50,
		).split("\n");
		const tooLong = lines.filter((line) => widest(line as Safe) > 49);
		expect(tooLong).toEqual([
			"  Callback URL   https://brave-otter-42.loca.lt/webhook",
		]);
	});

	it("lets no untrusted text through", () => {
		const shown = show(
			{ callback: { value: "https://x\x1b[2J", note: "\r\n" } },
			undefined,
		);
		expect(shown).toContain("https://x\\u{1B}[2J   \\u{D}\\u{A}");
	});
});
