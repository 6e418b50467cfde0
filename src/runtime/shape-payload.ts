import type { DriftEvent } from "./events.ts";
import type { Refuse } from "./exact-integers.ts";
import { formatStep } from "./json-path.ts";
import type { Shape, ShapeReference } from "./shape.ts";

export type Drift = Pick<DriftEvent, "drift" | "path">;

/** Called once for each kind of difference, however many items of a list have it. */
export type DriftListener = (drift: Drift) => void;

/** What is done with a payload besides walking through it. */
export interface Shaping {
  readonly onDrift: DriftListener | undefined;
  /** Whether 64-bit integers become bigints. */
  readonly bigints: boolean;
  readonly refuse: Refuse;
}

/** A place in a payload: exact for errors, and with all indexes alike for what is told once. */
type Place = readonly [exact: string, general: string];

/**
 * A payload compared with the shape that the spec gives it, and with its integers of their type. Objects and lists are
 * changed in place.
 *
 * @param path Where the payload stands, such as `$.inventory`.
 * @throws what `refuse` does, if bigints are wanted and a promised integer has a fraction, or one beyond 2^53 stands
 * where the spec promises a plain number.
 */
export function shapePayload(payload: unknown, shape: Shape, path: string, shaping: Shaping): unknown {
  const told = new Set<string>();
  const tell = (drift: DriftEvent["drift"], [, general]: Place): void => {
    if (told.has(general)) return;
    told.add(general);
    shaping.onDrift?.({ drift, path: general });
  };
  const visit = (value: unknown, reference: ShapeReference, place: Place): unknown => {
    const wanted = resolve(reference);
    if (wanted.int64 && shaping.bigints && typeof value === "number") return toInteger(value, place, shaping);
    if (Array.isArray(value)) {
      const { items } = wanted;
      if (items) for (const [at, item] of value.entries()) value[at] = visit(item, items, inList(place, at));
    } else if (typeof value === "object" && value && (wanted.required || wanted.optional || wanted.open)) {
      visitObject(value as Record<string, unknown>, wanted, place);
    }
    return value;
  };
  const visitObject = (object: Record<string, unknown>, wanted: Shape, place: Place): void => {
    const { required = [], fields = {}, open } = wanted;
    for (const name of required) if (own(object, name) == null) tell("missing", inObject(place, name));
    const known = namesOf(wanted);
    for (const [name, value] of Object.entries(object)) {
      const declared = known.has(name);
      if (!declared && !open) tell("unknown", inObject(place, name));
      const reference = declared ? own(fields, name) : open === true ? undefined : open;
      if (reference) {
        const shaped = visit(value, reference, inObject(place, name));
        if (shaped !== value) set(object, name, shaped);
      } else if (typeof value === "bigint" && declared) {
        refuse(value, inObject(place, name), shaping);
      }
    }
  };
  return visit(payload, shape, [path, path]);
}

function toInteger(value: number, place: Place, shaping: Shaping): bigint {
  if (!Number.isInteger(value)) refuse(value, place, shaping, "not an integer");
  return BigInt(value);
}

function refuse(
  value: unknown,
  [exact]: Place,
  shaping: Shaping,
  why = "which a number cannot hold exactly",
): never {
  return shaping.refuse(exact, `is ${value}, ${why}`);
}

/** Made once per shape: a list of a thousand VMs asks a thousand times. */
const names = new WeakMap<Shape, ReadonlySet<string>>();

function namesOf(shape: Shape): ReadonlySet<string> {
  const known = names.get(shape) ?? new Set([...(shape.required ?? []), ...(shape.optional ?? [])]);
  names.set(shape, known);
  return known;
}

function resolve(reference: ShapeReference): Shape {
  return typeof reference === "function" ? reference() : reference;
}

function inList([exact, general]: Place, at: number): Place {
  return [exact + formatStep(at), `${general}[*]`];
}

function inObject([exact, general]: Place, name: string): Place {
  const step = formatStep(name);
  return [exact + step, general + step];
}

function own<T>(object: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** An own property whatever its name: assigning to `__proto__` would change the prototype where it is not one. */
function set(object: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
}
