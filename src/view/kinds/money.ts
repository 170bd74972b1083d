import { type Safe, safe, vouch } from "../safe.ts";

/** An amount as it is written beside its currency's code: `USD 1,204.50`, `JPY 1,204`. Undefined for what is none. */
export function money(
	amount: number | undefined,
	currency: string | undefined,
): Safe | undefined {
	if (amount === undefined || !Number.isFinite(amount)) return undefined;
	if (currency === undefined || !/^[A-Z]{3}$/.test(currency)) return undefined;
	return safe`${vouch(currency)} ${decimal(amount, withoutCents.has(currency) ? 0 : 2)}`;
}

/** At least so many decimals, and more where there are more: some currencies have thousandths. */
function decimal(amount: number, decimals: number): Safe {
	// Beyond this a number has no cents left to speak of.
	if (Math.abs(amount) >= 1e15) return vouch(String(amount));
	const [whole = "", cents = ""] = amount.toFixed(4).split(".");
	const said = cents.replace(/0+$/, "").padEnd(decimals, "0");
	const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
	return vouch(said === "" ? grouped : `${grouped}.${said}`);
}

const withoutCents: ReadonlySet<string> = new Set([
	"BIF",
	"CLP",
	"DJF",
	"GNF",
	"ISK",
	"JPY",
	"KMF",
	"KRW",
	"PYG",
	"RWF",
	"UGX",
	"VND",
	"VUV",
	"XAF",
	"XOF",
	"XPF",
]);
