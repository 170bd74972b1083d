import manifest from "../package.json" with { type: "json" };

/** The version of the package, as npm knows it. */
export const version: string = manifest.version;
