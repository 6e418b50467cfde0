import type { Text } from "../../model/model.ts";
import type { FactKind } from "../compare/fact.ts";
import type { Rule, Verdict } from "../rule.ts";

/**
 * A row of a table of rules: how one kind of fact is judged.
 *
 * It has verdicts for a `request`, for a `response`, or for `both` at once. With one for each it is two rules side by
 * side, whose ids begin with `request-` and `response-`, and so does the mirror of each.
 */
export interface Row {
  readonly fact: FactKind;
  /** Which of these facts; left out: all of them. */
  readonly when?: Rule["when"];
  /** Left out: the name of the fact. */
  readonly id?: string;
  readonly both?: Verdicts;
  readonly request?: Verdicts;
  readonly response?: Verdicts;
  readonly why: Said;
  /** Said after `why`, whichever it is. */
  readonly note?: Text;
  /** As that of a rule; `{side}` is the word for request or response. */
  readonly message: Said;
  /** The rule for the way back; left out: it is a change of the same kind. */
  readonly mirror?: string;
}

type Verdicts = Readonly<Record<"wire" | "client", Verdict>>;

/** The same of either direction, or of each its own. */
export type Said = Text | Readonly<Record<"request" | "response", Text>>;

const SIDES = {
  both: { en: "", "zh-CN": "" },
  request: { en: "request", "zh-CN": "请求" },
  response: { en: "response", "zh-CN": "响应" },
} as const;

/** The rules of a row: one, or one for each direction. */
export function rulesOf({ fact, id = fact, when, note, mirror, ...row }: Row): Rule[] {
  const directions = (["both", "request", "response"] as const).filter((each) => row[each] !== undefined);
  return directions.map((direction) => {
    const prefix = directions.length > 1 ? `${direction}-` : "";
    const own = (said: Said) =>
      "en" in said ? said : said[direction === "response" ? "response" : "request"];
    const [why, message, side] = [own(row.why), own(row.message), SIDES[direction]];
    return {
      id: prefix + id,
      fact,
      direction,
      when,
      ...row[direction]!,
      why: note ? { en: `${why.en} ${note.en}`, "zh-CN": why["zh-CN"] + note["zh-CN"] } : why,
      message: {
        en: message.en.replace("{side}", side.en),
        "zh-CN": message["zh-CN"].replace("{side}", side["zh-CN"]),
      },
      mirror: mirror && prefix + mirror,
    };
  });
}
