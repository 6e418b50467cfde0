import { isDraft } from "../../model/draft.ts";
import { defineRule } from "../rule.ts";

const HAN = /\p{Script=Han}/u;

export const textLanguage = defineRule({
  id: "text-language",
  severity: "error",
  asks: {
    en: "`summary` and `description` are English, `zh-CN` is Chinese. A name between backticks may be either.",
    "zh-CN": "`summary` 和 `description` 用英文书写，`zh-CN` 用中文书写；反引号内的名称不限。",
  },
  faults: {
    english: {
      message: { en: "The {key} of {label} is not English.", "zh-CN": "{label} 的 {key} 不是英文。" },
      fix: {
        en: "Write it in English, and the Chinese under x-zstack.zh-CN.",
        "zh-CN": "此处改写为英文，中文写到 x-zstack.zh-CN。",
      },
    },
    chinese: {
      message: {
        en: "The Chinese {key} of {label} has no Chinese in it.",
        "zh-CN": "{label} 的中文 {key} 里没有中文。",
      },
      fix: { en: "Translate it.", "zh-CN": "请翻译为中文。" },
    },
  },
  check({ described }, report) {
    for (const { en = "", chinese = "", label, key, pointer, chinesePointer } of described) {
      const slots = { label, key };
      if (HAN.test(en.replace(/`[^`]*`/g, "")) && !isDraft(en)) {
        report("english", { pointer: `${pointer}/${key}` }, slots);
      }
      if (chinese.trim() !== "" && !HAN.test(chinese) && !isDraft(chinese)) {
        report("chinese", { pointer: chinesePointer }, slots);
      }
    }
  },
});
