import type { Locale, Text } from "./model.ts";

export const LOCALES: readonly Locale[] = ["en", "zh-CN"];

/** A text whose Chinese falls back to the English. */
export function textOf(en: string | undefined, chinese: string | undefined): Text {
  const english = en?.trim() ?? "";
  return { en: english, "zh-CN": chinese?.trim() || english };
}
