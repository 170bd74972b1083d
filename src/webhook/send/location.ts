import { present } from "../loose.ts";
import type { Content } from "./content.ts";
import { FlagProblem } from "./flag-problem.ts";

/** A point on the earth, in degrees, and what it is called. As texts, which is how Meta's samples have them. */
export interface Location {
	readonly latitude: string;
	readonly longitude: string;
	readonly name?: string | undefined;
	readonly address?: string | undefined;
}

/** A point on the map. */
export function locationMessage(location: Location): Content {
	return { type: "location", location: locationMembers(location) };
}

/** As messages and templates spell it. */
export function locationMembers(location: Location) {
	const { latitude, longitude, name, address } = location;
	return { latitude, longitude, ...present({ name, address }) };
}

/** Reads `37.44,-122.16`, after which a name and an address may stand: `37.44,-122.16 | Philz Coffee | 101 Forest Ave`. */
export function parseLocation(text: string): Location {
	const [point = "", name, address] = text
		.split("|")
		.map((part) => part.trim());
	const [, latitude, longitude] =
		/^(-?\d+(?:\.\d+)?)\s*[,\s]\s*(-?\d+(?:\.\d+)?)$/.exec(point) ?? [];
	if (latitude === undefined || longitude === undefined) {
		throw new FlagProblem("write a place like 37.44,-122.16", text);
	}
	return {
		latitude,
		longitude,
		...present({ name: name || undefined, address: address || undefined }),
	};
}
