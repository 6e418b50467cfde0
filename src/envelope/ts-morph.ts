/** ts-morph through `require`: see `emit/openapi-typescript.ts`. */
import { createRequire } from "node:module";

export const { Node, Project } = createRequire(import.meta.url)("ts-morph") as typeof import("ts-morph");
