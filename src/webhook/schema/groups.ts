import * as z from "zod";
import { isOfAGroup } from "../fields/groups.ts";
import type { Loose } from "../loose.ts";
import {
	conversationFrame,
	errorSchema,
	id,
	seconds,
	text,
	userId,
} from "./pieces.ts";
import { alsoWhenOdd, needs } from "./required.ts";

const errors = z.array(errorSchema).optional();

/** `input` is the number or id as the request had it. */
const participants = z
	.array(
		z.looseObject({
			wa_id: id.optional(),
			input: id.optional(),
			user_id: userId.optional(),
			parent_user_id: userId.optional(),
			username: text.optional(),
			errors,
		}),
	)
	.optional();

// Missing in an example of Meta's.
const outcome = { update_successful: z.boolean().optional(), errors };
const changedText = z
	.looseObject({ ...outcome, text: z.string().optional() })
	.optional();

const group = z.lazy(() =>
	z
		.looseObject({
			timestamp: seconds,
			group_id: text.optional(),
			request_id: text.optional(),
			type: z.enum([
				"group_create",
				"group_delete",
				"group_participants_add",
				"group_add_participants",
				"group_participants_remove",
				"group_remove_participants",
				"group_join_request_created",
				"group_join_request_revoked",
				"group_settings_update",
				"group_suspend",
				"group_suspend_cleared",
			]),
			errors,

			subject: z.string().optional(),
			description: z.string().optional(),
			invite_link: text.optional(),
			join_approval_mode: z
				.enum(["auto_approve", "approval_required"])
				.optional(),

			reason: text.optional(),
			initiated_by: z.enum(["business", "participant"]).optional(),
			added_participants: participants,
			removed_participants: participants,
			failed_participants: participants,
			join_request_id: text.optional(),
			wa_id: text.optional(),
			user_id: userId.optional(),

			profile_picture: z
				.looseObject({
					...outcome,
					mime_type: text.optional(),
					sha256: text.optional(),
				})
				.optional(),
			group_subject: changedText,
			group_description: changedText,
		})
		.check(
			needs("type", {
				group_participants_add: ["added_participants"],
				group_add_participants: ["added_participants"],
				group_join_request_created: ["join_request_id"],
				group_join_request_revoked: ["join_request_id"],
			}),
		),
);

// An example of Meta's has people who left under the type of a new group.
const notOfAGroup = z.superRefine<Loose>(({ type }, issues) => {
	if (!isOfAGroup(type)) return;
	const message = "is that of group_lifecycle_update";
	issues.addIssue({ code: "custom", path: ["type"], message });
}, alsoWhenOdd);

/** The one shape of the four fields about groups; what a group has beside its id depends on its `type`. */
export const groupUpdateSchema = z.lazy(() =>
	z.looseObject({
		...conversationFrame,
		groups: z.array(group),
	}),
);
export type GroupUpdate = z.infer<typeof groupUpdateSchema>;

/** The same, of who comes and goes. */
export const participantsUpdateSchema = z.lazy(() =>
	z.looseObject({
		...conversationFrame,
		groups: z.array(group.check(notOfAGroup)),
	}),
);
