import { Document, isMap, isPair, isScalar, isSeq, Scalar, visit } from "yaml";

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
export function toYaml(data: YamlData, remarks: Remarks = new Map()): string {
  const document = new Document(withoutUndefined(data));
  visit(document, {
    Pair(_, { key, value }) {
      if (!isScalar(key)) return;
      if (isSeq(value) && INLINE.has(String(key.value))) value.flow = true;
      // A version such as 4.10 would be a number; all are quoted, so that none stands out.
      if (isScalar(value) && key.value === "since") value.type = Scalar.QUOTE_DOUBLE;
    },
    Scalar(at, node) {
      if (at === "value" && typeof node.value === "string" && node.value.length > FOLD_FROM) {
        node.type = Scalar.BLOCK_FOLDED;
      }
    },
  });
  for (const [path, remark] of remarks) {
    const node = document.getIn(path.split("."), true);
    if (isScalar(node)) node.comment = ` ${remark}`;
    else if (isMap(node) || isSeq(node)) {
      const parent = document.getIn(path.split(".").slice(0, -1), true);
      const pair = isMap(parent)
        ? parent.items.find((item) => isPair(item) && item.value === node)
        : undefined;
      if (isScalar(pair?.key)) pair.key.commentBefore = ` ${remark}`;
    }
  }
  return document.toString({ lineWidth: LINE_WIDTH, flowCollectionPadding: false });
}

function withoutUndefined(data: YamlData | undefined): unknown {
  if (Array.isArray(data)) return data.map(withoutUndefined);
  if (data === null || typeof data !== "object") return data;
  const entries = Object.entries(data).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutUndefined(value)]));
}
