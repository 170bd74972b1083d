import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** The payloads that come with wa-hook, one JSON each, read as they stand on disk. */
export interface Library {
	/** Their names, without `.json`, in alphabetical order. */
	names(): Promise<readonly string[]>;
	/** Whether there is one of this name. */
	has(name: string): Promise<boolean>;
	/** The text of one by its name, as `names` has it; rejects for any other name, which is never made a path. */
	read(name: string): Promise<string>;
	pathOf(name: string): string;
}

/** The library in the `fixtures/` folder of the package. */
export function openLibrary(packageRoot: string): Library {
	const folder = join(packageRoot, "fixtures");
	const pathOf = (name: string) => join(folder, `${name}.json`);
	let listed: Promise<readonly string[]> | undefined;
	const names = () => {
		listed ??= listNames(folder);
		return listed;
	};
	const has = async (name: string) => (await names()).includes(name);
	return {
		names,
		has,
		async read(name) {
			if (!(await has(name))) throw new Error(`no fixture ${name}`);
			return readFile(pathOf(name), "utf8");
		},
		pathOf,
	};
}

async function listNames(folder: string): Promise<readonly string[]> {
	const entries = await readdir(folder, { withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile() && entry.name.endsWith(".json"))
		.map(({ name }) => name.slice(0, -".json".length))
		.sort();
}
