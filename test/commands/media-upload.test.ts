import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { graphError, ids } from "../support/graph.ts";
import { linesOf } from "../support/recorded.ts";
import { mediaId, openSending } from "../support/sending.ts";
import { emptyFolder, type } from "../support/world.ts";

const jpeg = Buffer.from("\xff\xd8\xff\xe0 a picture", "latin1");

async function folder(): Promise<string> {
	const cwd = await emptyFolder();
	await writeFile(join(cwd, "photo.jpg"), jpeg);
	await writeFile(join(cwd, "terms.pdf"), "%PDF-1.7");
	await writeFile(join(cwd, "empty.jpg"), "");
	return cwd;
}

describe("media upload", () => {
	it("prints the id that a file can be sent by", async () => {
		const { env, standIn } = await openSending();
		const cwd = await folder();
		const { code, stdout, stderr } = await type(
			["media", "upload", "photo.jpg"],
			{ env, cwd },
		);
		expect({ code, stdout }).toEqual({ code: 0, stdout: `${mediaId}\n` });
		expect(stderr).toMatch(/^photo\.jpg, 14 bytes in .+, for 30 days:\n$/);
		expect(standIn.lines()).toEqual([`POST /${ids.phone}/media`]);
		expect(standIn.requests[0]?.received.body.toString()).toContain(
			'name="type"\r\n\r\nimage/jpeg\r\n',
		);
	});

	it("prints nothing but the ids of several with --quiet, and lines of --json", async () => {
		const { env } = await openSending();
		const cwd = await folder();
		const argv = ["media", "upload", "photo.jpg", "terms.pdf"];
		const quiet = await type([...argv, "-q"], { env, cwd });
		expect(quiet).toMatchObject({
			code: 0,
			stdout: `${mediaId}\n${mediaId}\n`,
			stderr: "",
		});
		const { stdout } = await type([...argv, "--json"], { env, cwd });
		expect(linesOf(stdout, "upload")).toMatchObject([
			{ file: "photo.jpg", mediaId, mime: "image/jpeg", bytes: jpeg.length },
			{ file: "terms.pdf", mediaId, mime: "application/pdf" },
		]);
	});

	it("uploads nothing where Meta would refuse one of them, unless --no-check", async () => {
		const { env, standIn } = await openSending();
		const cwd = await folder();
		const argv = ["media", "upload", "photo.jpg", "empty.jpg"];
		const { code, stderr } = await type(argv, { env, cwd });
		expect(code).toBe(2);
		expect(stderr).toBe(
			"error: Meta would refuse this upload, so nothing was uploaded\n  empty.jpg is empty\nhint:  --no-check uploads it all the same\n",
		);
		expect(standIn.requests).toEqual([]);
		const forced = await type([...argv, "--no-check"], { env, cwd });
		expect(forced.code).toBe(0);
	});

	it("ends with what is missing, not there, or refused", async () => {
		const { env } = await openSending(() => graphError(400, 131053, "no"));
		const cwd = await folder();
		const gone = await type(["media", "upload", "x.jpg"], { env, cwd });
		expect(gone.code).toBe(2);
		expect(gone.stderr).toContain("error: the file x.jpg is not there");
		const bare = await type(["media", "upload", "photo.jpg"], { cwd });
		expect(bare.code).toBe(3);
		const refused = await type(["media", "upload", "photo.jpg"], { env, cwd });
		expect(refused.code).toBe(7);
		expect(refused.stderr).toContain("refused to upload photo.jpg");
	});
});
