import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { textOf } from "../support/fixtures.ts";
import { projectWith } from "../support/recorded.ts";
import { replay } from "../support/replayed.ts";
import { openTarget } from "../support/target.ts";
import { emptyFolder } from "../support/world.ts";

const odd = textOf("text").replace('"whatsapp"', '"telegram"');
const note = 'value.messaging_product is not "whatsapp"';

describe("what is unusual about a payload is noted", () => {
	it("in a fixture that was changed", async () => {
		const set = ["--set", "messaging_product=telegram"];
		expect(await shown(["text", ...set])).toContain(note);
	});

	it("in a file, though it is called as a fixture", async () => {
		const cwd = await folderWith("text.json", odd);
		expect(await shown(["./text.json"], cwd)).toContain(note);
	});

	it("in a recorded delivery", async () => {
		const cwd = await projectWith([{ body: Buffer.from(odd) }]);
		expect(await shown(["last"], cwd)).toContain(note);
	});

	it("in a batch with a fixture", async () => {
		const cwd = await folderWith("odd.json", odd);
		const argv = ["image", "odd.json", "--batch", "2"];
		expect(await shown(argv, cwd)).toContain(note);
	});

	it("in a scenario", async () => {
		const step = { send: "text", set: { messaging_product: "telegram" } };
		const scenario = JSON.stringify({ steps: [step] });
		const cwd = await folderWith("story.json", scenario);
		expect(await shown(["--scenario", "story.json"], cwd)).toContain(note);
	});
});

async function shown(argv: readonly string[], cwd?: string): Promise<string> {
	const app = await openTarget();
	const start = cwd === undefined ? {} : { cwd };
	const { code, stdout } = await replay([...argv, "-u", `${app.port}`], start);
	expect(code).toBe(0);
	return stdout;
}

async function folderWith(file: string, text: string): Promise<string> {
	const folder = await emptyFolder();
	await writeFile(join(folder, file), text);
	return folder;
}
