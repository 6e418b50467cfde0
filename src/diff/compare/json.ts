import type { Json } from "../../model/model.ts";

/** Whether two JSON values are equal. The order of keys says nothing; that of list items does. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== "object" || typeof b !== "object") return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => sameJson(item, b[index]))
    );
  }
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every(
      (key) =>
        Object.hasOwn(b, key) &&
        sameJson((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
    )
  );
}

/** What is in the first list and not in the second, order and repetition aside. */
export function without<T>(items: readonly T[], others: readonly T[]): T[] {
  return items.filter(
    (item, index) =>
      !others.some((other) => sameJson(item, other)) &&
      items.findIndex((earlier) => sameJson(item, earlier)) === index,
  );
}

/** `description, title`: the keys whose values differ. */
export function differingKeys(a: Readonly<Record<string, Json>>, b: Readonly<Record<string, Json>>): string {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  return keys.filter((key) => !sameJson(a[key], b[key])).join(", ");
}
