import type { Limits, Locale } from "../model/model.ts";
import { code, type Inline, words } from "./content.ts";
import { fill, type Phrase } from "./phrase.ts";

/** The bounds of a value, one sentence each. */
export function limitSentences(limits: Limits, locale: Locale): Inline[][] {
  const { exclusiveMinimum, exclusiveMaximum, multipleOf, pattern } = limits;
  return [
    ...bounds(LENGTH, limits.minLength, limits.maxLength, locale),
    ...bounds(RANGE, limits.minimum, limits.maximum, locale),
    ...(exclusiveMinimum === undefined
      ? []
      : [fill(locale, "greaterThan", { min: digits(exclusiveMinimum) })]),
    ...(exclusiveMaximum === undefined ? [] : [fill(locale, "lessThan", { max: digits(exclusiveMaximum) })]),
    ...(multipleOf === undefined ? [] : [fill(locale, "multipleOf", { step: digits(multipleOf) })]),
    ...(pattern === undefined ? [] : [fill(locale, "matches", { pattern: code(pattern) })]),
    ...bounds(ITEMS, limits.minItems, limits.maxItems, locale),
    ...(limits.uniqueItems === true ? [fill(locale, "itemsUnique", {})] : []),
    ...bounds(KEYS, limits.minProperties, limits.maxProperties, locale),
  ];
}

function bounds(phrases: BoundPhrases, min: Bound, max: Bound, locale: Locale): Inline[][] {
  if (min !== undefined && max !== undefined) {
    const phrase = min === max ? phrases.exactly : phrases.between;
    return [fill(locale, phrase, { min: digits(min), max: digits(max) })];
  }
  if (min !== undefined) return [fill(locale, phrases.atLeast, { min: digits(min) })];
  return max === undefined ? [] : [fill(locale, phrases.atMost, { max: digits(max) })];
}

function digits(value: number | bigint): Inline {
  return words(String(value));
}

type Bound = number | bigint | undefined;
type BoundPhrases = Readonly<Record<"between" | "exactly" | "atLeast" | "atMost", Phrase>>;

const LENGTH: BoundPhrases = {
  between: "lengthBetween",
  exactly: "lengthExactly",
  atLeast: "lengthAtLeast",
  atMost: "lengthAtMost",
};
const RANGE: BoundPhrases = {
  between: "rangeBetween",
  exactly: "rangeBetween",
  atLeast: "atLeast",
  atMost: "atMost",
};
const ITEMS: BoundPhrases = {
  between: "itemsBetween",
  exactly: "itemsExactly",
  atLeast: "itemsAtLeast",
  atMost: "itemsAtMost",
};
const KEYS: BoundPhrases = {
  between: "keysBetween",
  exactly: "keysExactly",
  atLeast: "keysAtLeast",
  atMost: "keysAtMost",
};
