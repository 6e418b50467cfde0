import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { MAX_PROBLEMS } from "../load/bounds.ts";
import { BROKEN, type Bundle } from "../load/bundle.ts";
import { isMapping, ownValue } from "../load/mapping.ts";
import { nearNames, perhaps } from "../load/near-names.ts";
import { childPointer, parsePointer, valueAt } from "../load/pointer.ts";
import type { Problem } from "../load/problem.ts";
import { type ExtensionPlace, type Extensions, X_ZSTACK_SCHEMAS } from "./x-zstack.ts";

/** A fault, as the place that finds it words it. */
export interface Fault {
  readonly id: string;
  /** Of what is missing: the object that lacks it. */
  readonly missedIn?: string;
  readonly message: string;
  readonly fix: string;
}

/** A mapping of the document with its place. */
export interface Entry {
  readonly value: Readonly<Record<string, unknown>>;
  readonly pointer: string;
}

/**
 * Typed access to a document. What is not of the type asked for counts as absent: `checkStructure` has
 * reported it, or the bundle has, and a second message would only hide the first.
 */
export interface Reading {
  readonly problems: Problem[];
  report(pointer: string, fault: Fault, at?: "key" | "value"): void;
  /** The mapping under `key`, a reference to a component followed; `undefined` when there is none. */
  mapAt(parent: Entry, key: string): Entry | undefined;
  /** The same, empty when there is none. */
  map(parent: Entry, key: string): Entry;
  /** The mappings in the list under `key`, references followed. */
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

/** Compiled once for all documents that are read. */
const validators = new Map<ExtensionPlace, ValidateFunction>();

function extensionValidator(place: ExtensionPlace): ValidateFunction {
  const known = validators.get(place);
  if (known !== undefined) return known;
  // The schemas are ours, so nobody needs to check them at run time.
  const ajv = new Ajv2020({ allErrors: true, verbose: true, meta: false, validateSchema: false });
  const compiled = ajv.compile(X_ZSTACK_SCHEMAS[place]);
  validators.set(place, compiled);
  return compiled;
}

export function readBundle(bundle: Bundle): Reading {
  const problems: Problem[] = [];
  /** What was found valid where: a property's extension is asked for as a schema and as a property. */
  const checked = new Map<ExtensionPlace, WeakMap<object, boolean>>();

  const report: Reading["report"] = (pointer, { missedIn, ...fault }, at = "value") => {
    if (problems.length >= MAX_PROBLEMS) return;
    problems.push({
      ...fault,
      ...(missedIn === undefined ? {} : { missedIn: bundle.trace(missedIn).pointer }),
      location: bundle.locate(pointer, at),
      pointer: bundle.trace(pointer).pointer,
    });
  };

  /** Extensions may be called anything, and nothing else would tell of one that nobody reads. */
  function reportMisspelt({ value, pointer }: Entry): void {
    for (const key in value) {
      if (!key.startsWith("x-") || nearNames(key, ["x-zstack"]).length === 0) continue;
      const message = `Nothing reads \`${key}\`.`;
      const fix = "Perhaps x-zstack was meant. Correct its spelling or remove it.";
      report(childPointer(pointer, key), { id: "x-zstack", message, fix }, "key");
    }
  }

  function followed(value: unknown, pointer: string): Entry | undefined {
    if (!isMapping(value) || value === BROKEN) return undefined;
    if (typeof value.$ref !== "string" || !value.$ref.startsWith("#/components/")) return { value, pointer };
    const target = valueAt(bundle.document, value.$ref.slice(1));
    return isMapping(target) && target !== BROKEN && typeof target.$ref !== "string"
      ? { value: target, pointer: value.$ref.slice(1) }
      : undefined;
  }

  const mapAt: Reading["mapAt"] = (parent, key) =>
    followed(ownValue(parent.value, key), childPointer(parent.pointer, key));

  return {
    problems,
    report,
    mapAt,
    map: (parent, key) => mapAt(parent, key) ?? { value: {}, pointer: childPointer(parent.pointer, key) },
    maps: (parent, key) =>
      listAt(parent, key).flatMap(
        (item, index) => followed(item, childPointer(parent.pointer, key, index)) ?? [],
      ),
    entries: (parent) =>
      Object.entries(parent.value)
        .filter(([name]) => !name.startsWith("x-"))
        .flatMap(([name, value]) => {
          const entry = followed(value, childPointer(parent.pointer, name));
          return entry === undefined ? [] : [{ ...entry, name }];
        }),
    string: (parent, key) => typed(ownValue(parent.value, key), (value) => typeof value === "string"),
    boolean: (parent, key) => typed(ownValue(parent.value, key), (value) => typeof value === "boolean"),
    number: (parent, key) =>
      typed(ownValue(parent.value, key), (value) => typeof value === "number" || typeof value === "bigint"),
    strings: (parent, key) => listAt(parent, key).filter((item) => typeof item === "string"),
    extension(parent, place) {
      const value = ownValue(parent.value, "x-zstack");
      if (value === undefined) {
        reportMisspelt(parent);
        return {};
      }
      const pointer = childPointer(parent.pointer, "x-zstack");
      const before = checked.get(place) ?? new WeakMap<object, boolean>();
      checked.set(place, before);
      const known = isMapping(value) ? before.get(value) : undefined;
      if (known !== undefined) return known ? (value as Extensions[typeof place]) : {};
      const validate = extensionValidator(place);
      const valid = validate(value);
      if (isMapping(value)) before.set(value, valid);
      if (valid) return value as Extensions[typeof place];
      for (const error of firstPerPlace(validate.errors ?? [])) {
        const key = error.params.additionalProperty as string | undefined;
        const at = pointer + error.instancePath + (key === undefined ? "" : childPointer("", key));
        report(at, faultOf(error), key === undefined ? "value" : "key");
      }
      return {};
    },
  };
}

/**
 * One error of a place is enough. A choice fails once per alternative and once as a whole: where one alternative is of
 * the value's type, what that misses says more than the choice does.
 */
function firstPerPlace(errors: readonly ErrorObject[]): ErrorObject[] {
  const choices = errors.filter(({ keyword }) => keyword === "anyOf");
  const inner = (choice: ErrorObject) =>
    errors.filter(({ schemaPath }) => schemaPath.startsWith(`${choice.schemaPath}/`));
  const told = errors.filter(
    (error) =>
      !isMisspelt(error, errors) &&
      choices.every((choice) => {
        if (error === choice) return inner(choice).every((one) => isType(one, choice));
        return !(isType(error, choice) && inner(choice).includes(error));
      }),
  );
  const keyOf = (error: ErrorObject) => `${error.instancePath} ${error.params.additionalProperty ?? ""}`;
  return [...new Map([...told].reverse().map((error) => [keyOf(error), error])).values()].reverse();
}

/** Whether a key is missing where another one is none that is known: that is told, and what was meant. */
function isMisspelt({ keyword, instancePath }: ErrorObject, errors: readonly ErrorObject[]): boolean {
  return (
    keyword === "required" &&
    errors.some((other) => other.keyword === "additionalProperties" && other.instancePath === instancePath)
  );
}

/** Whether an alternative fails for the type of the value as a whole. */
function isType({ keyword, instancePath }: ErrorObject, choice: ErrorObject): boolean {
  return keyword === "type" && instancePath === choice.instancePath;
}

function faultOf(error: ErrorObject): Fault {
  const key = parsePointer(error.instancePath).at(-1) ?? "x-zstack";
  const known = Object.keys((error.parentSchema?.properties ?? {}) as object);
  switch (error.keyword) {
    case "additionalProperties": {
      const name = String(error.params.additionalProperty);
      const near = perhaps(nearNames(name, known));
      return {
        id: "x-zstack",
        message: `x-zstack has no key "${name}" here.`,
        fix: `${near}Correct its spelling or remove it.${known.length > 0 ? ` Known keys: ${known.join(", ")}.` : ""}`,
      };
    }
    case "enum": {
      const values = error.params.allowedValues as string[];
      return {
        id: "x-zstack",
        message: `"${key}" has a value x-zstack does not know.`,
        fix: `${perhaps(nearNames(String(error.data), values))}Use one of: ${values.join(", ")}.`,
      };
    }
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
        fix: [
          FORMS[error.params.type as string] ?? "Write what it is for, or remove it.",
          error.parentSchema?.description,
        ].join(" "),
      };
  }
}

/** What to write where the type is wrong. */
const FORMS: Readonly<Record<string, string>> = {
  array: "Write a list.",
  boolean: "Write true or false.",
  object: "Write a mapping.",
  string: "Write a text, in quotes if it looks like a number.",
};

function listAt(parent: Entry, key: string): readonly unknown[] {
  const value = ownValue(parent.value, key);
  return Array.isArray(value) ? value : [];
}

function typed<T>(value: unknown, is: (value: unknown) => value is T): T | undefined {
  return is(value) ? value : undefined;
}
