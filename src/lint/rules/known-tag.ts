import { nearNames } from "../../load/near-names.ts";
import { childPointer, valueAt } from "../../load/pointer.ts";
import { nearText } from "../near-text.ts";
import { defineRule } from "../rule.ts";

export const knownTag = defineRule({
  id: "known-tag",
  severity: "error",
  asks: {
    en: "Every operation has a tag, and its tags are declared under `tags` of the root file, where they are described.",
    "zh-CN": "每个操作都有标签，且标签已在根文件的 `tags` 中声明并附有说明。",
  },
  mends: {
    en: "Spells a tag as it is declared, where only upper and lower case differ.",
    "zh-CN": "仅大小写不同时，改为声明中的写法。",
  },
  faults: {
    absent: {
      message: { en: "{operationId} has no tag.", "zh-CN": "{operationId} 没有标签。" },
      fix: { en: "Give it a tag. Declared are: {known}.", "zh-CN": "请加上标签。已声明的有：{known}。" },
    },
    unknown: {
      message: {
        en: 'The tag "{tag}" of {operationId} is not declared.',
        "zh-CN": "{operationId} 的标签“{tag}”没有声明。",
      },
      fix: {
        en: "{near}Declare and describe it under tags of the root file, or use another. Declared are: {known}.",
        "zh-CN": "{near}在根文件的 tags 中声明并写明说明，或改用其他标签。已声明的有：{known}。",
      },
    },
  },
  check({ model, bundle, sound }, report) {
    const names = model.tags.map(({ name }) => name);
    // A declaration that could not be read may be the one that is missed.
    const unread = !sound && (names.length === 0 || names.includes(""));
    const known = names.length === 0 ? { en: "none", "zh-CN": "无" } : names.slice(0, 12).join(", ");
    for (const { operationId, tag, pointer } of model.operations) {
      const found = valueAt(bundle.document, childPointer(pointer, "tags"));
      if (tag === undefined)
        report("absent", { pointer: childPointer(pointer, "operationId") }, { operationId, known });
      for (const [index, name] of (Array.isArray(found) ? found : []).entries()) {
        if (typeof name !== "string" || names.includes(name) || unread) continue;
        const twin = names.find((other) => other.toLowerCase() === name.toLowerCase() && isPlain(other));
        report(
          "unknown",
          {
            pointer: childPointer(pointer, "tags", index),
            edit: twin === undefined ? undefined : { kind: "replace", value: twin },
          },
          { operationId, tag: name, known, near: nearText(nearNames(name, names)) },
        );
      }
    }
  },
});

/** Whether YAML reads it as it is, with and without quotes. */
function isPlain(name: string): boolean {
  return /^[A-Za-z][\w/-]*( [\w/-]+)*$/.test(name);
}
