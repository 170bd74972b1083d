import { createServer as createHttpServer } from "node:http";
import { createServer, type ServerOptions } from "node:https";
import {
	createServer as createTcpServer,
	type Server,
	type Socket,
} from "node:net";
import express from "express";
import { onTestFinished } from "vitest";
import {
	type Authority,
	createAuthority,
	createSelfSigned,
	type Identity,
	type Wish,
} from "../../support/certificate.ts";
import { listening } from "../../support/target.ts";

/** The host that every certificate here is for, unless its name is the fault. */
export const host = "shop.example";

const names = [host];
const hour = 1 / 24;

/** The authority that everybody trusts, and the one between it and the servers, as with Let's Encrypt. */
const root = await createAuthority("Example Root X1");
const intermediate = await root.appoint("E7", {
	url: "http://e7.i.example/",
});

/** What stands for the public authorities. */
export const publicAuthorities: readonly string[] = [root.pem];

/** A server as it should be. */
export async function healthy(): Promise<number> {
	return serve(withChain(await intermediate.issue({ names })));
}

/** nginx's `ssl_certificate cert.pem;` in the place of fullchain.pem. */
export async function sendsCertPemOnly(): Promise<number> {
	const { key, cert } = await intermediate.issue({ names });
	return serve({ key, cert });
}

/** The file of the chain is that of another intermediate, which has been replaced since. */
export async function sendsAnotherIntermediate(): Promise<number> {
	const { key, cert } = await intermediate.issue({ names });
	const old = await root.appoint("R3", { url: "http://r3.i.example/" });
	return serve({ key, cert: cert + old.pem });
}

/** `openssl req -x509 -newkey …`, as in every tutorial. */
export async function signsItself(): Promise<number> {
	return serve(withChain(await createSelfSigned({ names })));
}

/** The same at one of a name's addresses: a server that was left out when the certificate was installed. */
export async function signsItselfAt(
	address: string,
	port: number,
): Promise<void> {
	const server = createServer(withChain(await createSelfSigned({ names })));
	await open(server, port, address);
}

/** The placeholder of an ingress where the site's own certificate isn't bound. */
export async function showsIngressDefault(): Promise<number> {
	return serve(
		withChain(await createSelfSigned({ names: ["ingress.local"], to: 300 })),
	);
}

/** An authority of the company's own, or mkcert's, with or without its root in the chain. */
export async function asksTheCompany(sends: "root" | "leaf"): Promise<number> {
	const company = await createAuthority("Company CA");
	const { key, cert } = await company.issue({ names });
	return serve({ key, cert: sends === "root" ? cert + company.pem : cert });
}

/** As an inspecting proxy does; with the authority that its users are given. */
export async function inspects(options: ServerOptions = {}): Promise<{
	port: number;
	authority: Authority;
}> {
	const authority = await createAuthority("Inspection CA");
	const chain = withChain(await authority.issue({ names }));
	return { port: await serve({ ...chain, ...options }), authority };
}

/** The same on a box as old as the server below. */
export function inspectsWithOldTls(): ReturnType<typeof inspects> {
	return inspects(oldTls);
}

/** A renewal that failed for weeks. */
export function wasNotRenewed(): Promise<number> {
	return serveFor({ names, from: -95, to: -5 });
}

/** The leaf is new, but the file still holds the old intermediate. */
export async function keepsAnOldIntermediate(): Promise<number> {
	const old = await root.appoint("E1", { to: -2 });
	return serve(withChain(await old.issue({ names })));
}

/** Made on a machine whose clock is ahead. */
export function isFromTheFuture(): Promise<number> {
	return serveFor({ names, from: 2, to: 90 });
}

/** The renewal ought to have come two weeks ago. */
export function endsInDays(to: number): Promise<number> {
	return serveFor({ names, from: to - 90, to });
}

/** One of those that are made for six days; half of it is over. */
export function isShortLived(): Promise<number> {
	return serveFor({ names, from: -3, to: 3 });
}

/** Renewed this minute. */
export function isFresh(): Promise<number> {
	return serveFor({ names, from: -2 * hour, to: 90 });
}

/** One certificate for www, and the bare domain led to the same server. */
export function isForWww(): Promise<number> {
	return serveFor({ names: [`www.${host}`] });
}

/** Several sites on one server, each with its certificate, this host not among them. */
export async function hasOtherSites(): Promise<number> {
	const site = await intermediate.issue({ names: ["blog.example"] });
	return serve(withChain(site));
}

/** Another one by name than for who names nobody. */
export async function mixesUpSites(): Promise<number> {
	const byDefault = await intermediate.issue({ names });
	const server = createServer(withChain(byDefault));
	server.addContext(
		host,
		withChain(await intermediate.issue({ names: ["blog.example"] })),
	);
	return open(server);
}

/** A CDN that has no such site breaks off. */
export async function refusesTheName(): Promise<number> {
	const site = await intermediate.issue({ names: ["blog.example"] });
	return serve({
		...withChain(site),
		SNICallback: (_name, answer) => answer(new Error("no such site")),
	});
}

/** A server that nobody has updated for ten years. */
export async function speaksOldTls(): Promise<number> {
	const old = await intermediate.issue({ names });
	return serve({ ...withChain(old), ...oldTls });
}

const oldTls: ServerOptions = {
	minVersion: "TLSv1",
	maxVersion: "TLSv1.1",
	ciphers: "DEFAULT:@SECLEVEL=0",
};

/** `app.listen(3000)`, and https://…:3000 given to Meta. */
export async function speaksPlainHttp(): Promise<number> {
	const app = express();
	app.get("/webhook", (request, response) => {
		response.send(request.query["hub.challenge"]);
	});
	return open(createHttpServer(app));
}

/** Takes connections and says nothing: a load balancer without a live server behind it. */
export function saysNothing(): Promise<number> {
	return open(createTcpServer());
}

/** Takes connections and drops them at the first byte. */
export function hangsUp(): Promise<number> {
	return open(
		createTcpServer((socket) => socket.once("data", () => socket.destroy())),
	);
}

async function serveFor(wish: Wish): Promise<number> {
	return serve(withChain(await intermediate.issue(wish)));
}

function withChain({ key, fullChain }: Identity): {
	key: string;
	cert: string;
} {
	return { key, cert: fullChain };
}

function serve(options: ServerOptions): Promise<number> {
	return open(createServer(options, (_request, response) => response.end()));
}

/** On a free port of 127.0.0.1, or where it is said; it closes when the test ends. */
async function open(
	server: Server,
	port = 0,
	address = "127.0.0.1",
): Promise<number> {
	const sockets = new Set<Socket>();
	server.on("connection", (socket: Socket) => {
		sockets.add(socket);
		socket.on("error", () => {});
	});
	onTestFinished(() => {
		server.close();
		for (const socket of sockets) socket.destroy();
	});
	return listening(server, port, address);
}
