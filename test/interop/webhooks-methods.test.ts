import { verify } from "@octokit/webhooks-methods";
import { describe, expect, it } from "vitest";
import { headerValues } from "../../src/webhook/delivery.ts";
import { type BuiltRequest, buildRequest } from "../../src/webhook/request.ts";
import { signatureFaults } from "../../src/webhook/signature-fault.ts";
import { fixtures, textOf } from "../support/fixtures.ts";

const secret = "0123456789abcdef0123456789abcdef";

/** As its documentation has it be used, with the header of a delivery. */
async function accepts({ headers, body }: BuiltRequest): Promise<boolean> {
	const [signature] = ["X-Hub-Signature-256", "X-Webhook-Signature"].flatMap(
		(name) => headerValues(headers, name),
	);
	if (!signature) return false;
	return verify(secret, body.toString(), signature);
}

describe.each(fixtures)("%s", (name) => {
	const parts = { body: Buffer.from(textOf(name)), secret };

	it("is accepted in every encoding", async () => {
		for (const encode of ["meta", "meta-strict", "compact", "raw"] as const) {
			expect(await accepts(buildRequest({ ...parts, encode })), encode).toBe(
				true,
			);
		}
	});

	it("is refused with every fault", async () => {
		for (const fault of signatureFaults) {
			const request = buildRequest({ ...parts, encode: "meta", fault });
			expect(await accepts(request), fault).toBe(false);
		}
	});
});
