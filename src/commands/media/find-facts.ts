import { CliError, ExitCode } from "../../errors.ts";
import { isUnknownObject } from "../../webhook/diagnose/account/refusal.ts";
import type { GraphProblem } from "../../webhook/graph/graph-reply.ts";
import { type MediaFacts, readMediaFacts } from "../../webhook/graph/media.ts";
import type { GraphAccess } from "../graph-access.ts";
import { graphRefusal } from "../graph-refusal.ts";

/** What Meta says of a file, and where it is for now. Throws CliError. */
export async function findFacts(
	id: string,
	{ graph, token }: GraphAccess,
): Promise<MediaFacts> {
	const reply = await graph.get(`/${id}`, undefined, token);
	if (!reply.ok) throw refusal(id, reply);
	const facts = readMediaFacts(id, reply.value);
	if (facts !== undefined) return facts;
	throw new CliError("not-media", `${id} is no file: it has no address`, {
		hint: "the id of a file stands in a webhook beside the type: image.id",
		exitCode: ExitCode.GraphRefused,
	});
}

function refusal(id: string, problem: GraphProblem): CliError {
	const told = graphRefusal(problem, `tell where the file ${id} is`);
	const isGone =
		problem.problem === "refused" && isUnknownObject(problem.error);
	if (!isGone) return told;
	return new CliError(told.code, told.message, {
		hint: "Meta keeps what customers send for 7 days, and what was uploaded for 30; or the file belongs to an account that this access token may not see",
		exitCode: told.exitCode,
	});
}
