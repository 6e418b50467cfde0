import { defineRule } from "../rule.ts";

/** As servers write it; on newer Java with a comma after the year, and with a narrow space before AM or PM. */
const WRITTEN = /^[A-Z][a-z]{2} \d{1,2}, \d{4},? \d{1,2}:\d{2}:\d{2}[ \u202f][AP]M$/;
const FORM = "MMM d, yyyy h:mm:ss a";

export const timestampText = defineRule({
  id: "timestamp-text",
  severity: "error",
  asks: {
    en: `A \`Timestamp\` is \`type: string\` without a \`format\`, for \`${FORM}\` without a zone is no \`date-time\`. Its description names that form, or the property beside it that does, and \`examples\` shows one.`,
    "zh-CN": `\`Timestamp\` 写作 \`type: string\` 且不带 \`format\`：\`${FORM}\` 不含时区，不是 \`date-time\`。说明中写明该格式，或指明同一对象中写明格式的字段，并在 \`examples\` 中给出示例。`,
  },
  faults: {
    type: {
      message: {
        en: "{label} is a Timestamp and no string here.",
        "zh-CN": "{label} 是 Timestamp，此处却不是字符串。",
      },
      fix: { en: "Write `type: string`.", "zh-CN": "改为 `type: string`。" },
    },
    format: {
      message: {
        en: "{label} has the format {format}, which times without a zone do not have.",
        "zh-CN": "{label} 的 format 为 {format}，而不带时区的时间不符合该格式。",
      },
      fix: { en: "Remove format.", "zh-CN": "删除 format。" },
    },
    example: {
      message: {
        en: "{label} shows no example of how servers write it.",
        "zh-CN": "{label} 没有给出服务端写法的示例。",
      },
      fix: {
        en: 'Add `examples: ["Nov 14, 2017 10:20:57 PM"]`.',
        "zh-CN": '补充 `examples: ["Nov 14, 2017 10:20:57 PM"]`。',
      },
    },
    words: {
      message: {
        en: "The description of {label} does not say in which form the time is written.",
        "zh-CN": "{label} 的说明没有写明时间的格式。",
      },
      fix: {
        en: `Say that it is written \`${FORM}\` in the server's local time zone, with no offset; or "in the form of \`createDate\`", if that property says so.`,
        "zh-CN": `写明格式为 \`${FORM}\`，采用服务端本地时区且不带偏移量；或写“格式与 \`createDate\` 相同”，前提是该字段已写明。`,
      },
    },
  },
  check({ nodes }, report) {
    for (const { schema, label, owner } of nodes) {
      if (!/^(java\.sql\.)?Timestamp$/.test(schema.javaType ?? "")) continue;
      const { pointer, examples, description } = schema;
      const place = { pointer, at: "key" } as const;
      if (schema.kind !== "string") {
        report("type", place, { label });
        continue;
      }
      if (schema.format !== undefined) {
        report("format", { pointer: `${pointer}/format`, at: "key" }, { label, format: schema.format });
      }
      // Others than texts are not valid, which is told of them.
      const texts = examples.filter((example) => typeof example === "string");
      if (texts.length === examples.length && !texts.some((text) => WRITTEN.test(text))) {
        report("example", place, { label });
      }
      const forms = [
        FORM,
        ...(owner?.properties ?? [])
          .filter((other) => other.schema !== schema && other.schema.description.en.includes(FORM))
          .map(({ name }) => `\`${name}\``),
      ];
      const told = (text: string) => text === "" || forms.some((form) => text.includes(form));
      // A text that is missing may be the one that says it.
      const unread = owner?.properties.some(({ schema: other }) => other.description.en === "") ?? false;
      if (!unread && !(told(description.en) && told(description["zh-CN"]))) report("words", place, { label });
    }
  },
});
