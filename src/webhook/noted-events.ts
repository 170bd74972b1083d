import { type Reading, readEvents } from "./events.ts";
import { isKnownEvent } from "./gateway/body.ts";
import type { Judge } from "./judge.ts";
import { notesOn } from "./notes.ts";
import { envelopeSchema } from "./schema/envelope.ts";
import { schemaOf } from "./schema/fields.ts";
import {
	gatewayEventSchema,
	otherGatewayEventSchema,
} from "./schema/gateway.ts";

/** Every event a body holds, as `readEvents` has them, each with what is unusual about it. Never throws. */
export function readNotedEvents(body: Buffer): Reading {
	return readEvents(body, judge);
}

/** By the schemas, which take a while to load: whoever reads only what is as it should be does without. */
const judge: Judge = {
	envelope: (payload) => notesOn(envelopeSchema, payload, ""),
	value: (field, value) => notesOn(schemaOf(field), value, "value"),
	gateway(name, payload) {
		const schema = isKnownEvent(name)
			? gatewayEventSchema
			: otherGatewayEventSchema;
		return notesOn(schema, payload, "");
	},
};
