import {
	isLooseObject,
	type Loose,
	looseList,
	looseObject,
	looseText,
	present,
} from "../loose.ts";

/** Whether a number may send, and what is in the way. */
export interface Health {
	/** `AVAILABLE`, `LIMITED`, `BLOCKED`: that of the worst entity. */
	readonly canSend: string;
	readonly entities: readonly HealthEntity[];
}

/** The number, its account, the business or the app. */
export interface HealthEntity {
	/** `PHONE_NUMBER`, `WABA`, `BUSINESS`, `APP`. */
	readonly type: string;
	readonly id?: string;
	readonly canSend: string;
	readonly errors: readonly HealthError[];
	/** What Meta adds in words. */
	readonly remarks: readonly string[];
}

/** One thing in the way, as Meta words it. */
export interface HealthError {
	readonly code?: number;
	readonly description?: string;
	readonly solution?: string;
}

/** Reads an answer of `?fields=health_status`; undefined where it holds none. */
export function readHealth(answer: unknown): Health | undefined {
	const { can_send_message, entities } = looseObject(
		looseObject(answer)["health_status"],
	);
	const canSend = looseText(can_send_message)?.toUpperCase();
	if (canSend === undefined) return undefined;
	return { canSend, entities: eachOf(entities).map(readEntity) };
}

/** Meta's documents also show the list as an object with the indices for keys. */
function eachOf(entities: unknown): readonly Loose[] {
	const list = isLooseObject(entities)
		? Object.values(entities)
		: looseList(entities);
	return list.filter(isLooseObject);
}

function readEntity(entity: Loose): HealthEntity {
	return {
		type: looseText(entity["entity_type"])?.toUpperCase() ?? "UNKNOWN",
		canSend: looseText(entity["can_send_message"])?.toUpperCase() ?? "UNKNOWN",
		...present({ id: looseText(entity["id"]) }),
		errors: eachOf(entity["errors"]).map(readError),
		remarks: looseList(entity["additional_info"])
			.map(looseText)
			.filter((remark) => remark !== undefined),
	};
}

function readError(error: Loose): HealthError {
	const code = Number(error["error_code"]);
	return present({
		code: Number.isSafeInteger(code) ? code : undefined,
		description: looseText(error["error_description"]),
		solution: looseText(error["possible_solution"]),
	});
}
