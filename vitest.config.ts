import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
	// The examples import what people install; here they get the source of it.
	resolve: {
		alias: {
			"wa-hook": fileURLToPath(new URL("src/index.ts", import.meta.url)),
		},
	},
	test: {
		include: ["test/**/*.test.ts", "examples/**/*.test.ts"],
		// Local times are shown to people; one zone makes transcripts the same everywhere.
		env: { TZ: "UTC" },
		testTimeout: 20_000,
	},
});
