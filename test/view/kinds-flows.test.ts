import { describe, expect, it } from "vitest";
import { drawnChange } from "./drawn-change.ts";

describe("what is shown of a Flow", () => {
	it("a new status", () => {
		expect(
			drawnChange("flows", {
				event: "FLOW_STATUS_CHANGE",
				message: "Flow Webhook 3 changed status from DRAFT to PUBLISHED",
				flow_id: "691244242662581",
				old_status: "DRAFT",
				new_status: "PUBLISHED",
			}),
		).toEqual([
			"flow.status_change  DRAFT to PUBLISHED",
			"It can be sent to customers, and not be edited any more.",
			"Flow Webhook 3 changed status from DRAFT to PUBLISHED",
			"flow 691244242662581",
		]);
	});

	it("what is measured, and which errors", () => {
		expect(
			drawnChange("flows", {
				event: "CLIENT_ERROR_RATE",
				message: "The Flow Sign-up has an error rate of 14.28 %",
				flow_id: "691244242662581",
				alert_state: "ACTIVATED",
				threshold: 10,
				requests_count: 34,
				error_rate: 14.28,
				errors: [
					{
						error_type: "INVALID_SCREEN_TRANSITION",
						error_rate: 66.66,
						error_count: 2,
					},
					{
						error_type: "PUBLIC_KEY_MISSING",
						error_rate: 33.33,
						error_count: 1,
					},
				],
			}),
		).toEqual([
			"flow.client_error_rate  alert ACTIVATED",
			"error rate 14.28 %, threshold 10 %, 34 requests",
			"The alert is on: the Flow may be throttled or blocked if this goes on.",
			"2 times, 66.66 %: INVALID_SCREEN_TRANSITION: the endpoint named a next screen that the routing model doesn't allow.",
			"1 time, 33.33 %: PUBLIC_KEY_MISSING: no public key is set for the phone number: upload it.",
			"The Flow Sign-up has an error rate of 14.28 %",
			"flow 691244242662581",
		]);
	});

	it("latencies", () => {
		expect(
			drawnChange("flows", {
				event: "ENDPOINT_LATENCY",
				flow_id: "1",
				alert_state: "DEACTIVATED",
				p50_latency: 2000,
				p90_latency: 5000,
				requests_count: 34,
				threshold: 3000,
			}),
		).toEqual([
			"flow.endpoint_latency  alert DEACTIVATED",
			"half within 2,000 ms, nine of ten within 5,000 ms, threshold 3,000 ms, 34 requests",
			"The alert is over: it is back within the threshold.",
			"flow 1",
		]);
	});

	it("availability", () => {
		expect(
			drawnChange("flows", {
				event: "ENDPOINT_AVAILABILITY",
				flow_id: "1",
				alert_state: "ACTIVATED",
				availability: 75,
				threshold: 90,
			}),
		).toEqual([
			"flow.endpoint_availability  alert ACTIVATED",
			"available 75 %, threshold 90 %",
			"The alert is on: the Flow may be throttled or blocked if this goes on.",
			"flow 1",
		]);
	});

	it("a version that expires", () => {
		expect(
			drawnChange("flows", {
				event: "FLOW_VERSION_EXPIRY_WARNING",
				flow_id: "1",
				warning: "Your current Flow version will freeze in 21 days.",
			}),
		).toEqual([
			"flow.version_expiry_warning",
			"Your current Flow version will freeze in 21 days.",
			"flow 1",
		]);
	});
});
