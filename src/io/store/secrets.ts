import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { CliError } from "../../errors.ts";
import { looseObject } from "../../webhook/loose.ts";
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
): Promise<Omit<ProjectSecrets, "created"> | undefined> {
	let text: string;
	try {
		text = await readFile(path, "utf8");
	} catch (error) {
		if (codeOf(error) === "ENOENT") return undefined;
		throw stateDirProblem(dir, error);
	}
	const secrets = parseSecrets(text);
	if (secrets !== undefined) return secrets;
	throw new CliError(
		"secrets-unreadable",
		`${path} is not the file of secrets that wa-hook wrote`,
		{
			hint: "put it back, or delete it to have new ones made; the dashboard then needs the new verify token",
		},
	);
}

// By hand, without a schema's library: a replay of one fixture reads nothing else that would need it.
function parseSecrets(
	text: string,
): Omit<ProjectSecrets, "created"> | undefined {
	const { v, verifyToken, appSecret } = looseObject(parseJson(text));
	if (v !== 1 || !isText(verifyToken) || !isText(appSecret)) return undefined;
	const isOurs =
		/^wah_[0-9a-f]{12}$/.test(verifyToken) && /^[0-9a-f]{32}$/.test(appSecret);
	return isOurs ? { verifyToken, appSecret } : undefined;
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function isText(value: unknown): value is string {
	return typeof value === "string";
}
