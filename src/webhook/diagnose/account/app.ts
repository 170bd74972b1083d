import type { GraphError } from "../../graph/graph-error.ts";
import { isNodeId } from "../../graph/node-id.ts";
import type { Finding } from "../finding.ts";
import type { AccountObservation } from "./observation.ts";
import { isUnknownObject, refusalSeen } from "./refusal.ts";

/** Whether the app's id and secret belong together; nothing where that could not be asked. */
export function appFindings({
	app,
	appId,
}: AccountObservation): readonly Finding[] {
	if (app.state === "found") {
		const { id, name } = app.value;
		return [
			{
				code: "app-secret",
				level: "ok",
				title: "app id and app secret belong together",
				seen: [name === undefined ? id : `${name} (${id})`],
			},
		];
	}
	if (app.state !== "refused") return [];
	const code = appFault(app.error);
	if (code === undefined) return [];
	return [
		{
			code,
			level: "fail",
			title:
				code === "app-id-wrong"
					? "Meta knows no app with this id"
					: "app id and app secret don't belong together",
			seen: [`app id ${appId?.id}`, ...refusalSeen(app.error)],
		},
	];
}

/** What a refused app's token means; undefined for a refusal that is about something else. */
export function appFault(
	error: GraphError,
): "app-secret-wrong" | "app-id-wrong" | undefined {
	if (error.code === 101 || isUnknownObject(error)) return "app-id-wrong";
	const isSecret =
		error.code === 190 || /secret|signature/i.test(error.message);
	return isSecret ? "app-secret-wrong" : undefined;
}

/** Whether the access token is this very app's: only then what Meta answers to it is about this app. Undefined where nothing tells. */
export function isOwnToken(seen: AccountObservation): boolean | undefined {
	const { tokenApp } = seen;
	const own = ownAppId(seen);
	if (tokenApp.state !== "found" || own === undefined) return undefined;
	return tokenApp.value.id === own;
}

/** The id of this app: the configured one, unless that can't be right and Meta tells whose the token is. */
export function ownAppId({
	app,
	appId,
	tokenApp,
}: AccountObservation): string | undefined {
	const isWrong =
		app.state === "refused" && appFault(app.error) === "app-id-wrong";
	const told = tokenApp.state === "found" ? tokenApp.value.id : undefined;
	return [isWrong ? undefined : appId?.id, told].find(
		(id) => id !== undefined && isNodeId(id),
	);
}
