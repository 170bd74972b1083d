import { createSocket } from "node:dgram";
import { once } from "node:events";

const types = { A: 1, NS: 2, AAAA: 28 } as const;

/** What a server says of a name. */
const answers = { found: 0x8580, failed: 0x8582, missing: 0x8583 } as const;

/** Records by `type name`: `A ns.example` → addresses, `NS example` → names. */
export type Zone = Record<`${keyof typeof types} ${string}`, string[]>;

/** A name server on loopback. */
export interface TestNameServer {
	readonly port: number;
	/** `type name` of each question, in order. */
	readonly asked: string[];
	close(): Promise<void>;
}

/** Answers A, AAAA and NS questions from the zone; NXDOMAIN for a name it has nothing about, SERVFAIL for a broken one. */
export async function openTestNameServer(
	zone: Zone,
	{ broken = [] }: { readonly broken?: readonly string[] } = {},
): Promise<TestNameServer> {
	const asked: string[] = [];
	const socket = createSocket("udp4");
	socket.on("message", (query, peer) => {
		const { name, end } = readName(query);
		const code = query.readUInt16BE(end);
		const [type = `${code}`] =
			Object.entries(types).find(([, each]) => each === code) ?? [];
		asked.push(`${type} ${name}`);
		const records = Object.entries(zone).find(
			([key]) => key === `${type} ${name}`,
		)?.[1];
		const exists = Object.keys(zone).some((key) => key.endsWith(` ${name}`));
		const question = query.subarray(12, end + 4);
		const answer = broken.includes(name)
			? answers.failed
			: answers[exists ? "found" : "missing"];
		socket.send(reply(query, question, code, records ?? [], answer), peer.port);
	});
	socket.bind(0, "127.0.0.1");
	await once(socket, "listening");
	return {
		port: socket.address().port,
		asked,
		async close() {
			const closed = once(socket, "close");
			socket.close();
			await closed;
		},
	};
}

function reply(
	query: Buffer,
	question: Buffer,
	type: number,
	records: readonly string[],
	answer: number,
): Buffer {
	const header = Buffer.from(query.subarray(0, 12));
	header.writeUInt16BE(answer, 2);
	header.writeUInt16BE(records.length, 6);
	header.writeUInt32BE(0, 8);
	const answers = records.map((record) => {
		const data = type === types.NS ? nameBytes(record) : addressBytes(record);
		const fixed = Buffer.alloc(12);
		fixed.writeUInt16BE(0xc00c, 0);
		fixed.writeUInt16BE(type, 2);
		fixed.writeUInt16BE(1, 4);
		fixed.writeUInt16BE(data.length, 10);
		return Buffer.concat([fixed, data]);
	});
	return Buffer.concat([header, question, ...answers]);
}

function readName(query: Buffer): { name: string; end: number } {
	const labels: string[] = [];
	let at = 12;
	for (let size = query.readUInt8(at); size > 0; size = query.readUInt8(at)) {
		labels.push(query.toString("latin1", at + 1, at + 1 + size));
		at += size + 1;
	}
	return { name: labels.join(".").toLowerCase(), end: at + 1 };
}

function nameBytes(name: string): Buffer {
	const labels = name
		.split(".")
		.map((label) => Buffer.from([label.length, ...Buffer.from(label)]));
	return Buffer.concat([...labels, Buffer.from([0])]);
}

function addressBytes(address: string): Buffer {
	if (!address.includes(":"))
		return Buffer.from(address.split(".").map(Number));
	const [before = "", after = ""] = address.split("::");
	const groups = (text: string): string[] =>
		text.split(":").filter((group) => group !== "");
	const missing = 8 - groups(before).length - groups(after).length;
	const all = [
		...groups(before),
		...Array(missing).fill("0"),
		...groups(after),
	];
	return Buffer.from(
		all.map((group) => group.padStart(4, "0")).join(""),
		"hex",
	);
}
