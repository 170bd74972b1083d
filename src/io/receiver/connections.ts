import type { Socket } from "node:net";

/** The open connections of one receiver, at most `limit`: one more closes the one that was quiet longest, so that idle sockets shut nobody out. */
export class Connections {
	readonly #limit: number;
	// A Set iterates in the order of insertion, so the first is the quietest.
	readonly #open = new Set<Socket>();

	constructor(limit: number) {
		this.#limit = limit;
	}

	admit(socket: Socket): void {
		this.#open.add(socket);
		socket.once("close", () => this.#open.delete(socket));
		if (this.#open.size <= this.#limit) return;
		const [quietest] = this.#open;
		quietest?.destroy();
	}

	/** Marks a connection as the one heard of last. */
	heard(socket: Socket): void {
		if (this.#open.delete(socket)) this.#open.add(socket);
	}

	closeAll(): void {
		for (const socket of this.#open) socket.destroy();
	}
}
