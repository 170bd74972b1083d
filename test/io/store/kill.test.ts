import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { expect, it } from "vitest";
import { bundleChild, entriesIn, temporaryDir } from "./world.ts";

it("has every acknowledged delivery after kill -9 at any moment", async () => {
	const dir = temporaryDir();
	const program = bundleChild("append-until-killed");
	const acknowledged = new Map<number, string>();
	for (const killAfter of [1, 40, 333, 90, 7, 210]) {
		for (const [id, sha256] of await runAndKill(program, dir, killAfter)) {
			// An id given twice would hide a delivery behind another.
			expect(acknowledged.has(id)).toBe(false);
			acknowledged.set(id, sha256);
		}
		const recorded = new Map<number, string>();
		for (const entry of await entriesIn(dir)) {
			expect(entry.type).toBe("delivery");
			if (entry.type === "delivery") {
				recorded.set(entry.delivery.id, sha256(entry.delivery.body));
			}
		}
		for (const [id, sum] of acknowledged) expect(recorded.get(id)).toBe(sum);
	}
	expect(acknowledged.size).toBeGreaterThanOrEqual(681);
});

/** What the program acknowledged until it was killed, after so many acknowledgements or a few more. */
async function runAndKill(
	program: string,
	dir: string,
	killAfter: number,
): Promise<Map<number, string>> {
	const child = spawn("node", [program, dir], {
		stdio: ["ignore", "pipe", "inherit"],
	});
	const closed = once(child, "close");
	const acknowledged = new Map<number, string>();
	for await (const line of createInterface({ input: child.stdout })) {
		const [, id, sum] = /^(\d+) ([0-9a-f]{64})$/.exec(line) ?? [];
		if (id !== undefined && sum !== undefined) {
			acknowledged.set(Number(id), sum);
		}
		if (acknowledged.size === killAfter) child.kill("SIGKILL");
	}
	expect((await closed)[1]).toBe("SIGKILL");
	return acknowledged;
}

function sha256(body: Buffer): string {
	return createHash("sha256").update(body).digest("hex");
}
