/** Why a request got no answer from the webhook, in words short enough for one line. */
export type RefusalReason =
	| "another path"
	| "method not allowed"
	| "too many headers"
	| "headers too large"
	| "encoded body"
	| "body too large"
	| "cut short"
	| "busy"
	| "stopping"
	| "too slow"
	| "not HTTP"
	| "upgrade";

/** A request that never reached the webhook. `method` and `path` are the sender's own text. */
export interface Refusal {
	readonly reason: RefusalReason;
	readonly method?: string;
	readonly path?: string;
}

/** What each refusal says on the wire: a status, the headers it needs, never a body. */
export const refusalAnswers: Readonly<
	Record<
		RefusalReason,
		{
			readonly status: number;
			readonly headers: Readonly<Record<string, string>>;
		}
	>
> = {
	"another path": { status: 404, headers: {} },
	"method not allowed": { status: 405, headers: { Allow: "GET, POST" } },
	"too many headers": { status: 431, headers: {} },
	"headers too large": { status: 431, headers: {} },
	"encoded body": { status: 415, headers: {} },
	"body too large": { status: 413, headers: {} },
	"cut short": { status: 400, headers: {} },
	busy: { status: 503, headers: { "Retry-After": "5" } },
	stopping: { status: 503, headers: { "Retry-After": "5" } },
	"too slow": { status: 408, headers: {} },
	"not HTTP": { status: 400, headers: {} },
	upgrade: { status: 400, headers: {} },
};
