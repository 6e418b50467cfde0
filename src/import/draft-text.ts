import { DRAFT_MARK } from "../model/draft.ts";
import type { Locale } from "../model/model.ts";
import { isNoDescription } from "./labels.ts";

/** A text in every language of a spec. */
export type DraftText = Readonly<Record<Locale, string>>;

/** Longer descriptions say more than an author needs to write one. */
const MAX_LENGTH = 600;

/**
 * What stands in for a description until a maintainer writes one: the page's words, marked as such.
 *
 * @param name what the description is of, for pages that say nothing
 */
export function draftText(words: string | undefined, name: string): DraftText {
  const quoted = words?.trim().replace(/\s+/g, " ").slice(0, MAX_LENGTH) ?? "";
  if (isNoDescription(quoted)) {
    return {
      en: `${DRAFT_MARK} say what \`${name}\` is; the page does not.`,
      "zh-CN": `${DRAFT_MARK} 请说明 \`${name}\` 的含义，官方页面没有描述。`,
    };
  }
  return { en: `${DRAFT_MARK} ${quoted}`, "zh-CN": `${DRAFT_MARK} ${quoted}` };
}
