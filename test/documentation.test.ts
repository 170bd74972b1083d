import { expect, it } from "vitest";
import { fixtureName, kinds } from "../src/webhook/catalogue.ts";
import { variants } from "../src/webhook/variants.ts";
import { eventsOf } from "./support/fixtures.ts";

/** The page that lists every kind and every fixture. After a change to the catalogue, `npx vitest run -u` writes it anew. */
function page(): string {
	const fields = [...new Set(kinds.map(({ field }) => field))];
	const sections = fields.map((field) => {
		const rows = kinds
			.filter((entry) => entry.field === field)
			.map(({ kind, title }) =>
				row(`\`${kind}\``, linked(fixtureName(kind)), title),
			);
		return section(field || "any other field", "kind", rows);
	});
	const more = variants.map(({ fixture, title }) => {
		const held = new Set(eventsOf(fixture).map(({ kind }) => `\`${kind}\``));
		return row([...held].join(", "), linked(fixture), title);
	});
	const parts = [introduction, ...sections, section("more", "holds", more)];
	return `${parts.join("\n\n")}\n`;
}

const introduction = `# Fixtures

One body per kind of event, as Meta sends them in 2026, and some more that show another side of a kind. The kinds are the names that
\`wa-hook listen --events\` and \`wa-hook events --kind\` take: whole (\`message.text\`), up to a dot (\`template\`), or as a field
(\`account_update\`). On disk they are readable; \`wa-hook fixtures show text --wire\` prints the bytes that Meta would send.`;

function section(name: string, first: string, rows: readonly string[]): string {
	const head = [row(first, "fixture", "what happened"), "| --- | --- | --- |"];
	return [`## ${name}`, "", ...head, ...rows].join("\n");
}

function row(...cells: readonly string[]): string {
	return `| ${cells.join(" | ")} |`;
}

function linked(fixture: string): string {
	return `[${fixture}](${fixture}.json)`;
}

it("fixtures/README.md lists every kind and every fixture", async () => {
	await expect(page()).toMatchFileSnapshot("../fixtures/README.md");
});
