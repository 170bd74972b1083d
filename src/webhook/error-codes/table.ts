import { authorisation } from "./authorisation.ts";
import { blocking } from "./blocking.ts";
import { calling } from "./calling.ts";
import { coexistence } from "./coexistence.ts";
import { content } from "./content.ts";
import type { ErrorEntry } from "./error-code.ts";
import { flows } from "./flows.ts";
import { graph } from "./graph.ts";
import { groups } from "./groups.ts";
import { health } from "./health.ts";
import { integrity } from "./integrity.ts";
import { marketing } from "./marketing.ts";
import { messaging } from "./messaging.ts";
import { migration } from "./migration.ts";
import { payments } from "./payments.ts";
import { registration } from "./registration.ts";
import { templateCreation, templateInsights } from "./template-creation.ts";
import { templates } from "./templates.ts";
import { throttling } from "./throttling.ts";
import { usernames } from "./usernames.ts";
import { webhookSetUp } from "./webhook-set-up.ts";

/** Every error of Meta's that is known, by code, an entry without a subcode before those with one. */
export const errorTable: readonly ErrorEntry[] = [
	authorisation,
	blocking,
	calling,
	coexistence,
	content,
	flows,
	graph,
	groups,
	health,
	integrity,
	marketing,
	messaging,
	migration,
	payments,
	registration,
	templateCreation,
	templateInsights,
	templates,
	throttling,
	usernames,
	webhookSetUp,
]
	.flat()
	.sort((a, b) => a.code - b.code || (a.subcode ?? -1) - (b.subcode ?? -1));
