import { createHash } from "node:crypto";
import { openTarget, type Target } from "./target.ts";

/** A host of files beside the Graph API, and what it was asked. */
export interface MediaHost extends Pick<Target, "received"> {
	readonly address: string;
	/** The node of a file on it, as the Graph API gives it. */
	node(id: string, mime: string): MediaNode;
}

/** What the Graph API says of a file. */
export interface MediaNode {
	id: string;
	url: string;
	[field: string]: unknown;
}

/** Starts a host that gives these bytes, whatever it is asked for, to who has the token; it closes when the test ends. */
export async function openMediaHost(
	bytes: Buffer,
	token: string,
): Promise<MediaHost> {
	const host = await openTarget((response, { headers }) => {
		if (headers.authorization !== `Bearer ${token}`) {
			response.writeHead(401).end("<html>Sorry</html>");
			return;
		}
		response.writeHead(200, { "content-type": "application/octet-stream" });
		response.end(bytes);
	});
	const address = `http://127.0.0.1:${host.port}`;
	return {
		address,
		received: host.received,
		node: (id, mime) => ({
			id,
			url: `${address}/whatsapp_business/attachments/?mid=${id}&hash=ARn3`,
			mime_type: mime,
			sha256: createHash("sha256").update(bytes).digest("hex"),
			file_size: bytes.length,
			messaging_product: "whatsapp",
		}),
	};
}
