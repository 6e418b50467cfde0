/** A YAML mapping, or JSON object, whatever is in it. */
export type Mapping = Readonly<Record<string, unknown>>;

/** Whether a value is a mapping: neither a list nor a single value. */
export function isMapping(value: unknown): value is Mapping {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** The value as a mapping; an empty one when it is something else. */
export function asMapping(value: unknown): Mapping {
  return isMapping(value) ? value : {};
}
