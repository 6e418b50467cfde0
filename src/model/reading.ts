import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import type { Bundle } from "../load/bundle.ts";
import { childPointer, parsePointer } from "../load/pointer.ts";
import type { Problem } from "../load/problem.ts";
import { type ExtensionPlace, type Extensions, X_ZSTACK_SCHEMAS } from "./x-zstack.ts";

/** A fault, as the place that finds it words it. */
export interface Fault {
  readonly id: string;
  readonly message: string;
  readonly fix: string;
}

/** A mapping of the document with its place. */
export interface Entry {
  readonly value: Readonly<Record<string, unknown>>;
  readonly pointer: string;
}

/** Typed access to an untyped document: each mistake becomes a problem with its place, none an exception. */
export interface Reading {
  readonly problems: Problem[];
  report(pointer: string, fault: Fault, at?: "key" | "value"): void;
  /** The mapping under `key`, a reference to a component followed; empty when absent or no mapping. */
  map(parent: Entry, key: string): Entry;
  /** The mappings in the list under `key`, references followed; what is none is reported and left out. */
  maps(parent: Entry, key: string): Entry[];
  /** The entries of a mapping whose keys are names, references followed; extensions left out. */
  entries(parent: Entry): (Entry & { readonly name: string })[];
  string(parent: Entry, key: string): string | undefined;
  boolean(parent: Entry, key: string): boolean | undefined;
  number(parent: Entry, key: string): number | bigint | undefined;
  strings(parent: Entry, key: string): string[];
  /** The `x-zstack` of an object, checked; empty when absent or at fault. */
  extension<P extends ExtensionPlace>(parent: Entry, place: P): Extensions[P];
}

export function readBundle(bundle: Bundle): Reading {
  const problems: Problem[] = [];
  const ajv = new Ajv2020({ allErrors: true, verbose: true });
  const validators = new Map<ExtensionPlace, ValidateFunction>();
  /** Those already checked: a property's is asked for as a schema and as a property. */
  const checked = new WeakMap<object, boolean>();

  const report: Reading["report"] = (pointer, fault, at = "value") => {
    problems.push({ ...fault, location: bundle.locate(pointer, at) });
  };

  function expected(pointer: string, what: string, value: unknown): void {
    report(pointer, {
      id: "wrong-type",
      message: `${what} is expected at "${parsePointer(pointer).at(-1) ?? ""}", not ${nameOf(value)}.`,
      fix: `Write ${what.toLowerCase()} here, as OpenAPI asks for.`,
    });
  }

  function followed(value: unknown, pointer: string): Entry | undefined {
    if (!isMap(value)) {
      expected(pointer, "A mapping", value);
      return undefined;
    }
    if (typeof value.$ref !== "string" || !value.$ref.startsWith("#/components/")) return { value, pointer };
    const target = parsePointer(value.$ref.slice(1)).reduce<unknown>(
      (parent, token) => (isMap(parent) && Object.hasOwn(parent, token) ? parent[token] : undefined),
      bundle.document,
    );
    // What the bundle leaves unresolved it has reported.
    return isMap(target) && typeof target.$ref !== "string"
      ? { value: target, pointer: value.$ref.slice(1) }
      : undefined;
  }

  function scalar<T>(
    parent: Entry,
    key: string,
    what: string,
    is: (value: unknown) => value is T,
  ): T | undefined {
    const value = own(parent.value, key);
    if (value === undefined || is(value)) return value;
    expected(childPointer(parent.pointer, key), what, value);
    return undefined;
  }

  return {
    problems,
    report,
    map(parent, key) {
      const pointer = childPointer(parent.pointer, key);
      const value = own(parent.value, key);
      return (value === undefined ? undefined : followed(value, pointer)) ?? { value: {}, pointer };
    },
    maps(parent, key) {
      const value = own(parent.value, key);
      const pointer = childPointer(parent.pointer, key);
      if (value === undefined) return [];
      if (!Array.isArray(value)) {
        expected(pointer, "A list", value);
        return [];
      }
      return value.flatMap((item, index) => followed(item, childPointer(pointer, index)) ?? []);
    },
    entries(parent) {
      return Object.entries(parent.value)
        .filter(([name]) => !name.startsWith("x-"))
        .flatMap(([name, value]) => {
          const entry = followed(value, childPointer(parent.pointer, name));
          return entry === undefined ? [] : [{ ...entry, name }];
        });
    },
    string: (parent, key) => scalar(parent, key, "A text", (value) => typeof value === "string"),
    boolean: (parent, key) => scalar(parent, key, "true or false", (value) => typeof value === "boolean"),
    number: (parent, key) =>
      scalar(parent, key, "A number", (value) => typeof value === "number" || typeof value === "bigint"),
    strings(parent, key) {
      const value = own(parent.value, key);
      const pointer = childPointer(parent.pointer, key);
      if (value === undefined) return [];
      if (!Array.isArray(value)) {
        expected(pointer, "A list", value);
        return [];
      }
      return value.filter((item, index): item is string => {
        if (typeof item !== "string") expected(childPointer(pointer, index), "A text", item);
        return typeof item === "string";
      });
    },
    extension(parent, place) {
      const value = own(parent.value, "x-zstack");
      if (value === undefined) return {};
      const pointer = childPointer(parent.pointer, "x-zstack");
      const known = isMap(value) ? checked.get(value) : undefined;
      if (known !== undefined) return known ? (value as Extensions[typeof place]) : {};
      const validate = validators.get(place) ?? ajv.compile(X_ZSTACK_SCHEMAS[place]);
      validators.set(place, validate);
      const valid = validate(value);
      if (isMap(value)) checked.set(value, valid);
      if (valid) return value as Extensions[typeof place];
      for (const error of (validate.errors ?? []).filter(isLeaf)) {
        const key = error.params.additionalProperty as string | undefined;
        const place = pointer + error.instancePath + (key === undefined ? "" : childPointer("", key));
        report(place, faultOf(error), key === undefined ? "value" : "key");
      }
      return {};
    },
  };
}

/** A choice fails with one error per alternative and one that says so; the alternatives' say enough. */
function isLeaf({ keyword }: ErrorObject): boolean {
  return keyword !== "anyOf";
}

function faultOf(error: ErrorObject): Fault {
  const key = parsePointer(error.instancePath).at(-1) ?? "x-zstack";
  const known = (error.parentSchema?.properties ?? {}) as object;
  switch (error.keyword) {
    case "additionalProperties":
      return {
        id: "x-zstack",
        message: `x-zstack has no key "${error.params.additionalProperty}" here.`,
        fix: `Correct its spelling or remove it.${Object.keys(known).length > 0 ? ` Known keys: ${Object.keys(known).join(", ")}.` : ""}`,
      };
    case "enum":
      return {
        id: "x-zstack",
        message: `"${key}" has a value x-zstack does not know.`,
        fix: `Use one of: ${(error.params.allowedValues as string[]).join(", ")}.`,
      };
    case "pattern":
      return {
        id: "x-zstack",
        message: `"${key}" does not have the form x-zstack asks for.`,
        fix: `It must match ${error.params.pattern}.`,
      };
    default:
      return {
        id: "x-zstack",
        message: `"${key}" of x-zstack ${error.message ?? "is wrong"}.`,
        fix: "Put quotes around versions and other texts that look like numbers; see CONTRIBUTING for the form of each key.",
      };
  }
}

function own(value: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function nameOf(value: unknown): string {
  return value === null
    ? "nothing"
    : Array.isArray(value)
      ? "a list"
      : isMap(value)
        ? "a mapping"
        : `${typeof value}`;
}
