import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** The licence texts of every package that ended up in a bundle, in one file. Fails for a package without one. */
export async function licences(metafiles) {
	const folders = new Set();
	for (const metafile of metafiles) {
		for (const input of Object.keys(metafile.inputs)) {
			const folder = packageFolder(input);
			if (folder !== undefined) folders.add(folder);
		}
	}
	const sections = await Promise.all([...folders].sort().map(section));
	return `wa-hook contains code from these packages.\n\n${sections.join("\n")}`;
}

function packageFolder(input) {
	return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
}

async function section(folder) {
	const { name, version, license } = JSON.parse(
		await readFile(join(folder, "package.json"), "utf8"),
	);
	const file = (await readdir(folder)).find((entry) =>
		/^licen[cs]e/i.test(entry),
	);
	if (file === undefined && license === undefined) {
		throw new Error(`${name}@${version} has no licence to keep`);
	}
	const text =
		file === undefined
			? `Licence: ${license}`
			: await readFile(join(folder, file), "utf8");
	return `${"-".repeat(72)}\n${name}@${version} (${license})\n\n${text.trim()}\n`;
}
