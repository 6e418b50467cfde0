import path from "node:path/posix";
import { type Yaml, yaml, yamlComment } from "./yaml-text.ts";

/** JSON Schemas that ship with the toolkit, for the kinds of files that an import adds. */
export type FileSchema = "path-item" | "schema" | "response";

const ROOT_LINE = /^# yaml-language-server: \$schema=(\S*)openapi\.json\r?\n/;

/**
 * The first line of a new file, by which an editor finds its JSON Schema: beside that of the root, however the root
 * names its own. A root that names none has editors that need none, and the line is empty.
 */
export function schemaLine(
  root: { readonly file: string; readonly text: string },
  file: string,
  schema: FileSchema,
): Yaml {
  const [, folder] = ROOT_LINE.exec(root.text) ?? [];
  if (folder === undefined) return yaml``;
  const place = /^(\/|[a-z]+:)/i.test(folder)
    ? folder
    : `${path.relative(path.dirname(file), path.join(path.dirname(root.file), folder)) || "."}/`;
  return yamlComment(`yaml-language-server: $schema=${place}${schema}.json`);
}
