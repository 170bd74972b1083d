import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		include: ["test/**/*.test.ts"],
		// Local times are shown to people; one zone makes transcripts the same everywhere.
		env: { TZ: "UTC" },
		testTimeout: 20_000,
	},
});
