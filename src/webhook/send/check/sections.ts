import { looseList, looseObject } from "../../loose.ts";
import { limits } from "./limits.ts";
import { all, list, object, unique } from "./structure.ts";
import { text } from "./values.ts";
import { type Path, type Rule, violation } from "./violation.ts";

const row = object(
	{ id: text(limits.rowId), title: text(limits.rowTitle) },
	{ description: text(limits.rowDescription) },
);

/** A section's title may be missing where it is the only one. */
const title = text(limits.sectionTitle);

const rowSection = object({ rows: list(row, { noun: "rows" }) }, { title });

const productSection = object(
	{
		product_items: list(object({ product_retailer_id: text() }), {
			noun: "products",
		}),
	},
	{ title },
);

/** The action of a list: what its button says, and the rows behind it. */
export const listAction: Rule = object({
	button: text(limits.buttonTitle),
	sections: all(
		list(rowSection, { noun: "sections", most: limits.sections }),
		titledIfSeveral,
		inAll("rows", limits.rows, "rows"),
		unique((sections) =>
			looseList(sections).flatMap((section, at) =>
				looseList(looseObject(section)["rows"]).map((_, index) => [
					...[at, "rows", index, "id"],
				]),
			),
		),
	),
});

/** The action of a list of products. */
export const productListAction: Rule = object({
	catalog_id: text(),
	sections: all(
		list(productSection, { noun: "sections", most: limits.sections }),
		titledIfSeveral,
		inAll("product_items", limits.productItems, "products"),
	),
});

function titledIfSeveral(value: unknown, path: Path) {
	const sections = looseList(value);
	if (sections.length < 2) return [];
	return sections.flatMap((section, index) =>
		looseObject(section)["title"] === undefined
			? violation(
					[...path, index, "title"],
					"is missing, as there is more than one section",
				)
			: [],
	);
}

/** Meta counts over all sections. */
function inAll(key: string, most: number, noun: string): Rule {
	return (value, path) => {
		const count = looseList(value).reduce<number>(
			(sum, section) => sum + looseList(looseObject(section)[key]).length,
			0,
		);
		const problem = `has ${count} ${noun} in all, ${most} at most`;
		return count <= most ? [] : violation(path, problem, most);
	};
}
