import { Document, isMap, isPair, isScalar, isSeq, Scalar, visit } from "yaml";
import { type Escaped, type Template, templateFor } from "../escape/escaped.ts";
import { hasUnseen, spellUnseen } from "../escape/unseen.ts";
import { isMapping } from "../load/mapping.ts";

/** YAML that says what it was written from, and nothing else. */
export type Yaml = Escaped<"yaml">;

/** A template whose values are YAML already. */
export const yaml: Template<"yaml"> = templateFor();

/** What YAML is written from: plain data, in the order it shall have. */
export type YamlData =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly YamlData[]
  | { readonly [key: string]: YamlData | undefined };

/** Remarks for reviewers, each beside the value that its path leads to: `x-zstack.execution`. */
export type Remarks = ReadonlyMap<string, string>;

const LINE_WIDTH = 108;

/** Longer texts begin on a line of their own. */
const FOLD_FROM = 72;

/** Lists of words that stand on one line. */
const INLINE: ReadonlySet<string> = new Set(["tags", "category", "enum"]);

/** Writes YAML as the files of a spec are written by hand. Ends with a line break. */
export function toYaml(data: YamlData, remarks: Remarks = new Map()): Yaml {
  const document = new Document(withoutUndefined(data));
  visit(document, {
    Pair(_, { key, value }) {
      if (!isScalar(key)) return;
      if (isSeq(value) && INLINE.has(String(key.value))) value.flow = true;
      // A version such as 4.10 would be a number; all are quoted, so that none stands out.
      if (isScalar(value) && key.value === "since") value.type = Scalar.QUOTE_DOUBLE;
    },
    Scalar(at, node) {
      if (typeof node.value !== "string") return;
      // Only within quotes can everything be spelled, and do spaces and line ends at either end stay.
      if (/^\s|\s$|[\n\t]/.test(node.value) || hasUnseen(node.value)) node.type = Scalar.QUOTE_DOUBLE;
      else if (at === "value" && node.value.length > FOLD_FROM) node.type = Scalar.BLOCK_FOLDED;
    },
  });
  for (const [path, remark] of remarks) {
    const node = document.getIn(path.split("."), true);
    if (isScalar(node)) node.comment = ` ${spellUnseen(remark)}`;
    else if (isMap(node) || isSeq(node)) {
      const parent = document.getIn(path.split(".").slice(0, -1), true);
      const pair = isMap(parent)
        ? parent.items.find((item) => isPair(item) && item.value === node)
        : undefined;
      if (isScalar(pair?.key)) pair.key.commentBefore = ` ${spellUnseen(remark)}`;
    }
  }
  return spellUnseen(document.toString({ lineWidth: LINE_WIDTH, flowCollectionPadding: false })) as Yaml;
}

/** The same on one line, in braces: JSON is YAML as well. */
export function toFlow(data: YamlData | undefined): Yaml {
  if (Array.isArray(data)) return `[${data.map(toFlow).join(",")}]` as Yaml;
  if (typeof data === "bigint") return String(data) as Yaml;
  if (!isMapping(data)) return spellUnseen(JSON.stringify(data)) as Yaml;
  const entries = Object.entries(data).filter(([, value]) => value !== undefined);
  return `{${entries.map(([key, value]) => `${toFlow(key)}:${toFlow(value)}`).join(",")}}` as Yaml;
}

/** A comment on a line of its own. */
export function yamlComment(text: string): Yaml {
  return `# ${spellUnseen(text.replace(/\s+/g, " "))}\n` as Yaml;
}

/** Lines moved to the right, without the last line break. */
export function indented(text: Yaml, indent: number): Yaml {
  return text.replace(/\n$/, "").replace(/^(?=.)/gm, " ".repeat(indent)) as Yaml;
}

function withoutUndefined(data: YamlData | undefined): unknown {
  if (Array.isArray(data)) return data.map(withoutUndefined);
  if (!isMapping(data)) return data;
  const entries = Object.entries(data).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutUndefined(value)]));
}
