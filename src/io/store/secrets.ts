import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { CliError } from "../../errors.ts";
import { codeOf, stateDirProblem } from "./fs-problem.ts";
import { createFile } from "./whole-file.ts";

/** What wa-hook makes up for a project that has configured nothing. */
export interface ProjectSecrets {
	/** `wah_` and 12 hex digits. */
	readonly verifyToken: string;
	/** 32 hex digits, as Meta's are. */
	readonly appSecret: string;
	/** True when they were made just now. */
	readonly created: boolean;
}

/** The secrets of the project whose state folder is `dir`, made on first use; of several processes that make them at once, all get the same. */
export async function projectSecrets(
	dir: string,
	randomBytes: (size: number) => Buffer,
): Promise<ProjectSecrets> {
	const path = join(dir, "secrets.json");
	const earlier = await readSecrets(dir, path);
	if (earlier !== undefined) return { ...earlier, created: false };

	const fresh = {
		verifyToken: `wah_${randomBytes(6).toString("hex")}`,
		appSecret: randomBytes(16).toString("hex"),
	};
	const text = `${JSON.stringify({ v: 1, ...fresh }, null, "\t")}\n`;
	const created = await createFile(path, text).catch((error: unknown) => {
		throw stateDirProblem(dir, error);
	});
	if (created) return { ...fresh, created };
	return projectSecrets(dir, randomBytes);
}

async function readSecrets(
	dir: string,
	path: string,
): Promise<z.infer<typeof schema> | undefined> {
	let text: string;
	try {
		text = await readFile(path, "utf8");
	} catch (error) {
		if (codeOf(error) === "ENOENT") return undefined;
		throw stateDirProblem(dir, error);
	}
	try {
		return schema.parse(JSON.parse(text));
	} catch {
		// Without the error as a cause: it would carry the file's text, secrets and all.
		throw new CliError(
			"secrets-unreadable",
			`${path} is not the file of secrets that wa-hook wrote`,
			{
				hint: "put it back, or delete it to have new ones made; the dashboard then needs the new verify token",
			},
		);
	}
}

const schema = z
	.object({
		v: z.literal(1),
		verifyToken: z.string().regex(/^wah_[0-9a-f]{12}$/),
		appSecret: z.string().regex(/^[0-9a-f]{32}$/),
	})
	.transform(({ verifyToken, appSecret }) => ({ verifyToken, appSecret }));
