import { describe, expect, it } from "vitest";
import { drawnChange } from "./drawn-change.ts";

describe("what is shown of partners and payments", () => {
	it("a solution by its status", () => {
		expect(
			drawnChange("partner_solutions", {
				event: "SOLUTION_UPDATED",
				solution_id: "774485461512159",
				solution_status: "PENDING_DEACTIVATION",
			}),
		).toEqual([
			"partner.solution  PENDING_DEACTIVATION",
			"SOLUTION_UPDATED: the solution has changed.",
			"A partner asked to end it.",
			"solution 774485461512159",
		]);
	});

	it("a payment set-up", () => {
		expect(
			drawnChange("payment_configuration_update", {
				configuration_name: "razorpay-prod",
				provider_name: "razorpay",
				provider_mid: "acc_GP4lfNA0iIMn5B",
				status: "Needs Testing",
				created_timestamp: 1748827100,
				updated_timestamp: 1749320300,
			}),
		).toEqual([
			"payment.configuration  Needs Testing  razorpay-prod",
			"Make a test payment with it.",
			"provider razorpay",
			"merchant: acc_GP4lfNA0iIMn5B",
			"created 2025-06-02 01:18 UTC, 537 days ago  updated 2025-06-07 18:18 UTC, 532 days ago",
		]);
	});
});
