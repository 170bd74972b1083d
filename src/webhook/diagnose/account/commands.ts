import type { AccountExpectation, SecretVariables } from "./account.ts";
import { ownAppId } from "./app.ts";
import type { AccountObservation } from "./observation.ts";

/** The lines of findings that are ready to paste. Secrets stand there by the names of their variables. */
export interface Commands {
	/** A call with the access token; `path` begins with a slash. */
	asUser(method: Method, path: string, ...data: readonly string[]): string;
	/** A call with the app's id and secret. */
	asApp(method: Method, path: string, ...data: readonly string[]): string;
	/** `name=$VARIABLE`, to be given as data. */
	verifyToken(name: string): string;
	/** Lets wa-hook repair it. */
	readonly repair: string;
}

type Method = "GET" | "POST" | "DELETE";

/** The names that wa-hook itself looks for first, beside its own. */
export const defaultVariables: SecretVariables = {
	accessToken: "WHATSAPP_ACCESS_TOKEN",
	appSecret: "WHATSAPP_APP_SECRET",
	verifyToken: "WHATSAPP_VERIFY_TOKEN",
};

/** Commands for a POSIX shell, with curl. */
export function commandsFor(
	seen: AccountObservation,
	{
		variables,
		repair = "wa-hook verify --fix",
	}: Pick<AccountExpectation, "variables" | "repair">,
): Commands {
	const names = { ...defaultVariables, ...variables };
	const appId = ownAppId(seen) ?? "$WHATSAPP_APP_ID";
	const call =
		(credential: string): Commands["asUser"] =>
		(method, path, ...data) =>
			[
				`curl${method === "GET" ? "" : ` -X ${method}`} -H "Authorization: Bearer ${credential}"`,
				...data.map((each) => `--data-urlencode ${argument(each)}`),
				argument(seen.graph + path),
			].join(" ");
	return {
		asUser: call(`$${names.accessToken}`),
		asApp: call(`${appId}|$${names.appSecret}`),
		verifyToken: (name) => `${name}=$${names.verifyToken}`,
		repair,
	};
}

/** A word of a shell's. One that begins as `name=$VARIABLE` is left to the shell to fill in. */
function argument(text: string): string {
	if (/^\w+=\$\w+$/.test(text)) return `"${text}"`;
	return /^[\w./:=,-]+$/.test(text) ? text : quoted(text);
}

/** A shell's single quotes, in which nothing means anything. */
function quoted(text: string): string {
	return `'${text.replaceAll("'", "'\\''")}'`;
}
