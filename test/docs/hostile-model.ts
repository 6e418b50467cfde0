import fc from "fast-check";
import type { ApiModel } from "../../src/model/model.ts";
import { api, body, list, object, operation, parameter, ref, response, string, text } from "./api-model.ts";

/** A model with the payload in every place a spec can put text. */
export function modelWith(payload: string): ApiModel {
  const words = text(payload);
  const hostile = string({
    description: words,
    javaType: payload,
    since: payload,
    default: payload,
    examples: [payload],
    values: [payload],
    limits: { pattern: payload },
  });
  const inner = object({
    [`${payload}!`]: hostile,
    "gone?": hostile,
    extra: { schema: hostile, undocumented: payload },
  });
  const given = operation({
    path: `/zstack/v1/${payload}`,
    tag: payload,
    summary: words,
    description: words,
    category: { en: [payload], "zh-CN": [payload] },
    since: payload,
    parameters: [parameter("path", payload, hostile), parameter("header", payload, hostile)],
    body: body("action", inner, { actionKey: "action", documentedKey: payload }),
    result: { kind: "property", property: payload, schema: ref("Vm") },
    responses: [
      response("200", {
        mediaType: payload,
        description: words,
        schema: object({ "inventory!": list(ref("Vm", { description: words })) }),
        examples: [{ name: payload, summary: words, value: { [payload]: payload } }],
      }),
      response("500", {
        mediaType: "text/plain",
        examples: [{ name: "", summary: words, value: payload }],
      }),
    ],
    sources: [payload, `https://${payload.replace(/\s/g, "")}`],
  });
  return api(
    [given],
    { Vm: { ...inner, description: words, javaType: payload } },
    {
      title: words,
      description: words,
      version: payload,
      tags: [{ name: payload, description: words }],
    },
  );
}

const fragments = fc.constantFrom(
  ..."` `` ``` ```` | \\ \\| \n \r\n \u2028 \u0000 <script> </script> <!-- --> <a ]( ](javascript:alert(1)) [x] # - + 1. > * ** _ ~~~ $ & &lt; { } ' \" --- === : 中文 ， javascript: \ud800".split(
    " ",
  ),
);
/** Texts made of what means something in Markdown, HTML, JavaScript or addresses. */
export const payloads = fc
  .array(fc.oneof({ weight: 3, arbitrary: fragments }, fc.string({ maxLength: 4 }), fc.constant(" ")), {
    maxLength: 12,
  })
  // One blank line would rightly begin a new paragraph, and nothing but blanks rightly leaves a text out.
  .map(
    (parts) =>
      `${parts
        .join("")
        .replace(/\s*[\r\n]\s*/g, "\n")
        .trimStart()}z`,
  );
