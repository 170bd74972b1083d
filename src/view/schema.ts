import * as z from "zod";
import { exportedSchema } from "../webhook/exported.ts";
import { media, number, template } from "./schema/account.ts";
import {
	explanation,
	finding,
	findingCode,
	fixture,
	remedy,
	result,
} from "./schema/check.ts";
import { error, setting } from "./schema/command.ts";
import { delivery, event, reply, request, step } from "./schema/delivery.ts";
import {
	end,
	handshake,
	missed,
	ready,
	refused,
	registration,
	tunnel,
} from "./schema/listener.ts";
import { conversation, stats } from "./schema/record.ts";
import { sent, upload } from "./schema/sent.ts";

/** Every line of `--json`: one JSON object each, told apart by `type`. */
export const lineSchema = z.discriminatedUnion("type", [
	ready,
	delivery,
	event,
	step,
	request,
	reply,
	tunnel,
	registration,
	handshake,
	refused,
	missed,
	error,
	setting,
	explanation,
	conversation,
	stats,
	fixture,
	finding,
	findingCode,
	remedy,
	result,
	sent,
	upload,
	template,
	number,
	media,
	exportedSchema,
	end,
]);

export type Line = z.infer<typeof lineSchema>;
