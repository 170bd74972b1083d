import { describe, expect, it } from "vitest";
import { textMessage, wire } from "../support/meta.ts";
import {
	body,
	linesOf,
	noon,
	projectWith,
	type Recorded,
} from "../support/recorded.ts";
import { type } from "../support/world.ts";

const now = () => noon;
const minute = 60_000;

let ids = 0;

/** A message from a person known by what is given, by way of one of our numbers. */
function from(
	who: { phone?: string; userId?: string; name?: string; group?: string },
	text: string,
	number = "106540352242922",
): Buffer {
	return body({
		metadata: { display_phone_number: "15550783881", phone_number_id: number },
		contacts: [
			{
				profile: { name: who.name },
				wa_id: who.phone,
				user_id: who.userId,
			},
		],
		messages: [
			{
				from: who.phone,
				from_user_id: who.userId,
				group_id: who.group,
				id: `wamid.in${++ids}`,
				timestamp: String(noon / 1000),
				type: "text",
				text: { body: text },
			},
		],
	});
}

/** What became of a message of ours. */
function status(phone: string, id: string, name: string): Buffer {
	return body({
		statuses: [
			{
				id,
				status: name,
				timestamp: String(noon / 1000),
				recipient_id: phone,
			},
		],
	});
}

async function found(deliveries: readonly Recorded[], ...flags: string[]) {
	const cwd = await projectWith(deliveries);
	const { code, stdout } = await type(
		["events", "conversations", "--json", ...flags],
		{ cwd, now },
	);
	expect(code).toBe(0);
	return linesOf(stdout, "conversation");
}

describe("wa-hook events conversations", () => {
	it("lists who wrote, what waits and what was said last", async () => {
		const cwd = await projectWith([
			{
				body: textMessage("hello", { id: "wamid.a", name: "Ana" }),
				at: noon - 90 * minute,
			},
			{
				body: status("16505551234", "wamid.ours", "sent"),
				at: noon - 80 * minute,
			},
			{
				body: textMessage("is\nanybody there?", { id: "wamid.b", name: "Ana" }),
				at: noon - 3 * minute,
			},
			{
				body: textMessage("thanks 👍", {
					id: "wamid.c",
					from: "442079460000",
					name: "Bo",
				}),
				at: noon,
			},
		]);
		const { stdout } = await type(["events", "conversations"], { cwd, now });
		expect(stdout).toBe(
			[
				"3 min ago  +16505551234   2 in, 1 out  1 unread  Ana",
				"           │ is anybody there?",
				"0 ms ago   +442079460000  1 in, 0 out  1 unread  Bo",
				"           │ thanks 👍",
				"",
			].join("\n"),
		);
	});

	it("cuts to the width, and shows no control of a stranger's", async () => {
		const cwd = await projectWith([
			{
				body: textMessage(`\u001b[31m${"very long ".repeat(30)}`, {
					name: "\u202eevil".repeat(9),
				}),
			},
		]);
		for (const columns of [40, 80, 120]) {
			const { stdout } = await type(["events", "conversations"], {
				cwd,
				now,
				columns,
				env: { NO_COLOR: "1" },
			});
			const lines = stdout.trimEnd().split("\n");
			expect(lines).toHaveLength(2);
			for (const line of lines.slice(columns < 80 ? 1 : 0))
				expect(line.length).toBeLessThan(columns);
			// biome-ignore lint/suspicious/noControlCharactersInRegex: this is what must not come through.
			expect(stdout).not.toMatch(/[\u001b\u202e]/);
		}
	});

	it("knows a person by number, by user id, and by both", async () => {
		const userId = "US.13491208655302741918";
		const [one, ...others] = await found([
			{ body: from({ phone: "16505551234" }, "with a number") },
			{ body: from({ userId }, "with an id") },
			{ body: from({ phone: "16505551234", userId }, "with both") },
			{ body: from({ userId, name: "Ana" }, "with an id again") },
		]);
		expect(others).toEqual([]);
		expect(one).toMatchObject({
			party: { phone: "16505551234", userId, name: "Ana" },
			received: 4,
			unread: 4,
		});
	});

	it("keeps a group apart from its members, and our numbers apart from each other", async () => {
		const conversations = await found([
			{ body: from({ phone: "16505551234" }, "alone") },
			{ body: from({ phone: "16505551234", group: "G1" }, "in the group") },
			{ body: from({ phone: "442079460000", group: "G1" }, "there, too") },
			{ body: from({ phone: "16505551234" }, "elsewhere", "999") },
		]);
		expect(
			conversations.map(({ groupId, phoneNumberId, received }) => [
				groupId,
				phoneNumberId,
				received,
			]),
		).toEqual([
			[undefined, "106540352242922", 1],
			["G1", "106540352242922", 2],
			[undefined, "999", 1],
		]);
	});

	it("names of a group whoever wrote last, and nothing of anybody else", async () => {
		const [group] = await found([
			{ body: from({ userId: "DE.1", name: "Zoë", group: "G1" }, "one") },
			{ body: from({ phone: "16505551234", group: "G1" }, "two") },
		]);
		expect(group).toMatchObject({ groupId: "G1", received: 2 });
		expect(group?.["party"]).toEqual({ phone: "16505551234" });
	});

	it("shows a group as a group, not as one of its people", async () => {
		const group = "Y2FwaV9ncm91cDoxNTU1MDc4Mzg4MToxMjAzNjM0NDk0NzU4MTU3MjcZD";
		const cwd = await projectWith([
			{ body: wire("group-create") },
			{ body: from({ phone: "16505551234", name: "Zoë", group }, "one") },
			{ body: from({ phone: "442079460000", name: "Bo", group }, "two") },
		]);
		const { stdout } = await type(["events", "conversations"], { cwd, now });
		expect(stdout).toMatch(
			/ group …TU3MjcZD +2 in, 0 out +2 unread +2 people {2}Plant swap 🌿 Menlo Park\n +│ two\n/,
		);
		expect(stdout).not.toMatch(/Zoë|Bo/);
		const json = await type(["events", "conversations", "--json"], {
			cwd,
			now,
		});
		expect(linesOf(json.stdout, "conversation")).toMatchObject([
			{ subject: "Plant swap 🌿 Menlo Park", people: 2 },
		]);
	});

	it("has what was said or what failed, and no advice", async () => {
		const failed = body({
			messages: [
				{
					from: "16505551234",
					id: "wamid.un",
					timestamp: "1",
					type: "unsupported",
					errors: [
						{
							code: 131052,
							title: "Media download error",
							error_data: { details: "Failed to download the media." },
						},
					],
				},
			],
		});
		const cwd = await projectWith([{ body: failed }]);
		const { stdout } = await type(["events", "conversations"], { cwd, now });
		expect(stdout).toMatch(/│ unsupported/);
		expect(stdout).not.toMatch(/fix|cause|Ask the customer/);
	});

	it("has a word for what has no text", async () => {
		const [sticker, echo] = await Promise.all(
			["sticker", "echo-smb"].map(async (name) => {
				const text = wire(name)
					.toString()
					.replace(
						/"type":"text","text":\{[^}]*\}/,
						'"type":"sticker","sticker":{"id":"1"}',
					);
				const cwd = await projectWith([{ body: Buffer.from(text) }]);
				return (await type(["events", "conversations"], { cwd, now })).stdout;
			}),
		);
		expect(sticker).toMatch(/│ sticker\n/);
		expect(echo).toMatch(/│ you: sticker\n/);
	});

	it("takes the first status of a message for a reply of ours, and no later one", async () => {
		const phone = "16505551234";
		const [conversation] = await found([
			{ body: from({ phone }, "one") },
			{ body: status(phone, "wamid.x", "sent") },
			{ body: from({ phone }, "two") },
			{ body: status(phone, "wamid.x", "delivered") },
			{ body: status(phone, "wamid.x", "read") },
			{ body: status(phone, "wamid.y", "failed") },
		]);
		expect(conversation).toMatchObject({ received: 2, sent: 1, unread: 1 });
	});

	it("takes an echo for a reply, and shows it", async () => {
		const phone = "16505551234";
		const cwd = await projectWith([
			{ body: from({ phone }, "one") },
			{
				body: body(
					{
						message_echoes: [
							{
								from: "15550783881",
								to: phone,
								id: "wamid.echo",
								timestamp: "1",
								type: "text",
								text: { body: "on our way" },
							},
						],
					},
					"smb_message_echoes",
				),
			},
		]);
		const { stdout } = await type(["events", "conversations"], { cwd, now });
		expect(stdout).toMatch(/1 in, 1 out\s+│ you: .*on our way/);
		expect(stdout).not.toContain("unread");
	});

	it("makes no conversation of who is only named in another status of a message", async () => {
		const conversations = await found([
			{ body: status("16505551234", "wamid.x", "sent") },
			{ body: status("442079460000", "wamid.x", "delivered") },
		]);
		expect(conversations).toMatchObject([
			{ party: { phone: "16505551234" }, sent: 1 },
		]);
	});

	it("counts what came twice once", async () => {
		const twice = from({ phone: "16505551234" }, "again");
		const [conversation] = await found([{ body: twice }, { body: twice }]);
		expect(conversation).toMatchObject({ received: 1, unread: 1 });
	});

	it("-n takes the latest, and the filters some", async () => {
		const deliveries = ["1650555001", "1650555002", "1650555003"].map(
			(phone, index) => ({
				body: from({ phone }, phone),
				at: noon - (2 - index) * minute,
			}),
		);
		const phones = (lines: Awaited<ReturnType<typeof found>>) =>
			lines.map(({ party }) => party);
		expect(phones(await found(deliveries, "-n", "2"))).toEqual([
			{ phone: "1650555002" },
			{ phone: "1650555003" },
		]);
		expect(
			phones(await found(deliveries, "--phone", "+1650555001")),
		).toHaveLength(1);
		expect(phones(await found(deliveries, "--until", "1m"))).toHaveLength(2);
	});

	it("says where there is none", async () => {
		const { code, stdout, stderr } = await type(["events", "conversations"]);
		expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
		expect(stderr).toMatch(/^no conversation recorded in /);
	});
});
