import { readdirSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import {
	type RestoreNote,
	writeRestoreNote,
} from "../../src/io/store/restore-file.ts";
import { lineSchema } from "../../src/view/schema.ts";
import { ids, secrets } from "../support/graph.ts";
import { linesOf } from "../support/recorded.ts";
import {
	openCallback,
	restoreFolder,
	type Stage,
	setStage,
} from "../support/registered.ts";
import { begin, emptyFolder, type } from "../support/world.ts";

/** No process has it: Linux counts to four million. */
const deadPid = 9_999_999;

const gone = "http://127.0.0.1:1/webhook";

const phone: RestoreNote = {
	place: { level: "phone", id: ids.phone, appId: ids.app },
	before: {},
	set: [gone],
	pid: deadPid,
};

/** A project whose listener was killed while it stood at Meta. */
async function crashed(
	notes: (stage: Stage) => readonly RestoreNote[] = () => [phone],
) {
	const stage = await setStage();
	const cwd = await emptyFolder();
	const dir = join(cwd, ".wa-hook");
	await mkdir(dir);
	await writeFile(join(dir, ".gitignore"), "*\n");
	const left = notes(stage);
	for (const note of left) await writeRestoreNote(dir, note);
	const [number] = stage.world.phones;
	const [app] = stage.world.apps;
	const [subscription] = app?.subscriptions ?? [];
	for (const { place } of left) {
		if (place.level === "phone" && number !== undefined) number.override = gone;
		if (place.level === "app" && subscription) subscription.callback_url = gone;
	}
	const restore = (
		flags: readonly string[] = [],
		more: Record<string, string> = {},
	) => type(["restore", ...flags], { cwd, env: { ...stage.env, ...more } });
	const kept = () => readdirSync(restoreFolder(cwd));
	return { stage, cwd, restore, kept, number };
}

function appNote({ production }: Stage): RestoreNote {
	return {
		place: { level: "app", id: ids.app, appId: ids.app },
		before: {
			callback: production.callback,
			fields: [{ name: "account_update" }, { name: "messages" }],
		},
		set: [gone],
		pid: deadPid,
	};
}

describe("wa-hook restore", () => {
	it("gives back all that was left, once", async () => {
		const { stage, restore, kept } = await crashed((stage) => [
			appNote(stage),
			phone,
		]);
		const typed = await restore();
		expect(typed.code).toBe(0);
		expect(stage.standing()).toEqual({ app: stage.production.callback });
		expect(typed.stdout).toContain(stage.production.callback);
		expect(kept()).toEqual([]);
		for (const secret of Object.values(secrets)) {
			expect(typed.stdout + typed.stderr).not.toContain(secret);
		}
		const again = await restore();
		expect(again).toMatchObject({ code: 0, stdout: "" });
		expect(again.stderr).toContain("nothing to give back");
	});

	it("has nothing to do in a project that never registered", async () => {
		const typed = await type(["restore"], { env: { NO_COLOR: "1" } });
		expect(typed).toMatchObject({ code: 0, stdout: "" });
	});

	it("--dry-run shows it and changes nothing", async () => {
		const { stage, restore, kept } = await crashed();
		const typed = await restore(["--dry-run"]);
		expect(typed.code).toBe(0);
		expect(typed.stdout).toContain("would be given back");
		expect(stage.standIn.requests).toEqual([]);
		expect(kept()).toHaveLength(1);
	});

	it("what somebody else has set since is left, unless --yes", async () => {
		const { stage, restore, kept, number } = await crashed();
		const other = await openCallback(secrets.verify);
		if (number !== undefined) number.override = other.callback;
		const left = await restore();
		expect(left.code).toBe(1);
		expect(left.stdout).toContain(other.callback);
		expect(stage.standing().phone).toBe(other.callback);
		expect(kept()).toHaveLength(1);
		expect((await restore(["--yes"])).code).toBe(0);
		expect(stage.standing().phone).toBeUndefined();
	});

	it("--forget lets it be for good", async () => {
		const { stage, restore, kept } = await crashed();
		const typed = await restore(["--forget"]);
		expect(typed.code).toBe(0);
		expect(stage.standIn.requests).toEqual([]);
		expect(kept()).toEqual([]);
		expect((await restore(["--forget", "--yes"])).code).toBe(2);
	});

	it("needs the verify token of the callback to give back", async () => {
		const { stage, restore, kept } = await crashed((stage) => [appNote(stage)]);
		const wrong = { WHATSAPP_VERIFY_TOKEN: "another-verify-token" };
		const refused = await restore([], wrong);
		expect(refused.code).toBe(7);
		expect(refused.stdout).toContain("HTTP 403");
		expect(kept()).toHaveLength(1);
		const flags = ["--earlier-verify-token", secrets.verify];
		const typed = await restore(flags, wrong);
		expect(typed.code).toBe(0);
		expect(typed.stdout + typed.stderr).not.toContain(secrets.verify);
		expect(stage.standing().app).toBe(stage.production.callback);
	});

	it("with another app's token it changes nothing", async () => {
		const { stage, restore } = await crashed();
		stage.world.token.appId = ids.otherApp;
		const typed = await restore();
		expect(typed.code).toBe(3);
		expect(typed.stdout).toContain("belongs to another app");
		expect(stage.changes()).toEqual([]);
	});

	it("keeps the note when Meta says yes and nothing changes", async () => {
		const { stage, restore, kept } = await crashed();
		stage.world.instead = ({ method }, response) => {
			if (method !== "POST") return false;
			response.writeHead(200, { "content-type": "application/json" });
			response.end('{"success":true}');
			return true;
		};
		const typed = await restore();
		expect(typed.code).toBe(1);
		expect(typed.stdout).toContain("still not what it was");
		expect(kept()).toHaveLength(1);
	});

	it.each([
		["without a token", 3, { WHATSAPP_ACCESS_TOKEN: "" }],
		[
			"with a wrong one",
			4,
			{ WHATSAPP_ACCESS_TOKEN: "EAAwrongwrongwrongwrong" },
		],
		["without a network", 5, { WA_HOOK_GRAPH_URL: "http://127.0.0.1:1" }],
	])("%s it ends with %i and keeps the note", async (_, code, more) => {
		const { restore, kept } = await crashed();
		expect(await restore([], more)).toMatchObject({ code });
		expect(kept()).toHaveLength(1);
	});

	it("keeps the note while Meta may still make the change", async () => {
		const note = { ...phone, isUnderWay: true };
		const { stage, restore, kept, number } = await crashed(() => [note]);
		delete number?.override;
		const early = await restore();
		expect(early.code).toBe(5);
		expect(early.stdout).toContain("may make it yet");
		expect(kept()).toHaveLength(1);
		if (number !== undefined) number.override = gone;
		expect((await restore()).code).toBe(0);
		expect(stage.standing().phone).toBeUndefined();
		expect(kept()).toEqual([]);
	});

	it("says that it waits for Meta, and can be interrupted", async () => {
		const { stage, cwd, kept } = await crashed();
		stage.world.instead = () => true;
		const running = await begin(["restore"], { cwd, env: stage.env });
		await running.says(/waiting for Meta/);
		expect(await running.stop()).toBe(130);
		expect(running.stdout()).toContain("What to give back is kept");
		expect(kept()).toHaveLength(1);
	});

	it("leaves a listener that runs alone", async () => {
		const { stage, restore } = await crashed(() => [
			{ ...phone, pid: process.pid },
		]);
		const typed = await restore(["--yes"]);
		expect(typed.code).toBe(1);
		expect(typed.stdout).toContain(`pid ${process.pid}`);
		expect(stage.standIn.requests).toEqual([]);
	});

	it("a note that can't be read is named, not lost", async () => {
		const { cwd, restore, kept } = await crashed();
		const file = join(restoreFolder(cwd), `phone-${ids.phone}.json`);
		await writeFile(file, "{");
		const typed = await restore();
		expect(typed.code).toBe(2);
		expect(typed.stderr).toContain(file);
		expect(kept()).toHaveLength(1);
	});

	it("--json gives a line for each", async () => {
		const { restore } = await crashed();
		const { stdout } = await restore(["--json"]);
		const lines = linesOf(stdout, "registration");
		expect(lines).toMatchObject([
			{ state: "given-back", level: "phone", id: ids.phone },
		]);
		for (const line of lines) expect(lineSchema.parse(line)).toEqual(line);
	});
});

describe("the next listen", () => {
	it("gives back what was left, also without --register", async () => {
		const { stage, cwd, kept } = await crashed();
		const listener = await stage.listen([], { cwd, env: stage.env });
		await listener.says(/✓ +register +given back/);
		expect(stage.standing().phone).toBeUndefined();
		await listener.stop();
		expect(kept()).toEqual([]);
	});

	it("with --register takes the place over, and gives back what was there first", async () => {
		const { stage, cwd, kept } = await crashed((stage) => [appNote(stage)]);
		const flags = ["--register=app"];
		const listener = await stage.listen(flags, { cwd, env: stage.env });
		await listener.says(/Meta delivers here/);
		expect(stage.standing().app).toBe(listener.callback);
		expect(await listener.stop()).toBe(0);
		expect(stage.standing().app).toBe(stage.production.callback);
		expect(kept()).toEqual([]);
	});

	it("with --register does not forget what was left when somebody else has set another", async () => {
		const { stage, cwd, kept, number } = await crashed();
		const other = await openCallback(secrets.verify);
		if (number !== undefined) number.override = other.callback;
		const flags = ["--register=phone", "--yes"];
		const listener = await stage.listen(flags, { cwd, env: stage.env });
		expect(await listener.code).toBe(2);
		expect(listener.stderr()).toContain(other.callback);
		expect(listener.stderr()).toContain("wa-hook restore --forget");
		expect(stage.changes()).toEqual([]);
		expect(kept()).toHaveLength(1);
	});

	it("with --register and another app's token leaves what that app had", async () => {
		const { stage, cwd, kept } = await crashed();
		stage.world.token.appId = ids.otherApp;
		const listener = await stage.listen(["--register=phone"], {
			cwd,
			env: { ...stage.env, WHATSAPP_APP_ID: "" },
		});
		expect(await listener.code).toBe(3);
		expect(listener.stderr()).toContain(ids.app);
		expect(stage.changes()).toEqual([]);
		expect(kept()).toHaveLength(1);
	});

	it("with --register tells that what it found first is given back, not that it stands there", async () => {
		const { stage, cwd } = await crashed((stage) => [appNote(stage)]);
		const flags = ["--register=app"];
		const listener = await stage.listen(flags, { cwd, env: stage.env });
		await listener.says(/Meta delivers here/);
		expect(listener.stderr()).not.toContain(", now:");
		expect(listener.stderr()).toContain("before a listener that was killed:");
	});

	it("with --register knows for its own what Meta sets only now", async () => {
		const { stage, cwd, kept, number } = await crashed();
		delete number?.override;
		const listener = await stage.listen(["--register=phone"], {
			cwd,
			env: stage.env,
		});
		await listener.says(/Meta delivers here/);
		if (number !== undefined) number.override = gone;
		expect(await listener.stop()).toBe(0);
		expect(stage.standing().phone).toBeUndefined();
		expect(kept()).toEqual([]);
	});

	it("with --register elsewhere gives back the rest", async () => {
		const { stage, cwd } = await crashed();
		const flags = ["--register=waba"];
		const listener = await stage.listen(flags, { cwd, env: stage.env });
		await listener.says(/Meta delivers here/);
		await listener.says(/✓ +register +given back/);
		expect(listener.stderr()).not.toContain("counts first");
		expect(stage.standing()).toMatchObject({ waba: listener.callback });
		expect(stage.standing().phone).toBeUndefined();
	});

	it("can be quit while Meta keeps it waiting, and leaves it to the next", async () => {
		const { stage, cwd, kept } = await crashed();
		stage.world.instead = () => true;
		const start = { cwd, env: stage.env, columns: 100 };
		const listener = await stage.listen([], start);
		await listener.says(/Local /);
		await vi.waitFor(() => expect(stage.standIn.requests).toHaveLength(1));
		listener.press("q");
		expect(await listener.code).toBe(0);
		expect(kept()).toHaveLength(1);
	});

	it("starts all the same when Meta can't be reached", async () => {
		const { stage, cwd, kept } = await crashed();
		const env = { ...stage.env, WA_HOOK_GRAPH_URL: "http://127.0.0.1:1" };
		const listener = await stage.listen([], { cwd, env });
		await listener.says(/not given back/);
		await listener.says(/Local /);
		expect(await listener.stop()).toBe(0);
		expect(kept()).toHaveLength(1);
	});
});
