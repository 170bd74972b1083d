import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { messageTypes } from "../../src/commands/send/message-types.ts";
import { body, projectWith } from "../support/recorded.ts";
import { openSending, wamid } from "../support/sending.ts";
import { type } from "../support/world.ts";

const received = body({
	contacts: [{ profile: { name: "Anna" }, wa_id: "16505551234" }],
	messages: [
		{
			from: "16505551234",
			id: wamid,
			timestamp: "1763726400",
			type: "text",
			text: { body: "hi" },
		},
	],
});

const files: Readonly<Record<string, string>> = {
	"photo.jpg": "\xff\xd8\xff\xe0",
	"red.jpg": "\xff\xd8\xff\xe0",
	"tour.mp4": "\0\0\0\x18ftypmp42",
	"song.mp3": "ID3\x04",
	"hello.ogg": `OggS${"\0".repeat(24)}OpusHead`,
	"invoice.pdf": "%PDF-1.7",
	"receipt.pdf": "%PDF-1.7",
	"wave.webp": "RIFF\0\0\0\0WEBPVP8 ",
	"letter.txt": "Dear Anna",
	"message.json":
		'{"messaging_product":"whatsapp","type":"text","text":{"body":"x"}}',
};

/** A project in which all that the examples name is there. */
async function project(): Promise<string> {
	const cwd = await projectWith([{ body: received }]);
	for (const [name, content] of Object.entries(files)) {
		await writeFile(join(cwd, name), Buffer.from(content, "latin1"));
	}
	return cwd;
}

/** What a shell makes of an example: its words, and what is piped in. */
function parsed(example: string) {
	const [command = "", from] = example.split(" < ");
	const words = command.match(/(?:'[^']*'|[^\s'])+/g) ?? [];
	const argv = words.map((word) => word.replaceAll("'", ""));
	return {
		argv: argv.map((word) => (word === "wamid.HBgL…" ? wamid : word)),
		...(from !== undefined && { stdin: files[from] ?? "" }),
	};
}

const examples = messageTypes.flatMap(({ name, examples }) =>
	examples.map((example) => ({ name, example })),
);

it("every type has an example", () => {
	expect(examples.length).toBeGreaterThan(30);
	expect(messageTypes.filter((each) => each.examples.length === 0)).toEqual([]);
});

it.each(examples)("wa-hook send $example", async ({ name, example }) => {
	const { env, bodies } = await openSending();
	const { argv, ...start } = parsed(example);
	const sent = await type(["send", ...argv], {
		...start,
		cwd: await project(),
		env: { ...env, WA_HOOK_TO: "+16505551234" },
	});
	expect(sent).toMatchObject({ code: 0 });
	expect(bodies()).toHaveLength(1);
	if (name !== "read") expect(bodies()[0]).toHaveProperty("to", "+16505551234");
});

describe("bodies", () => {
	const env = { WA_HOOK_TO: "+16505551234" };

	async function bodyOf(...argv: readonly string[]): Promise<unknown> {
		const line = ["send", ...argv, "--dry-run", "--json"];
		const { stdout } = await type(line, { env, cwd: await project() });
		return JSON.parse(JSON.parse(stdout).body);
	}

	it("a place south of the equator is no flag", async () => {
		const south = { location: { latitude: "-33.86", longitude: "151.21" } };
		expect(await bodyOf("location", "-33.86,151.21")).toMatchObject(south);
		expect(await bodyOf("location", "-33.86", "151.21")).toMatchObject(south);
	});

	it("a document is called as the file", async () => {
		const named = { document: { id: "MEDIA_ID", filename: "invoice.pdf" } };
		expect(await bodyOf("document", "invoice.pdf")).toMatchObject(named);
		const other = await bodyOf(
			"document",
			"invoice.pdf",
			"--filename",
			"a.pdf",
		);
		expect(other).toMatchObject({ document: { filename: "a.pdf" } });
		const link = await bodyOf("document", "https://shop.example/a.pdf");
		expect(link).toMatchObject({
			document: { link: "https://shop.example/a.pdf" },
		});
		expect(link).not.toHaveProperty("document.filename");
	});

	it("a file stands at the head of buttons", async () => {
		const flags = ["-b", "yes=Yes", "--header-image", "red.jpg"];
		expect(await bodyOf("buttons", "This one?", ...flags)).toMatchObject({
			interactive: { header: { type: "image", image: { id: "MEDIA_ID" } } },
		});
	});

	it("last is the newest message that came", async () => {
		expect(await bodyOf("reaction", "last", "👍")).toMatchObject({
			reaction: { message_id: wamid, emoji: "👍" },
		});
		expect(await bodyOf("text", "hi", "--reply-to", "last")).toMatchObject({
			context: { message_id: wamid },
		});
	});

	it("what is said of the last goes to who wrote it, unless told otherwise", async () => {
		const usual = { WA_HOOK_TO: "+4915123456789" };
		const cwd = await project();
		const argv = ["send", "reaction", "last", "👍", "--dry-run"];
		const toWriter = await type(argv, { env: usual, cwd });
		expect(toWriter.stdout).toContain('"to": "+16505551234"');
		const other = await type([...argv, "--to", "+16505559999"], { cwd });
		expect(other.stdout).toContain('"to": "+16505559999"');
	});

	it("an offer ends at a time, or after one", async () => {
		const parameter =
			"template.components[0].parameters[0].limited_time_offer.expiration_time_ms";
		const at = "2026-12-24T18:00Z";
		const offer = await bodyOf("template", "sale", "--offer-ends", at);
		expect(offer).toHaveProperty(parameter, Date.parse(at));
	});
});
