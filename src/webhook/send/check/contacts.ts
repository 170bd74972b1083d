import { isLooseObject } from "../../loose.ts";
import { limits } from "./limits.ts";
import { all, list, type Members, object } from "./structure.ts";
import { anyText, text } from "./values.ts";
import { type Rule, violation, wrongType } from "./violation.ts";

const nameParts = [
	"first_name",
	"last_name",
	"middle_name",
	"suffix",
	"prefix",
] as const;

const hasNamePart: Rule = (value, path) => {
	if (!isLooseObject(value)) return [];
	const isThere = nameParts.some((part) => Object.hasOwn(value, part));
	const problem = `has none of ${nameParts.join(", ")}, of which it needs one`;
	return isThere ? [] : violation(path, problem);
};

const birthday: Rule = (value, path) => {
	if (typeof value !== "string") return wrongType(value, path, "a text");
	const isDay =
		/^\d{4}-\d\d-\d\d$/.test(value) &&
		new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value);
	return isDay ? [] : violation(path, "is not a day like 1999-01-23");
};

/** Any of these keys, each a text. */
function texts(...keys: readonly string[]): Rule {
	return object({}, textsOf(keys));
}

function textsOf(keys: readonly string[]): Members {
	return Object.fromEntries(keys.map((key) => [key, anyText]));
}

function several(noun: string, ...keys: readonly string[]): Rule {
	return list(texts(...keys), { noun, least: 0 });
}

const card = object(
	{
		name: all(
			object({ formatted_name: text() }, textsOf(nameParts)),
			hasNamePart,
		),
	},
	{
		phones: several("phones", "phone", "type", "wa_id"),
		emails: several("emails", "email", "type"),
		addresses: several(
			"addresses",
			...["street", "city", "state", "zip", "country", "country_code", "type"],
		),
		org: texts("company", "department", "title"),
		urls: several("urls", "url", "type"),
		birthday,
	},
);

/** Contact cards. */
export const contacts: Rule = list(card, {
	noun: "contacts",
	most: limits.contacts,
});
