import type { FailureCause } from "../../webhook/reply.ts";

/** Why a request brought no reply: the cause, and words that name every address tried. */
export interface Failure {
	readonly cause: FailureCause;
	readonly detail: string;
}

/** An end of a request that no error of Node's tells of. */
export class CutOff extends Error {
	override readonly name = "CutOff";
	readonly failure: FailureCause;

	constructor(
		failure: "timed-out" | "stopped" | "reset" | "unreachable",
		message: string,
	) {
		super(message);
		this.failure = failure;
	}
}

/** The one place that decides what a failed request is called. */
export function failureOf(error: unknown): Failure {
	const errors = leaves(error);
	const causes = errors.map(causeOf);
	return {
		// One address refusing says more about the app than another being out of reach.
		cause: causes.includes("refused") ? "refused" : (causes[0] ?? "other"),
		detail: inWords(errors),
	};
}

/** Trying several addresses gives one AggregateError, often with an empty message. */
function leaves(error: unknown): readonly unknown[] {
	if (!(error instanceof AggregateError)) return [error];
	return error.errors.flatMap(leaves);
}

function causeOf(error: unknown): FailureCause {
	if (error instanceof CutOff) return error.failure;
	switch (codeOf(error)) {
		case "ECONNREFUSED":
			return "refused";
		case "ETIMEDOUT":
		case "UND_ERR_CONNECT_TIMEOUT":
			return "timed-out";
		case "ECONNRESET":
		case "EPIPE":
		case "UND_ERR_SOCKET":
			return "reset";
		case "ENOTFOUND":
		case "EAI_AGAIN":
			return "dns";
		case "EHOSTUNREACH":
		case "ENETUNREACH":
		case "EADDRNOTAVAIL":
			return "unreachable";
		case "UND_ERR_DESTROYED":
		case "UND_ERR_CLOSED":
			return "stopped";
		default:
			return tlsCode.test(codeOf(error)) ? "tls" : "other";
	}
}

/** OpenSSL's verification results and Node's own errors around them. */
const tlsCode =
	/^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|EPROTO|UND_ERR_PRX_TLS)/;

/** `connect ECONNREFUSED ::1:3000, 127.0.0.1:3000` for several addresses with one outcome. */
function inWords(errors: readonly unknown[]): string {
	const messages = errors.map(messageOf);
	const shared = `connect ${codeOf(errors[0])} `;
	if (!messages.every((message) => message.startsWith(shared))) {
		return messages.join("; ");
	}
	const addresses = messages.map((message) => message.slice(shared.length));
	return shared + addresses.join(", ");
}

function messageOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	// OpenSSL's message is a row of numbers and file names around its reason.
	if ("reason" in error && codeOf(error).startsWith("ERR_SSL_")) {
		return `TLS: ${error.reason}`;
	}
	const [, reason] = /:SSL routines:[^:]*:([^:]+):/.exec(error.message) ?? [];
	if (reason !== undefined) return `TLS: ${reason}`;
	return error.message || codeOf(error) || error.name;
}

function codeOf(error: unknown): string {
	return error instanceof Error && "code" in error ? String(error.code) : "";
}
