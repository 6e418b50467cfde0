import type { Params } from "../param-model.ts";
import { uuidOf } from "../uuid.ts";
import { wildcard } from "./read.ts";
import type { Effects, Rule, Scenario } from "./scenario.ts";

/** A request that rules may apply to. */
export interface Occasion {
  readonly operationId: string;
  readonly params: Params;
}

/** How often each rule has met a request that it is about. */
export type Tally = Map<number, number>;

/** A scenario under way: it counts what it sees. */
export interface ScenarioRun {
  /** Whether any rule is about polls. */
  readonly watchesPolls: boolean;
  /** What happens to a call. */
  readonly ofCall: (occasion: Occasion) => Effects;
  /** What happens to a poll; `tally` is that of its job. */
  readonly ofPoll: (occasion: Occasion, tally: Tally) => Effects;
}

/** @param seed of the rules that apply with a probability */
export function runScenario({ rules }: Scenario, seed: string): ScenarioRun {
  const prepared = rules.map((rule, index) => ({ rule, index, fits: fitsOf(rule) }));
  const calls: Tally = new Map();
  /** Whatever is counted how, no two decisions of a rule hang together. */
  const decisions: Tally = new Map();

  function effects(on: "call" | "poll", occasion: Occasion, tally: Tally): Effects {
    const found: Effects = {};
    for (const { rule, index, fits } of prepared) {
      if ((rule.on ?? "call") !== on || !fits(occasion)) continue;
      if (isDue(rule, next(tally, index)) && isDrawn(rule, index)) addMissing(found, rule);
    }
    return found;
  }

  function isDrawn({ probability = 1 }: Rule, index: number): boolean {
    return probability === 1 || draw(`${seed}/rule/${index}/${next(decisions, index)}`) < probability;
  }

  return {
    watchesPolls: rules.some(({ on }) => on === "poll"),
    ofCall: (occasion) => effects("call", occasion, calls),
    ofPoll: (occasion, tally) => effects("poll", occasion, tally),
  };
}

function fitsOf({ operations, where = {} }: Rule): (occasion: Occasion) => boolean {
  const names = operations?.map(wildcard);
  const wanted = Object.entries(where).map(([name, value]) => ({
    name,
    value,
    pattern: typeof value === "string" ? wildcard(value) : undefined,
  }));
  return ({ operationId, params }) =>
    (names === undefined || names.some((name) => name.test(operationId))) &&
    wanted.every(({ name, value, pattern }) => {
      const given = Object.hasOwn(params, name) ? params[name] : undefined;
      const fits = (item: unknown): boolean =>
        pattern === undefined ? item === value : typeof item === "string" && pattern.test(item);
      return Array.isArray(given) ? given.some(fits) : fits(given);
    });
}

/** @param count how many requests there have been, this one included */
function isDue({ after = 0, first = Number.POSITIVE_INFINITY, every = 1 }: Rule, count: number): boolean {
  const since = count - after;
  return since >= 1 && since <= first && since % every === 0;
}

/** What is lost or answered goes with whether it was carried out; all else stands for itself. */
function addMissing(found: { -readonly [K in keyof Effects]: Effects[K] }, rule: Rule): void {
  found.job ??= rule.job;
  found.error ??= rule.error;
  found.session ??= rule.session;
  found.delay ??= rule.delay;
  found.location ??= rule.location;
  found.numbers ??= rule.numbers;
  found.payload ??= rule.payload;
  if (found.lose !== undefined || found.answer !== undefined) return;
  found.lose = rule.lose;
  found.answer = rule.answer;
  found.carriedOut = rule.carriedOut ?? rule.answer === undefined;
}

function next(tally: Tally, index: number): number {
  const count = (tally.get(index) ?? 0) + 1;
  tally.set(index, count);
  return count;
}

/** A number from 0 to 1 that is always the same for a text. */
function draw(text: string): number {
  return Number.parseInt(uuidOf(text).slice(0, 8), 16) / 2 ** 32;
}
