import { headerValues } from "../../webhook/delivery.ts";
import { recogniseProviderPage } from "../../webhook/provider-page.ts";
import type { ProbeReply } from "../../webhook/provider-pages/page.ts";

/** Where a probe got stuck. */
export type ProbeFailureCause =
	/** The name does not exist. */
	| "dns"
	/** This machine has no network or no name server. */
	| "offline"
	| "refused"
	/** The connection was cut, or what came over it was not HTTP. */
	| "cut"
	| "timeout"
	| "tls"
	/** A page of the provider's own came back. */
	| "provider-page"
	/** Another status than 200 came back. */
	| "status"
	/** 200 came back, but not from this process. */
	| "wrong-answer";

export interface ProbeFailure {
	readonly reached: false;
	readonly cause: ProbeFailureCause;
	/** One sentence for the user; parts of it are untrusted. */
	readonly detail: string;
	readonly hint?: string;
	/** The provider's page, by name, when the cause is that. */
	readonly page?: string;
}

/** Says what a reply other than the listener's own means. */
export function wrongReply(target: URL, reply: ProbeReply): ProbeFailure {
	const page = recogniseProviderPage(reply);
	if (page !== undefined) {
		return failure(
			"provider-page",
			`${page.meaning} (${page.name})`,
			page.name,
		);
	}
	if (reply.status === 200) {
		return failure(
			"wrong-answer",
			`something else than this listener answers at ${target.host}`,
		);
	}
	const location = headerValues(reply.headers, "location")[0];
	const where = location === undefined ? "" : `, redirecting to ${location}`;
	return failure("status", `${target.host} answers ${reply.status}${where}`);
}

/** Says what an error of the request means; the only place that decides so. */
export function probeFailure(
	target: URL,
	error: unknown,
	timeoutMs: number,
): ProbeFailure {
	const code = errorCode(error);
	const { host, hostname } = target;
	switch (causeOf(code)) {
		case "dns":
			return failure("dns", `the name ${hostname} does not exist (yet)`);
		case "offline":
			return failure("offline", `no way to ${host} from here (${code})`);
		case "refused":
			return failure("refused", `${host} refuses connections`);
		case "timeout":
			return failure(
				"timeout",
				`no answer through ${host} within ${timeoutMs / 1000} s`,
			);
		case "tls":
			return failure("tls", `TLS with ${host} fails (${code})`);
		default:
			return failure(
				"cut",
				`the connection to ${host} was cut (${messageOf(error) || code})`,
			);
	}
}

function failure(
	cause: ProbeFailureCause,
	detail: string,
	page?: string,
): ProbeFailure {
	const hint = hints[cause];
	return {
		reached: false,
		cause,
		detail,
		...(hint === undefined ? {} : { hint }),
		...(page === undefined ? {} : { page }),
	};
}

const hints: Partial<Record<ProbeFailureCause, string>> = {
	dns: "a new name can take up to a minute to appear",
	tls: "behind an inspecting proxy, name its certificate in NODE_EXTRA_CA_CERTS",
	"wrong-answer":
		"is another listener or another app behind this address, or another path?",
};

function causeOf(code: string): ProbeFailureCause {
	if (code === "ENOTFOUND") return "dns";
	if (
		/^(EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ENETDOWN|EADDRNOTAVAIL)$/.test(code)
	)
		return "offline";
	if (code === "ECONNREFUSED") return "refused";
	if (/^(20|ABORT_ERR|ETIMEDOUT|UND_ERR_.*_TIMEOUT)$/.test(code))
		return "timeout";
	if (/CERT|^(ERR_SSL|ERR_TLS|UNABLE_TO|EPROTO)/.test(code)) return "tls";
	return "cut";
}

/** An abort has the numeric code 20; an AggregateError has no code, but its first error does. */
function errorCode(error: unknown): string {
	if (error instanceof AggregateError && error.errors.length > 0)
		return errorCode(error.errors[0]);
	if (!(error instanceof Error)) return "unknown";
	return "code" in error ? String(error.code) : error.name;
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
