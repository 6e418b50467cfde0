import path from "node:path";

/** Our command line as users run it, built before. */
export const CLI = path.resolve("dist/cli/main.js");
