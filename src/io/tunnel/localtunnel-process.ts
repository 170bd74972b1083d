import { type ChildProcess, fork } from "node:child_process";
import { type AgentOrder, readAgentMessage } from "./agent-message.ts";
import { childEnv } from "./child-env.ts";
import { followOutput } from "./output.ts";

/** The localtunnel package at work in a process of its own, which ends when this one does. */
export interface Agent {
	/** The address the server gave, as it came; pending for ever while the server is away. */
	readonly opened: Promise<string>;
	/** Why the tunnel or the process has ended. */
	readonly ended: Promise<string>;
	/** Resolves when the server can't even be reached: waiting longer for this attempt would only delay the news. */
	readonly unreachable: Promise<void>;
	/** Why the server has given no tunnel yet, as far as the package lets on. */
	trouble(): string | undefined;
	stop(): Promise<void>;
}

/** Starts the built agent with an order. */
export function startAgent(
	agentPath: string,
	order: AgentOrder,
	env: Readonly<Record<string, string | undefined>>,
): Agent {
	let trouble: string | undefined;
	let failures = 0;
	let giveUp: () => void;
	const unreachable = new Promise<void>((resolve) => {
		giveUp = resolve;
	});
	const child = fork(agentPath, [JSON.stringify(order)], {
		execArgv: [],
		// The package retries in silence for ever; only its debug log says why.
		env: { ...childEnv(env), DEBUG: "localtunnel:client" },
		// A session of its own: Ctrl-C in the terminal is ours to answer.
		detached: true,
		stdio: ["ignore", "ignore", "pipe", "ipc"],
	});
	const exited = followOutput(child, "localtunnel", (line) => {
		const said = /tunnel server offline: (.*), retry/.exec(line)?.[1];
		if (said === undefined) return;
		trouble = said;
		failures = noWay.test(said) ? failures + 1 : 0;
		if (failures === 2) giveUp();
	});
	const { opened, lost } = listen(child);

	return {
		opened,
		ended: Promise.race([exited, lost]),
		unreachable,
		trouble: () => trouble,
		async stop() {
			child.kill("SIGKILL");
			await exited;
		},
	};
}

/** What Node says when there is no name, no network or nobody listening. */
const noWay =
	/\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH)\b/;

function listen(child: ChildProcess): {
	opened: Promise<string>;
	lost: Promise<string>;
} {
	let open: (url: string) => void;
	let lose: (reason: string) => void;
	const opened = new Promise<string>((resolve) => {
		open = resolve;
	});
	const lost = new Promise<string>((resolve) => {
		lose = resolve;
	});
	child.on("message", (raw) => {
		const message = readAgentMessage(raw);
		if (message?.type === "open") open(message.url);
		if (message?.type === "lost") lose(message.reason);
	});
	return { opened, lost };
}
