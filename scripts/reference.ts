import { renderRulesPage } from "../src/diff/render/rules-page.ts";
import { RULES_PAGE } from "../src/lint/lint.ts";
import { RULES } from "../src/lint/registry.ts";
import { rulesPage } from "../src/lint/rules-page.ts";
import { FILE_SCHEMAS } from "../src/model/file-schemas.ts";

/** What the toolkit's sources say for readers and editors: the pages about rules, and the JSON Schemas, by file. */
export const REFERENCE: Readonly<Record<string, string>> = {
  [RULES_PAGE]: rulesPage(RULES),
  "docs/rules/diff.md": renderRulesPage(),
  ...Object.fromEntries(
    Object.entries(FILE_SCHEMAS).map(([name, schema]) => [
      `schemas/${name}`,
      `${JSON.stringify(schema, null, 2)}\n`,
    ]),
  ),
};
