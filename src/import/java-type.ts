import type { Json } from "../model/model.ts";

/** The part of JSON Schema that a Java type comes to. */
export type JsonKind =
  | "string"
  | "integer"
  | "number"
  | "boolean"
  | "array"
  | "object"
  /** A type of ZStack's own: an object or an enum. */
  | "named";

export interface JavaType {
  readonly kind: JsonKind;
  readonly format?: "int32" | "int64" | "float" | "double";
}

const INT32: JavaType = { kind: "integer", format: "int32" };
const INT64: JavaType = { kind: "integer", format: "int64" };

/** The Java types that pages name and that are no types of ZStack's own. */
const BUILT_IN: Readonly<Record<string, JavaType>> = {
  String: { kind: "string" },
  Character: { kind: "string" },
  char: { kind: "string" },
  Timestamp: { kind: "string" },
  Date: { kind: "string" },
  Integer: INT32,
  int: INT32,
  Short: INT32,
  short: INT32,
  Byte: INT32,
  byte: INT32,
  Long: INT64,
  long: INT64,
  BigInteger: { kind: "integer" },
  Boolean: { kind: "boolean" },
  boolean: { kind: "boolean" },
  Double: { kind: "number", format: "double" },
  double: { kind: "number", format: "double" },
  Float: { kind: "number", format: "float" },
  float: { kind: "number", format: "float" },
  BigDecimal: { kind: "number" },
  Number: { kind: "number" },
  List: { kind: "array" },
  ArrayList: { kind: "array" },
  LinkedList: { kind: "array" },
  Set: { kind: "array" },
  HashSet: { kind: "array" },
  Collection: { kind: "array" },
  Map: { kind: "object" },
  HashMap: { kind: "object" },
  LinkedHashMap: { kind: "object" },
  TreeMap: { kind: "object" },
  Object: { kind: "object" },
  JsonObject: { kind: "object" },
  ErrorCode: { kind: "named" },
};

/** The longest first, for `LinkedHashMap` ends with `Map`. */
export const BUILT_IN_NAMES: readonly string[] = Object.keys(BUILT_IN).sort((a, b) => b.length - a.length);

export function javaTypeOf(name: string): JavaType {
  if (name.endsWith("[]")) return { kind: "array" };
  const bare = name.replace(/<.*$/s, "");
  return Object.hasOwn(BUILT_IN, bare) ? BUILT_IN[bare]! : { kind: "named" };
}

/** The type of the items that `List<String>` and `String[]` name. */
export function itemTypeOf(name: string): string | undefined {
  if (name.endsWith("[]")) return name.slice(0, -2);
  const generic = /^\w+<(.+)>$/s.exec(name);
  return generic !== null && javaTypeOf(name).kind === "array" ? generic[1] : undefined;
}

/** The Java type that a value of an example was most likely made from. */
export function javaTypeOfValue(value: Json): string {
  switch (typeof value) {
    case "string":
      return TIMESTAMP.test(value) ? "Timestamp" : "String";
    case "boolean":
      return "Boolean";
    case "bigint":
      return "Long";
    case "number":
      return Number.isInteger(value) ? "Long" : "Double";
    default:
      return Array.isArray(value) ? "List" : value === null ? "Object" : "Map";
  }
}

const TIMESTAMP = /^[A-Z][a-z]{2} \d{1,2}, \d{4},? \d{1,2}:\d{2}:\d{2}[ \u202f][AP]M$/;
