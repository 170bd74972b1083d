import type { Config } from "../../config/config.ts";
import type { DiagnosisPart } from "../../view/diagnosis.ts";

/** How a shell gets the variables that the findings' commands name, where they stand in a file that only wa-hook reads. */
export function noteOnVariables(
	parts: readonly DiagnosisPart[],
	{ settings }: Config,
): string | undefined {
	const commands = parts
		.flatMap(({ findings }) => findings)
		.flatMap((finding) => finding.commands ?? [])
		.join("\n");
	const { accessToken, appSecret, verifyToken } = settings;
	const inFiles = [accessToken, appSecret, verifyToken].flatMap((setting) => {
		const [, name, file] = inFile.exec(setting?.source ?? "") ?? [];
		return name !== undefined && file !== undefined && uses(commands, name)
			? [{ name, file }]
			: [];
	});
	const [first] = inFiles;
	if (first === undefined) return undefined;
	const names = inFiles.map(({ name }) => `$${name}`).join(" and ");
	const { file } = first;
	return `The commands take ${names} from the shell, which doesn't read ${file} by itself. Once before them: set -a; . ${word(file)}; set +a`;
}

/** A setting's source: `WHATSAPP_ACCESS_TOKEN in .env`. */
const inFile = /^([A-Z]\w*) in (.+)$/;

function uses(commands: string, name: string): boolean {
	return new RegExp(`\\$${name}\\b`).test(commands);
}

/** A file without a slash would be looked for in PATH. */
function word(file: string): string {
	const path = file.includes("/") ? file : `./${file}`;
	return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
