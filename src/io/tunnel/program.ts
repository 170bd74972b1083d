import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";

/** The full path of a program on PATH, or undefined. Nothing is started. */
export async function findProgram(
	name: string,
	env: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
	const folders = (env["PATH"] ?? "").split(delimiter).filter(Boolean);
	for (const folder of folders) {
		for (const file of [name, `${name}.exe`]) {
			const path = join(folder, file);
			if (await isExecutable(path)) return path;
		}
	}
	return undefined;
}

function isExecutable(path: string): Promise<boolean> {
	return access(path, constants.X_OK).then(
		() => true,
		() => false,
	);
}
