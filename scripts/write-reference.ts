import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { REFERENCE } from "./reference.ts";

for (const [file, text] of Object.entries(REFERENCE)) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
