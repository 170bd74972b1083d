import { FlagProblem } from "../../../webhook/send/flag-problem.ts";
import {
	locationMessage,
	parseLocation,
} from "../../../webhook/send/location.ts";
import type { MessageType } from "../message-type.ts";

/** `send location` */
export const location: MessageType = {
	name: "location",
	summary: "a point on the map",
	words: [["<place...>", "latitude and longitude: 37.44,-122.16"]],
	flags: [
		["--name <name>", "what it is called"],
		["--address <text>", "its address"],
	],
	examples: [
		"location 37.44,-122.16 --name 'Philz Coffee' --address '101 Forest Ave'",
		"location -33.86,151.21",
	],
	takesMinus: true,
	build({ words, options }) {
		const flag = words.find((word) => /^--?[a-z]/i.test(word));
		if (flag !== undefined) {
			throw new FlagProblem("there is no such option", flag);
		}
		const place = parseLocation(words.join(" "));
		const { name = place.name, address = place.address } = options;
		return locationMessage({ ...place, name, address });
	},
};
