import { describe, expect, it } from "vitest";
import { kindFamilies } from "../../src/webhook/catalogue.ts";
import { textMessage, wire } from "../support/meta.ts";
import { body, linesOf, noon, projectWith } from "../support/recorded.ts";
import { emptyFolder, type } from "../support/world.ts";

const minute = 60_000;

/** One of each that the filters tell apart, a minute apart, the last one at noon. */
async function aProject(): Promise<string> {
	const bodies = [
		textMessage("Grüße aus München", { id: "wamid.first000001" }),
		body({
			messages: [
				{
					from: "442079460000",
					id: "wamid.picture00002",
					timestamp: "1",
					type: "image",
					image: {
						id: "1",
						mime_type: "image/png",
						sha256: "x",
						caption: "The GARDEN gate",
					},
					context: { id: "wamid.first000001" },
				},
			],
		}),
		body(
			{
				message_echoes: [
					{
						from: "15550783881",
						to: "442079460000",
						id: "wamid.echo0000003",
						timestamp: "1",
						type: "text",
						text: { body: "on our way" },
					},
				],
			},
			"smb_message_echoes",
		),
		body({
			statuses: [
				{
					id: "wamid.status000004",
					status: "failed",
					timestamp: "1",
					recipient_id: "442079460000",
					errors: [
						{
							code: 131047,
							title: "Re-engagement message",
							error_data: { details: "More than 24 hours have passed" },
						},
					],
				},
			],
		}),
		Buffer.from("torn { rubbish"),
	];
	return projectWith(
		bodies.map((each, index) => ({
			body: each,
			at: noon - (bodies.length - 1 - index) * minute,
			replies: index === 1 ? [503] : [200],
		})),
	);
}

async function listed(...flags: string[]): Promise<unknown[]> {
	const cwd = await aProject();
	const { code, stdout } = await type(["events", "list", "--json", ...flags], {
		cwd,
		now: () => noon,
	});
	expect(code).toBe(0);
	return linesOf(stdout, "delivery").map(({ id }) => id);
}

describe("wa-hook events list", () => {
	it.each([
		[
			["--type", "text"],
			[1, 3],
		],
		[["--type", "image,sticker"], [2]],
		[
			["--wamid", "wamid.first000001"],
			[1, 2],
		],
		[
			["--wamid", "…t000001"],
			[1, 2],
		],
		[
			["--wamid", "...000003", "--wamid", "000004"],
			[3, 4],
		],
		[["--text", "grüsse"], [1]],
		[["--text", "MÜNCHEN"], [1]],
		[["--text", "garden gate"], [2]],
		[["--text", "24 hours"], [4]],
		[["--text", "131047"], [4]],
		[["--text", "sheena"], [1]],
		[["--text", "RUBBISH"], [5]],
		[["--text", "wamid"], []],
		[["--failed"], [2, 4]],
		[["--failed", "--phone", "+44 20 7946 0000", "--type", "image"], [2]],
		[
			["--since", "3m", "--until", "2m"],
			[2, 3],
		],
		[["--until", "2026-11-20"], []],
		[["--until", "2026-11-21", "-n", "1"], [5]],
		[
			["--kind", "messages", "--kind", "echo"],
			[1, 2, 3],
		],
	])("%j", async (flags, ids) => {
		expect(await listed(...flags)).toEqual(ids);
	});

	it("shows of a batch only what was asked for", async () => {
		const cwd = await projectWith([{ body: wire("batch") }]);
		const { stdout } = await type(
			["events", "list", "--json", "--kind", "statuses"],
			{ cwd },
		);
		const kinds = linesOf(stdout, "event").map(({ kind }) => kind);
		expect(kinds.length).toBeGreaterThan(0);
		for (const kind of kinds) expect(kind).toMatch(/^status\./);
	});

	it("looks for a type that it doesn't know, and says so", async () => {
		const cwd = await projectWith([
			{
				body: body({
					messages: [
						{
							from: "16505551234",
							id: "wamid.1",
							timestamp: "1",
							type: "poll",
						},
					],
				}),
			},
		]);
		const poll = await type(["events", "list", "--type", "poll"], { cwd });
		expect(poll.stdout).toContain("message.poll");
		expect(poll.stderr).toBe("poll is no type this version knows\n");
		const slip = await type(["events", "list", "--type", "imge"], { cwd });
		expect(slip.stderr).toMatch(
			/^imge is no type this version knows; did you mean image\?\nnothing like that recorded in /,
		);
	});

	it("knows again what came before the first it lists", async () => {
		const again = textMessage("once more", { id: "wamid.again" });
		const cwd = await projectWith([
			{ body: again },
			{ body: textMessage("between", { id: "wamid.between" }) },
			{ body: again },
		]);
		const { stdout } = await type(["events", "list", "-n", "1", "--json"], {
			cwd,
		});
		expect(linesOf(stdout, "delivery")).toMatchObject([
			{ id: 3, duplicateOf: 1 },
		]);
	});

	it.each([
		[
			["--until", "later"],
			'error: --until can\'t be "later"\nhint:  --until 2h, --until 3d, --until 14:30 or --until 2026-11-21\n',
		],
		[
			["--since", "1h", "--until", "2h"],
			"error: --until lies before --since\nhint:  swap them\n",
		],
		[
			["--wamid", "RgA="],
			'error: "RgA=" is too short for --wamid\nhint:  give the id of a message, or at least its last 6 characters\n',
		],
		[["--text", ""], "error: --text is empty\nhint:  --text refund\n"],
		[["--kind", ""], "error: --kind is empty\nhint:  --kind messages\n"],
		[["--type", ","], "error: --type is empty\nhint:  --type text\n"],
		[["--phone", ""], "error: --phone is empty\nhint:  --phone 16505551234\n"],
		[
			["--phone", "+"],
			'error: "+" is no phone number, user id or username\nhint:  give it like "+1 650 555 1234", US.1349… or @username\n',
		],
		[
			["--kind", "tempalte"],
			'error: there is no event called "tempalte"\nhint:  did you mean template?\n',
		],
		[
			["--kind", "nope"],
			`error: there is no event called "nope"\nhint:  there are ${kindFamilies.join(", ")}; wa-hook fixtures lists all kinds\n`,
		],
		[
			["--type", "te xt"],
			'error: "te xt" can\'t be a type\nhint:  --type text, --type image,video, --type button_reply\n',
		],
	])("refuses %j in a sentence", async (flags, sentence) => {
		const { code, stderr } = await type(["events", "list", ...flags], {
			now: () => noon,
		});
		expect({ code, stderr }).toEqual({ code: 2, stderr: sentence });
	});

	it.each(["5", "2026-02-31", "2026-11-21T25:00", "21 Nov 2026"])(
		"refuses --since %j",
		async (since) => {
			const { code, stderr } = await type(["events", "list", "--since", since]);
			expect(code).toBe(2);
			expect(stderr).toBe(
				`error: --since can't be "${since}"\nhint:  --since 2h, --since 3d, --since 14:30 or --since 2026-11-21\n`,
			);
		},
	);

	it("filters without being named", async () => {
		const cwd = await emptyFolder();
		const { code, stderr } = await type(["events", "--failed"], { cwd });
		expect(code).toBe(0);
		expect(stderr).toMatch(/^nothing like that recorded in /);
	});
});
