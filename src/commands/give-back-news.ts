import { ExitCode } from "../errors.ts";
import type { RestoreNote } from "../io/store/restore-file.ts";
import { maskedUrl } from "../view/masked-url.ts";
import type { RegistrationNews } from "../view/registration.ts";
import type { GivenBack } from "./give-back.ts";
import { sentences } from "./sentences.ts";

/** What came of giving back, to be told. */
export function givenBackNews(
	{ place, before }: RestoreNote,
	came: GivenBack,
): RegistrationNews {
	switch (came.outcome) {
		case "given-back":
			return {
				state: "given-back",
				place,
				before,
				hint: came.lostVersions ? versionsHint : undefined,
			};
		case "changed-meanwhile":
			return {
				state: "left",
				place,
				before,
				problem: `what stands there now is not this listener's: ${maskedUrl(came.now.callback ?? "none")}`,
				hint: "left as it is; wa-hook restore --yes puts it back all the same, wa-hook restore --forget lets it be",
			};
		case "failed": {
			const { message, hint } = came.error;
			return {
				state: "left",
				place,
				before,
				problem: message,
				hint: sentences(hint, "What to give back is kept: wa-hook restore"),
			};
		}
	}
}

const versionsHint =
	"Meta has put the fields into another version than they were in; App Dashboard, Webhooks sets it for each field";

/** What giving back ends a run with. */
export function exitCodeAfter(came: GivenBack): ExitCode {
	switch (came.outcome) {
		case "given-back":
			return ExitCode.Done;
		case "changed-meanwhile":
			return ExitCode.Failed;
		case "failed":
			return came.error.exitCode;
	}
}
