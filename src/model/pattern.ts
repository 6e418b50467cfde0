import { withinTime } from "./within-time.ts";

/** Whether a text matches a `pattern` of the spec; `undefined` when nobody can tell. */
export type Matches = (pattern: string, text: string) => boolean | undefined;

/** So many patterns that take too long, and no further one is tried. */
const MAX_SLOW = 5;

/** On so short a text no pattern takes long. */
const SHORT = 8;

/** Tries patterns, none of them for long: of one that is none, or takes time without end, nothing is known. */
export function patternMatcher(): Matches {
  const expressions = new Map<string, RegExp | undefined>();
  let slow = 0;
  return (pattern, text) => {
    if (!expressions.has(pattern)) expressions.set(pattern, expressionOf(pattern));
    const expression = expressions.get(pattern);
    if (expression === undefined) return undefined;
    if (text.length <= SHORT) return tryTest(expression, text);
    if (slow >= MAX_SLOW) return undefined;
    const found = withinTime(() => tryTest(expression, text), 1_000);
    if (found !== undefined) return found.value;
    slow++;
    expressions.set(pattern, undefined);
    return undefined;
  };
}

/** `undefined`: the spec has a pattern that is none, of which `lint` tells its author. */
function expressionOf(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, "u");
  } catch {
    return undefined;
  }
}

/** Some expressions turn out to be too large only when they are tried. */
function tryTest(expression: RegExp, text: string): boolean | undefined {
  try {
    return expression.test(text);
  } catch {
    return undefined;
  }
}
