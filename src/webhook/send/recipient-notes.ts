/** What there is to tell when Meta resolved a number to another than was given: a sentence each, nothing when they are the same. */
export function recipientNotes(input: string, waId: string): readonly string[] {
	// Groups and user ids are not resolved.
	if (/\p{L}/u.test(input)) return [];
	const typed = input.replace(/\D/g, "");
	const resolved = waId.replace(/\D/g, "");
	if (typed === resolved || typed === "" || resolved === "") return [];
	const known = habits.find(({ number }) => {
		const common = withoutDigit(typed, number);
		return common !== undefined && common === withoutDigit(resolved, number);
	});
	const what = `Meta resolved +${typed} to ${resolved}`;
	return known === undefined
		? [`${what}, which is what webhooks will say`]
		: [`${what}: ${known.habit}`, spelling];
}

const spelling =
	"webhooks name them in the second way, and the allowed list of a test number may need it";

/** Countries where WhatsApp knows numbers by another spelling than people dial, and what both spellings have in common. */
const habits = [
	{
		number: /^(52)1?(\d{10})$/,
		habit: "WhatsApp knows Mexican mobile numbers with a 1 after +52",
	},
	{
		number: /^(54)9?(\d{10})$/,
		habit: "WhatsApp knows Argentine mobile numbers with a 9 after +54",
	},
	{
		number: /^(55\d\d)9?(\d{8})$/,
		habit:
			"WhatsApp knows many Brazilian mobile numbers without the ninth digit, the 9 after the area code",
	},
];

function withoutDigit(digits: string, number: RegExp): string | undefined {
	const [, before, after] = number.exec(digits) ?? [];
	return before === undefined ? undefined : `${before}${after}`;
}
