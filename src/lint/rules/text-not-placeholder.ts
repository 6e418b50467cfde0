import { DRAFT_MARK, isDraft } from "../../model/draft.ts";
import { defineRule } from "../rule.ts";

/** What stands where nobody wrote anything, the whole text long. */
const EMPTY_WORDS =
  /^(to ?do|tbd|tba|fixme|xxx|n\/?a|none|unknown|placeholder|lorem ipsum.*|no description( available)?|description|summary|string|暂无描述|暂无说明|暂无|无|待补充|待定|在这里填写.*|描述|说明)$/iu;

export const textNotPlaceholder = defineRule({
  id: "text-not-placeholder",
  severity: "error",
  asks: {
    en: `No text is a placeholder: a draft that begins with \`${DRAFT_MARK}\`, as importing a page leaves them, a \`TODO\`, 暂无描述 as on vendor pages, mere punctuation, or the name of the field again.`,
    "zh-CN": `文字不能是占位内容：导入页面时留下的以 \`${DRAFT_MARK}\` 开头的草稿、\`TODO\`、官方页面上的“暂无描述”、只有标点，或只是重复字段名。`,
  },
  faults: {
    draft: {
      message: {
        en: "The {key} of {label} is still a draft: {text}",
        "zh-CN": "{label} 的 {key} 还是草稿：{text}",
      },
      fix: {
        en: `Write the text in your own words and remove the mark ${DRAFT_MARK}`,
        "zh-CN": `用自己的话写好内容，并去掉标记 ${DRAFT_MARK}`,
      },
    },
    placeholder: {
      message: {
        en: 'The {key} of {label} says nothing: "{text}".',
        "zh-CN": "{label} 的 {key} 没有内容：“{text}”。",
      },
      fix: {
        en: "Say what it is, its unit, and when it is absent.",
        "zh-CN": "写明它是什么、单位是什么、什么情况下没有。",
      },
    },
  },
  check({ described }, report) {
    for (const { en, chinese, label, key, pointer, chinesePointer } of described) {
      const texts = [
        { text: en, at: `${pointer}/${key}` },
        { text: chinese, at: chinesePointer },
      ];
      for (const { text = "", at } of texts) {
        if (text.trim() === "") continue;
        const slots = { label, key, text: text.trim().slice(0, 60) };
        if (isDraft(text)) report("draft", { pointer: at }, slots);
        else if (saysNothing(text, typeof label === "string" ? label : label.en))
          report("placeholder", { pointer: at }, slots);
      }
    }
  },
});

function saysNothing(text: string, label: string): boolean {
  // What is longer says something; and looking for the end of so many signs takes long.
  if (text.length > 200) return false;
  const words = text.trim().replace(/[.。…!?:：\s]+$/u, "");
  if (!/[\p{Letter}\p{Number}]/u.test(words)) return true;
  if (EMPTY_WORDS.test(words) || /^(todo|fixme)\b/i.test(words)) return true;
  const name = label.split(/[. ]/).at(-1) ?? label;
  return plain(words) === plain(name) && !/\s/.test(words);
}

function plain(text: string): string {
  return text.replace(/[^\p{Letter}\p{Number}]/gu, "").toLowerCase();
}
