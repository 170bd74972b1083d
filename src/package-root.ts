import { fileURLToPath } from "node:url";

/** Where the packaged files are, seen from `src/` as from the bundle in `dist/`: `fixtures/` and `dist/` stand in it. */
export function packageRoot(): string {
	return fileURLToPath(new URL("..", import.meta.url));
}
