import { describe, expect, it } from "vitest";
import { showSent } from "../../src/view/sent.ts";
import { uploadedText } from "../../src/view/sent-upload.ts";
import { createTheme } from "../../src/view/theme.ts";

const theme = createTheme({
	color: "never",
	stream: { isTTY: true },
	env: { LANG: "C" },
});
const asItIs = (text: string) => text;
const about = { ms: 4, toTyped: undefined, below: "hint" as const };

describe("what was sent", () => {
	it("can't move the cursor, whatever Meta answers", () => {
		const hostile = "wamid.\u001b[2J\nerror: pay";
		const shown = showSent(
			{
				messageId: hostile,
				status: "\u001b[31m",
				contacts: [{ input: "\u202e1", waId: "\u0007", userId: "\r" }],
			},
			about,
			{ theme, columns: 60, quiet: false, redact: asItIs },
		);
		expect(shown).not.toMatch(/[^ -~\n]/);
		expect(shown).not.toMatch(/^error/m);
	});

	it("fits the terminal", () => {
		const sent = { messageId: `wamid.${"A".repeat(120)}`, contacts: [] };
		const page = { theme, columns: 50, quiet: false, redact: asItIs };
		const lines = showSent(sent, about, page).split("\n");
		expect(lines.filter((line) => line.length >= 50)).toEqual([]);
	});
});

it("an upload tells the id that it has from now on", () => {
	const upload = { file: "a\u001b.mp4", mediaId: "1", bytes: 9, ms: 20 };
	expect(uploadedText(upload, asItIs)).toBe(
		"uploaded as 1, which can be sent for 30 days: 9 bytes in 20 ms, a\\u{1B}.mp4\n",
	);
});
