import { nearNames } from "../../load/near-names.ts";
import { childPointer, valueAt } from "../../load/pointer.ts";
import type { SchemaModel } from "../../model/model.ts";
import { kindOf } from "../../model/schema-index.ts";
import { nearText } from "../near-text.ts";
import { defineRule } from "../rule.ts";

/** What a Java type is in JSON; `int64-format` and `timestamp-text` look at the two that take more. */
const KINDS: Readonly<Record<string, readonly SchemaModel["kind"][]>> = {
  String: ["string"],
  int: ["integer"],
  Integer: ["integer"],
  short: ["integer"],
  Short: ["integer"],
  double: ["number"],
  Double: ["number"],
  float: ["number"],
  Float: ["number"],
  boolean: ["boolean"],
  Boolean: ["boolean"],
  List: ["array"],
  Set: ["array"],
  Collection: ["array"],
  Map: ["object"],
  HashMap: ["object"],
  LinkedHashMap: ["object"],
};

/** Other types that are no classes of ZStack. */
const OTHERS = ["long", "Long", "byte", "Byte", "char", "Character", "Object", "BigDecimal", "Timestamp"];
const KNOWN = [...Object.keys(KINDS), ...OTHERS];

export const javaType = defineRule({
  id: "java-type",
  severity: "error",
  asks: {
    en: "Every property and parameter names its Java type in `x-zstack.type`, and its JSON type is that type's: a `String` a string, an `Integer` an integer, a `List` an array, a `Map` an object.",
    "zh-CN":
      "每个字段和参数都在 `x-zstack.type` 中写明 Java 类型，且 JSON 类型与之对应：`String` 为 string，`Integer` 为 integer，`List` 为 array，`Map` 为 object。",
  },
  faults: {
    absent: {
      message: { en: "{label} does not name its Java type.", "zh-CN": "{label} 没有写明 Java 类型。" },
      fix: {
        en: "Add x-zstack.type as the page has it: String, long, Long, Integer, Boolean, List, Timestamp, …",
        "zh-CN": "按官方页面补充 x-zstack.type：String、long、Long、Integer、Boolean、List、Timestamp 等。",
      },
    },
    differs: {
      message: {
        en: "{label} is a {javaType} in Java and of type {kind} here.",
        "zh-CN": "{label} 在 Java 中为 {javaType}，此处类型却是 {kind}。",
      },
      fix: {
        en: "Make the type {wanted}, or correct x-zstack.type.",
        "zh-CN": "将类型改为 {wanted}，或更正 x-zstack.type。",
      },
    },
    unknown: {
      message: {
        en: "{label} names the Java type {javaType}, which there is not.",
        "zh-CN": "{label} 写明的 Java 类型 {javaType} 不存在。",
      },
      fix: {
        en: "{near}Write x-zstack.type as the page has it: String, long, Long, Integer, Boolean, List, Timestamp, …",
        "zh-CN":
          "{near}按官方页面书写 x-zstack.type：String、long、Long、Integer、Boolean、List、Timestamp 等。",
      },
    },
  },
  check({ nodes, schemas, model: { document } }, report) {
    for (const { schema, label, kind: place } of nodes) {
      if (place !== "property" && place !== "parameter") continue;
      const { javaType: named, pointer } = schema;
      if (named === undefined) {
        // Of a parameter it stands beside the schema. An x-zstack at fault is told of elsewhere.
        const owner = place === "parameter" ? parentPointer(pointer) : pointer;
        if (valueAt(document, childPointer(owner, "x-zstack", "type")) === undefined) {
          report("absent", { pointer: owner, at: "key" }, { label });
        }
        continue;
      }
      if (isUnknown(named) && !schemas.has(named)) {
        const at = childPointer(place === "parameter" ? parentPointer(pointer) : pointer, "x-zstack", "type");
        report(
          "unknown",
          { pointer: at },
          { label, javaType: named, near: nearText(nearNames(named, KNOWN)) },
        );
        continue;
      }
      const wanted = Object.hasOwn(KINDS, named) ? KINDS[named]! : undefined;
      const kind = kindOf(schema, schemas);
      // What a composition comes to is for its members to say.
      if (wanted === undefined || wanted.includes(kind) || /^(any|ref|allOf|anyOf|oneOf)$/.test(kind))
        continue;
      const slots = { label, javaType: named, kind, wanted: wanted.join(", ") };
      report("differs", { pointer, at: "key" }, slots);
    }
  },
});

/** Whether a type is most likely misspelt: small letters are for Java's own types alone, and a slip of the pen is no class. */
function isUnknown(javaType: string): boolean {
  if (KNOWN.includes(javaType)) return false;
  if (/^[a-z]+$/.test(javaType)) return true;
  const { length } = javaType;
  return (
    length >= SHORTEST_CLASS && nearNames(javaType, KNOWN).some((near) => Math.abs(near.length - length) <= 1)
  );
}

/** Shorter names are too much alike. */
const SHORTEST_CLASS = 5;

function parentPointer(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf("/"));
}
