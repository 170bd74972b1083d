import { networkInterfaces } from "node:os";

/** Some containers have no IPv6 at all. */
export const hasIPv6 = Object.values(networkInterfaces())
	.flat()
	.some((each) => each?.address === "::1");
