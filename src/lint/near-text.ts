import { perhaps } from "../load/near-names.ts";
import type { Text } from "../model/model.ts";

/** What was most likely meant, to stand before other advice. */
export function nearText(near: readonly string[]): Text {
  return { en: perhaps(near), "zh-CN": near.length === 0 ? "" : `是否应为 ${near.join(" 或 ")}？` };
}
