/** Writes what the toolkit's sources say for readers and editors: the page about the lint rules, and the JSON Schemas. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { RULES_PAGE } from "../src/lint/lint.ts";
import { RULES } from "../src/lint/registry.ts";
import { rulesPage } from "../src/lint/rules-page.ts";
import { FILE_SCHEMAS } from "../src/model/file-schemas.ts";

writeFileSync(RULES_PAGE, rulesPage(RULES));
mkdirSync("schemas", { recursive: true });
for (const [name, schema] of Object.entries(FILE_SCHEMAS)) {
  writeFileSync(path.join("schemas", name), `${JSON.stringify(schema, null, 2)}\n`);
}
