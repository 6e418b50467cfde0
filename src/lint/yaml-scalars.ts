import { isMap, isScalar, isSeq, type Pair, parseDocument } from "yaml";
import type { SourceFile } from "../load/source-file.ts";

/** A scalar of a YAML file as it is spelt, and where. */
export interface YamlScalar {
  readonly source: string;
  readonly value: unknown;
  /** The keys and indexes on the way to it. */
  readonly path: readonly (string | number)[];
}

/** What may be a decimal number without quotes; most files have none, and need not be parsed once more. */
const DECIMAL = /(^|[\s:,[{-])\d+\.\d+[ \t]*([\r\n,\]}#]|$)/;

/**
 * The values of a YAML file that have no quotes, if a decimal number may be among them; none of a JSON file,
 * where only what is meant as a number has none.
 */
export function plainScalarsOf(file: SourceFile): YamlScalar[] {
  if (file.path.endsWith(".json") || !DECIMAL.test(file.text)) return [];
  return scalarsBelow(parseDocument(file.text, { stringKeys: true }).contents, []);
}

function scalarsBelow(node: unknown, path: YamlScalar["path"]): YamlScalar[] {
  if (isMap(node)) {
    return (node.items as Pair[]).flatMap(({ key, value }) =>
      scalarsBelow(value, [...path, isScalar(key) ? String(key.value) : ""]),
    );
  }
  if (isSeq(node)) return node.items.flatMap((item, index) => scalarsBelow(item, [...path, index]));
  if (!isScalar(node) || node.type !== "PLAIN" || node.source === undefined) return [];
  return [{ source: node.source, value: node.value, path }];
}
