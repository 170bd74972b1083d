import { connect, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** A raw TCP connection, for saying what no HTTP client would. */
export interface Line {
	readonly socket: Socket;
	send(bytes: string | Buffer): void;
	/** Ends our side; the other may go on talking. */
	hangUp(): void;
	/** Resolves with all that was heard once it matches; rejects when the line closes before that. */
	until(pattern: RegExp): Promise<string>;
	/** Resolves with all that was heard when the other side has closed. */
	readonly closed: Promise<string>;
}

/** Connects to a port of this machine; the line is dropped when the test ends. */
export async function dial(port: number, host = "127.0.0.1"): Promise<Line> {
	const socket = connect({ port, host, allowHalfOpen: true });
	onTestFinished(() => {
		socket.destroy();
	});
	// A reset is one of the ways a line closes.
	socket.on("error", () => {});
	await new Promise<void>((resolve, reject) => {
		socket.once("connect", resolve);
		socket.once("error", reject);
	});

	let heard = "";
	socket.on("data", (chunk) => {
		heard += chunk.toString("latin1");
	});
	const closed = new Promise<string>((resolve) => {
		socket.once("end", () => resolve(heard));
		socket.once("close", () => resolve(heard));
	});

	return {
		socket,
		closed,
		send: (bytes) => void socket.write(bytes),
		hangUp: () => void socket.end(),
		until: (pattern) =>
			new Promise((resolve, reject) => {
				const look = (): void => {
					if (pattern.test(heard)) resolve(heard);
				};
				look();
				socket.on("data", look);
				void closed.then(() => {
					look();
					reject(new Error(`closed after ${JSON.stringify(heard)}`));
				});
			}),
	};
}
