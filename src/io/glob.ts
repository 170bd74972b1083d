import { glob } from "tinyglobby";

/** The files that a pattern matches in a folder, named as the pattern begins, in alphabetical order. Hidden ones and `node_modules` only where the pattern names them. */
export async function findMatches(
	pattern: string,
	cwd: string,
): Promise<readonly string[]> {
	const found = await glob(pattern, {
		cwd,
		expandDirectories: false,
		ignore: pattern.includes("node_modules") ? [] : ["**/node_modules/**"],
	});
	return found.sort();
}
