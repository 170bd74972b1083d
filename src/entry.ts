// What `bin/wa-hook.js` needs of the bundle.
export { main } from "./main.ts";
export { system } from "./system.ts";
