import * as z from "zod";
import { text } from "./pieces.ts";

const file = {
	id: text,
	mime_type: text,
	sha256: text,
	/** Where it can be downloaded with an access token, for some minutes; since late 2025. */
	url: text.optional(),
};
const caption = z.string().optional();

/** A picture or a video. */
export const pictureSchema = z.lazy(() => z.looseObject({ ...file, caption }));

/** A sound; `voice` tells a voice note from a file. */
export const audioSchema = z.lazy(() =>
	z.looseObject({ ...file, voice: z.boolean().optional() }),
);

/** Any other file. */
export const documentSchema = z.lazy(() =>
	z.looseObject({ ...file, caption, filename: z.string().optional() }),
);

/** A sticker. */
export const stickerSchema = z.lazy(() =>
	z.looseObject({ ...file, animated: z.boolean().optional() }),
);
