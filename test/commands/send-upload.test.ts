import { rm, truncate, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openGraph } from "../../src/io/graph/graph.ts";
import { graphError, ids, secrets } from "../support/graph.ts";
import { linesOf } from "../support/recorded.ts";
import { mediaId, openSending, wamid } from "../support/sending.ts";
import { listening } from "../support/target.ts";
import { emptyFolder, type } from "../support/world.ts";

const jpeg = Buffer.from("\xff\xd8\xff\xe0 a picture \r\n--", "latin1");
const to = ["--to", "+16505551234"];

async function folderWith(name: string, content: Buffer): Promise<string> {
	const cwd = await emptyFolder();
	await writeFile(join(cwd, name), content);
	return cwd;
}

describe("a local file", () => {
	it("is uploaded as Meta wants it, then sent by its id", async () => {
		const { env, standIn, bodies } = await openSending();
		const cwd = await folderWith('my "red" photo.jpg', jpeg);
		const argv = ["send", "image", 'my "red" photo.jpg', "--caption", "x"];
		const sent = await type([...argv, ...to], { env, cwd });
		expect(sent).toMatchObject({ code: 0 });
		expect(sent.stderr).toContain(`uploaded as ${mediaId}`);
		expect(sent.stdout).toContain(wamid);
		expect(standIn.lines()).toEqual([
			`POST /${ids.phone}/media`,
			`POST /${ids.phone}/messages`,
		]);
		expect(bodies()).toMatchObject([{ image: { id: mediaId, caption: "x" } }]);

		const { headers, body } = standIn.requests[0]?.received ?? {};
		expect(headers?.["content-length"]).toBe(String(body?.length));
		const form = await new Response(new Uint8Array(body ?? []), {
			headers: { "content-type": headers?.["content-type"] ?? "" },
		}).formData();
		expect(form.get("messaging_product")).toBe("whatsapp");
		expect(form.get("type")).toBe("image/jpeg");
		const file = form.get("file");
		if (!(file instanceof File)) throw new Error("no file in the form");
		expect(file).toMatchObject({
			name: 'my "red" photo.jpg',
			type: "image/jpeg",
		});
		expect(Buffer.from(await file.arrayBuffer()).equals(jpeg)).toBe(true);
	});

	it.each([
		["image", "red.jpg", jpeg],
		["video", "video:red", "\0\0\0\x18ftypmp42 a film"],
	])("stands on a card of a carousel as %s", async (kind, typed, content) => {
		const { env, standIn, bodies } = await openSending();
		const cwd = await folderWith(
			typed.replace("video:", ""),
			Buffer.from(content),
		);
		const cards = ["A", "B"].flatMap((text) => [
			"--card",
			`${typed} | ${text} | Buy=https://shop.example/${text}`,
		]);
		const argv = ["send", "carousel", "Look", ...cards, ...to];
		const { code, stderr } = await type(argv, { env, cwd });
		expect(code, stderr).toBe(0);
		const header = { type: kind, [kind]: { id: mediaId } };
		expect(bodies()).toMatchObject([
			{ interactive: { action: { cards: [{ header }, { header }] } } },
		]);
		// Once, for both.
		expect(standIn.lines()).toEqual([
			`POST /${ids.phone}/media`,
			`POST /${ids.phone}/messages`,
		]);
	});

	it("that is empty goes out with --no-check", async () => {
		const { env, bodies } = await openSending();
		const cwd = await folderWith("a.txt", Buffer.alloc(0));
		const argv = ["send", "document", "a.txt", "--no-check", ...to];
		expect(await type(argv, { env, cwd })).toMatchObject({ code: 0 });
		expect(bodies()).toMatchObject([{ document: { id: mediaId } }]);
	});

	it("is a line of --json", async () => {
		const { env } = await openSending();
		const cwd = await folderWith("photo.jpg", jpeg);
		const argv = ["send", "image", "photo.jpg", "--json", ...to];
		const { stdout } = await type(argv, { env, cwd });
		expect(linesOf(stdout, "upload")).toMatchObject([
			{ file: "photo.jpg", mediaId, mime: "image/jpeg", bytes: jpeg.length },
		]);
		expect(linesOf(stdout, "sent")).toHaveLength(1);
	});

	it("that Meta would refuse isn't uploaded; with --no-check it is", async () => {
		const { env, standIn } = await openSending();
		const cwd = await folderWith("photo.jpg", jpeg);
		await truncate(join(cwd, "photo.jpg"), 6_000_000);
		const argv = ["send", "sticker", "photo.jpg", ...to];
		const { code, stderr } = await type(argv, { env, cwd });
		expect(code).toBe(2);
		expect(stderr).toContain("photo.jpg is image/jpeg");
		expect(stderr).toContain("photo.jpg has 6,000,000 bytes");
		expect(standIn.requests).toEqual([]);
		const sent = await type([...argv, "--no-check"], { env, cwd });
		expect(sent).toMatchObject({ code: 0 });
	});

	it("isn't uploaded for a message that Meta would refuse", async () => {
		const { env, standIn } = await openSending();
		const cwd = await folderWith("photo.jpg", jpeg);
		const caption = ["--caption", "c".repeat(1025)];
		const argv = ["send", "image", "photo.jpg", ...caption, ...to];
		expect(await type(argv, { env, cwd })).toMatchObject({ code: 2 });
		expect(standIn.requests).toEqual([]);
	});

	it("that Meta doesn't take ends it", async () => {
		const { env, standIn } = await openSending(() =>
			graphError(400, 131053, "(#131053) Media upload error"),
		);
		const cwd = await folderWith("photo.jpg", jpeg);
		const argv = ["send", "image", "photo.jpg", ...to];
		const { code, stderr } = await type(argv, { env, cwd });
		expect(code).toBe(7);
		expect(stderr).toContain("refused to upload photo.jpg");
		expect(standIn.requests).toHaveLength(1);
	});
});

describe("a file of 60 MB", () => {
	const size = 60_000_000;

	/** A file of so many bytes, and a graph whose server takes them and `answers`, before or after it has read all. */
	async function open(answers: "early" | "late" | "never") {
		const path = join(await emptyFolder(), "big.bin");
		await writeFile(path, "");
		await truncate(path, size);
		let received = 0;
		const server = createServer(async (request, response) => {
			const refusal = graphError(401, 190, "Session has expired");
			if (answers === "early") {
				response.writeHead(refusal.status);
				response.end(JSON.stringify(refusal.body));
				return;
			}
			if (answers === "never") return;
			for await (const chunk of request) received += chunk.length;
			response.end(JSON.stringify({ id: mediaId }));
		});
		const port = await listening(server);
		onTestFinished(() => {
			server.close();
			server.closeAllConnections();
		});
		const graph = openGraph({
			address: `http://127.0.0.1:${port}`,
			env: {},
			timeoutMs: answers === "never" ? 90 : 5_000,
		});
		onTestFinished(() => graph.close());
		const sent: number[] = [];
		const upload = {
			path,
			name: "big.bin",
			mime: "application/octet-stream",
			size,
			onProgress: (bytes: number) => void sent.push(bytes),
		};
		const reply = await graph.post("/1/media", { upload }, secrets.token);
		return { reply, sent, received };
	}

	it("streams, and how far it is, is told", async () => {
		const { reply, sent, received } = await open("late");
		expect(reply).toMatchObject({ ok: true, value: { id: mediaId } });
		expect(received).toBeGreaterThan(size);
		expect(sent.length).toBeGreaterThan(100);
		expect(sent.at(-1)).toBe(size);
		expect(sent).toEqual([...sent].sort((a, b) => a - b));
	});

	it("is refused as soon as Meta says so", async () => {
		const { reply } = await open("early");
		expect(reply).toMatchObject({
			ok: false,
			problem: "refused",
			error: { code: 190 },
		});
	});

	it("is read no faster than it is taken, and given up where it stands still", async () => {
		const { reply, sent } = await open("never");
		expect(reply).toMatchObject({ problem: "unreachable", cause: "timed-out" });
		// What the system's own buffers hold.
		expect(sent.at(-1)).toBeLessThan(size / 3);
	});
});

it("a file that gets shorter meanwhile is no upload", async () => {
	const cwd = await folderWith("a.bin", Buffer.alloc(10));
	const server = createServer((request) => void request.resume());
	const port = await listening(server);
	onTestFinished(() => void server.close());
	const graph = openGraph({
		address: `http://127.0.0.1:${port}`,
		env: {},
		timeoutMs: 2_000,
	});
	onTestFinished(() => graph.close());
	const upload = {
		path: join(cwd, "a.bin"),
		name: "a.bin",
		mime: "application/octet-stream",
		size: 11,
	};
	const posted = graph.post("/1/media", { upload }, secrets.token);
	await expect(posted).rejects.toMatchObject({
		message: "the file a.bin got shorter while it was uploaded",
		exitCode: 2,
	});
	await rm(upload.path);
	const gone = graph.post("/1/media", { upload }, secrets.token);
	await expect(gone).rejects.toMatchObject({
		message: "the file a.bin is no longer there",
	});
});
