import { field, textField } from "./json-field.ts";

/** What the agent is started with, as JSON in its first argument. */
export interface AgentOrder {
	readonly port: number;
	readonly host: string;
	readonly subdomain?: string;
}

/** What the agent tells its parent. After `lost` it is of no more use. */
export type AgentMessage =
	| { readonly type: "open"; readonly url: string }
	| { readonly type: "lost"; readonly reason: string };

/** Reads a message that came over IPC; undefined when it is none of ours. */
export function readAgentMessage(message: unknown): AgentMessage | undefined {
	const url = textField(message, "url");
	const reason = textField(message, "reason");
	switch (field(message, "type")) {
		case "open":
			return url === undefined ? undefined : { type: "open", url };
		case "lost":
			return reason === undefined ? undefined : { type: "lost", reason };
		default:
			return undefined;
	}
}
