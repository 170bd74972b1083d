import type { Context } from "../../context.ts";
import type { ListenView } from "./view.ts";

/** The public callback URL on stdout, a line whenever it has changed; the rest is told by `talk`. */
export function createUrlView(
	talk: ListenView,
	{ stdout }: Context,
): ListenView {
	let printed: string | undefined;
	return {
		...talk,
		tunnel(news) {
			talk.tunnel(news);
			if (news.status !== "up" || news.url === printed) return;
			printed = news.url;
			stdout.write(`${news.url}\n`);
		},
	};
}
