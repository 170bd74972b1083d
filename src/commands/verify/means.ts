import type { Context } from "../../context.ts";
import type { DiagnosisPart } from "../../view/diagnosis.ts";
import type { Credentials } from "./credentials.ts";
import type { MetaAccess } from "./meta-access.ts";
import type { Progress } from "./progress.ts";
import type { VerifySettings } from "./settings.ts";
import type { Sides } from "./sides.ts";

/** What a diagnosis works with. */
export interface DiagnosisMeans {
	readonly settings: VerifySettings;
	readonly sides: Sides;
	readonly credentials: Credentials;
	readonly access: MetaAccess | undefined;
	readonly progress: Progress;
	readonly context: Context;
}

/** Takes what is known of a part; parts come in the order in which they are shown. */
export type AddPart = (part: DiagnosisPart) => void;
