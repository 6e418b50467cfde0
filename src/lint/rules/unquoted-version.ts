import { asMapping } from "../../load/mapping.ts";
import { childPointer, valueAt } from "../../load/pointer.ts";
import { defineRule } from "../rule.ts";
import { plainScalarsOf } from "../yaml-scalars.ts";

/** Keywords whose value is a number, so that its spelling does not matter; a document of Swagger is not read. */
const NUMERIC = /^(multipleOf|minimum|maximum|exclusiveMinimum|exclusiveMaximum|swagger)$/;

/** Keys under which stands a version of something. */
const VERSION = /^(since|version|openapi)$|Version$/;

export const unquotedVersion = defineRule({
  id: "unquoted-version",
  severity: "error",
  asks: {
    en: "Versions stand in quotes: without them `4.10` is the number 4.1, and `4.0` is 4. So does every text that looks like such a number.",
    "zh-CN":
      "版本号要加引号：不加引号时 `4.10` 会变成数字 4.1，`4.0` 会变成 4。其他看起来像小数的文本也一样。",
  },
  insteadOf: ["x-zstack", "structure", "openapi-version", "example-valid", "value-type"],
  mends: { en: "Puts it in quotes, spelt as it is.", "zh-CN": "按原有写法加上引号。" },
  faults: {
    unquoted: {
      message: {
        en: "{source} without quotes is the number {value}.",
        "zh-CN": "{source} 没有加引号，会变成数字 {value}。",
      },
      fix: { en: 'Write "{source}".', "zh-CN": '改为 "{source}"。' },
    },
  },
  check({ bundle, nodes }, report) {
    const numbers = new Set<string>();
    const idOf = (path: string, pointer: string) => `${path}#${pointer}`;
    for (const { schema } of nodes) {
      // What is of any type, be it that its type is misspelt, may be a number.
      if (schema.kind !== "number" && schema.kind !== "integer" && schema.kind !== "any") continue;
      const { file, pointer } = bundle.trace(schema.pointer);
      numbers.add(idOf(file.path, pointer));
    }
    for (const file of bundle.files) {
      for (const { source, value, path } of plainScalarsOf(file)) {
        if (typeof value !== "number" || !/^\d+\.\d+$/.test(source)) continue;
        const key = path.findLast((token) => typeof token === "string") ?? "";
        const loses = String(value) !== source;
        if (NUMERIC.test(String(key)) || !(loses || VERSION.test(String(key)))) continue;
        const parents = path.map((_, index) => childPointer("", ...path.slice(0, index)));
        // A schema that nothing refers to, or not as it should, is no node and has its type all the same.
        const isNumber = (parent: string) =>
          numbers.has(idOf(file.path, parent)) ||
          /^(number|integer)$/.test(String(asMapping(valueAt(file.data, parent)).type));
        if (parents.some(isNumber) || isWithinValue(path)) continue;
        const pointer = childPointer("", ...path);
        report(
          "unquoted",
          { pointer: { file, pointer }, edit: { kind: "quote" } },
          { source, value: String(value) },
        );
      }
    }
  },
});

/** Keys that hold a value of the API's. */
const VALUES = /^(examples?|default|const|enum)$/;

/** Deep within a value of the API's numbers may be meant; whether they are, its schema tells. */
function isWithinValue(path: readonly (string | number)[]): boolean {
  return path.some((token, index) => {
    if (token === "value" && (index === 0 || path[index - 2] === "examples")) return true;
    if (!VALUES.test(String(token)) || path[index - 1] === "properties") return false;
    return path.slice(index + 1).some((below) => typeof below === "string");
  });
}
