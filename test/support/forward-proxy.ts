import { createServer } from "node:http";
import { connect } from "node:net";
import { onTestFinished } from "vitest";
import { listening } from "./target.ts";

/** A proxy of the kind a company has. */
export interface ForwardProxy {
	readonly url: string;
	/** Each `host:port` it was asked to connect to. */
	readonly asked: readonly string[];
}

/** Connects whatever it is asked for to `port` of this machine; it closes when the test ends. */
export async function openForwardProxy(port: number): Promise<ForwardProxy> {
	const asked: string[] = [];
	const server = createServer();
	server.on("connect", (request, client) => {
		asked.push(request.url ?? "");
		const target = connect(port, "127.0.0.1", () => {
			client.write("HTTP/1.1 200 Connected\r\n\r\n");
			client.pipe(target).pipe(client);
		});
		target.on("error", () => client.destroy());
		client.on("error", () => target.destroy());
	});
	onTestFinished(() => void server.close());
	return { url: `http://127.0.0.1:${await listening(server)}`, asked };
}
