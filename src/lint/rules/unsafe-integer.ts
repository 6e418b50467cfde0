import { childPointer } from "../../load/pointer.ts";
import { defineRule } from "../rule.ts";

export const unsafeInteger = defineRule({
  id: "unsafe-integer",
  severity: "error",
  asks: {
    en: "No integer beyond ±(2^53 - 1) stands in a spec without quotes: most tools round it, and each to another figure. An int64 needs no limits of its own, its format says them.",
    "zh-CN":
      "spec 中不出现未加引号且超出 ±(2^53 - 1) 的整数：多数工具会取近似值，且结果各不相同。int64 无须再写上下限，format 已经说明。",
  },
  faults: {
    unsafe: {
      message: {
        en: "{value} is beyond ±(2^53 - 1), so most tools read another number.",
        "zh-CN": "{value} 超出 ±(2^53 - 1)，多数工具读到的会是另一个数。",
      },
      fix: {
        en: "Put it in quotes if it is a text; leave a limit out that `format: int64` sets anyway; show a smaller number in an example.",
        "zh-CN": "若为文本则加引号；`format: int64` 已隐含的上下限可以删除；示例中请改用较小的数。",
      },
    },
  },
  check({ bundle }, report) {
    for (const file of bundle.files) {
      for (const { value, pointer } of bigintsIn(file.data, "")) {
        report("unsafe", { pointer: { file, pointer } }, { value: String(value) });
      }
    }
  },
});

function bigintsIn(value: unknown, pointer: string): { value: bigint; pointer: string }[] {
  if (typeof value === "bigint") return [{ value, pointer }];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, item]) => bigintsIn(item, childPointer(pointer, key)));
}
