import { BROKEN } from "../load/bundle.ts";
import { asMapping, isMapping, type Mapping } from "../load/mapping.ts";
import { childPointer, valueAt } from "../load/pointer.ts";
import type { ApiModel, JsonObject, Text } from "../model/model.ts";
import type { SchemaNode } from "./schema-node.ts";

/** A place that may have a text, in English and in Chinese. */
export interface Described {
  /** For messages: `tag CDP Operations`, `VmNicInventory.ip`. */
  readonly label: string | Text;
  /** Which text: an operation has two. */
  readonly key: "summary" | "description";
  /** As written; `undefined` when there is none. */
  readonly en: string | undefined;
  readonly chinese: string | undefined;
  /** Whether readers miss it where it is absent. */
  readonly needed: boolean;
  /** The object it describes. */
  readonly pointer: string;
  readonly chinesePointer: string;
}

/** Every place of a document that has a text, or should have one. */
export function describedIn(model: ApiModel, nodes: readonly SchemaNode[]): Described[] {
  const { document } = model;
  const of: DescribedAt = (label, pointer, more = {}, object = valueAt(document, pointer)) => {
    if (!isMapping(object) || object === BROKEN) return [];
    const key = more.key ?? "description";
    const en = typeof object[key] === "string" ? object[key] : undefined;
    return [{ label, key, en, needed: true, pointer, ...chineseIn(object, pointer, key), ...more }];
  };
  const components = (kind: string): readonly string[] =>
    Object.keys(asMapping(valueAt(document, childPointer("/components", kind))));

  const ofOperations = model.operations.flatMap(({ operationId, pointer, parameters, body, responses }) => [
    ...of(operationId, pointer, { key: "summary" }),
    ...of(operationId, pointer),
    ...(body === undefined ? [] : examplesOf(model, body.pointer, `${operationId} request`, of)),
    ...parameters.flatMap(({ name, pointer: at }) => of(`${operationId} ${name}`, at)),
    ...responses.flatMap(({ status, pointer: at }) => [
      ...of(`${operationId} ${status}`, at),
      ...examplesOf(model, at, `${operationId} ${status}`, of),
    ]),
  ]);
  const ofSchemas = nodes
    .filter(({ kind }) => kind === "component" || kind === "property")
    .flatMap(({ label, schema: { pointer, source } }) =>
      of(label, pointer, { needed: !isDescribedByTarget(model, source) }, source),
    );
  const all = [
    ...of({ en: "the document", "zh-CN": "文档" }, "/info"),
    ...model.tags.flatMap(({ name }, index) =>
      of({ en: `tag ${name}`, "zh-CN": `标签 ${name}` }, childPointer("/tags", index)),
    ),
    ...ofOperations,
    ...ofSchemas,
    ...components("securitySchemes").flatMap((name) =>
      of(
        { en: `security scheme ${name}`, "zh-CN": `认证方式 ${name}` },
        childPointer("/components/securitySchemes", name),
      ),
    ),
  ];
  // Responses and parameters that operations share are met once for each of them.
  return [...new Map(all.map((one) => [`${one.pointer} ${one.key}`, one])).values()];
}

type DescribedAt = (
  label: Described["label"],
  pointer: string,
  more?: Partial<Described>,
  /** What is at the pointer, if that is known. */
  object?: unknown,
) => Described[];

/** The titles of the examples of a body, which nobody needs but which are shown. */
function examplesOf({ document }: ApiModel, pointer: string, label: string, of: DescribedAt): Described[] {
  const content = childPointer(pointer, "content");
  return Object.keys(asMapping(valueAt(document, content))).flatMap((mediaType) => {
    const examples = childPointer(content, mediaType, "examples");
    return Object.keys(asMapping(valueAt(document, examples))).flatMap((name) =>
      of(`${label} ${name}`, childPointer(examples, name), { key: "summary", needed: false }),
    );
  });
}

/** An operation has Chinese for each of its texts, all else has one. */
function chineseIn(
  object: Mapping,
  pointer: string,
  key: string,
): Pick<Described, "chinese" | "chinesePointer"> {
  const at = childPointer(pointer, "x-zstack", "zh-CN");
  const found = asMapping(object["x-zstack"])["zh-CN"];
  if (!isMapping(found))
    return { chinese: typeof found === "string" ? found : undefined, chinesePointer: at };
  const text = found[key];
  return { chinese: typeof text === "string" ? text : undefined, chinesePointer: childPointer(at, key) };
}

/** A reference without words of its own is described by what it leads to. */
function isDescribedByTarget({ document }: ApiModel, source: JsonObject): boolean {
  const { $ref } = source;
  if (typeof $ref !== "string" || !$ref.startsWith("#/")) return false;
  return typeof asMapping(valueAt(document, $ref.slice(1))).description === "string";
}
