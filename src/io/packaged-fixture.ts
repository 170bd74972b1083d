import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The names of the payloads in the `fixtures/` folder of the package, without `.json`. */
export function packagedFixtures(packageRoot: string): readonly string[] {
	return readdirSync(join(packageRoot, "fixtures"))
		.filter((file) => file.endsWith(".json"))
		.map((file) => file.slice(0, -".json".length))
		.sort();
}

/** The text of one of them. */
export function readPackagedFixture(packageRoot: string, name: string): string {
	return readFileSync(join(packageRoot, "fixtures", `${name}.json`), "utf8");
}
