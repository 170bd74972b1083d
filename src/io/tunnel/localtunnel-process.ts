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
	const child = fork(agentPath, [JSON.stringify(order)], {
		execArgv: [],
		// The package retries in silence for ever; only its debug log says why.
		env: { ...childEnv(env), DEBUG: "localtunnel:client" },
		// A session of its own: Ctrl-C in the terminal is ours to answer.
		detached: true,
		stdio: ["ignore", "ignore", "pipe", "ipc"],
	});
	const exited = followOutput(child, "localtunnel", (line) => {
		trouble = /tunnel server offline: (.*), retry/.exec(line)?.[1] ?? trouble;
	});
	const { opened, lost } = listen(child);

	return {
		opened,
		ended: Promise.race([exited, lost]),
		trouble: () => trouble,
		async stop() {
			child.kill("SIGKILL");
			await exited;
		},
	};
}

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
