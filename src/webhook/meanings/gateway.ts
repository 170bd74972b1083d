import { meanings } from "./meaning.ts";

/** `reason` for which a gateway's session ended. */
export const sessionEnds = meanings({
	bad: {
		logged_out:
			"the phone has unlinked this session: link it again by a new QR code.",
	},
});
