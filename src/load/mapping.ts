/** A YAML mapping, or JSON object, whatever is in it. */
export type Mapping = Readonly<Record<string, unknown>>;

/** Whether a value is a mapping: neither a list nor a single value. */
export function isMapping(value: unknown): value is Mapping {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** What a value may be when it is a mapping. */
type MappingOf<T> = unknown extends T ? Mapping : Extract<T, Mapping>;

/** The value as a mapping; an empty one when it is something else. */
export function asMapping<T>(value: T): MappingOf<T> {
  return (isMapping(value) ? value : {}) as MappingOf<T>;
}

/** A property of one's own, so that `constructor` and its kind are not taken for one. */
export function ownValue<T>(mapping: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(mapping, key) ? mapping[key] : undefined;
}

/** Sets a property whatever its name; assigning to `__proto__` would do something else. */
export function define(mapping: Mapping, key: string, value: unknown): void {
  Object.defineProperty(mapping, key, { value, enumerable: true, writable: true, configurable: true });
}
