import { anywhere } from "./json-walk.ts";
import { isMapping } from "./mapping.ts";

/**
 * A value with numbers in place of bigints, for libraries that know JSON's numbers alone. What they say of the
 * kind and the bounds of a value holds for a rounded one as well. Parts without bigints are not copied.
 */
export function roundBigints(value: unknown): unknown {
  return anywhere(value, (part) => typeof part === "bigint") ? rounded(value) : value;
}

function rounded(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) {
    const items = value.map(rounded);
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (!isMapping(value)) return value;
  const before = Object.entries(value);
  const after = before.map(([key, item]) => [key, rounded(item)] as const);
  return after.some(([, item], index) => item !== before[index]![1]) ? Object.fromEntries(after) : value;
}
