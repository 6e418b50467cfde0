import type { Locale, Text } from "./model.ts";
import type { Extensions } from "./x-zstack.ts";

export const LOCALES: readonly Locale[] = ["en", "zh-CN"];

/** A text whose Chinese falls back to the English. */
export function textOf(en: string | undefined, chinese: string | undefined): Text {
  const english = en?.trim() ?? "";
  const other = chinese?.trim() || english;
  return english === "" && other === "" ? NO_TEXT : { en: english, "zh-CN": other };
}

/** Most schemas say nothing, and share it. */
const NO_TEXT: Text = Object.freeze({ en: "", "zh-CN": "" });

/** The Chinese description in an extension. */
export function chineseOf(extension: Extensions["described"]): string | undefined {
  const chinese = extension["zh-CN"];
  return typeof chinese === "string" ? chinese : chinese?.description;
}
