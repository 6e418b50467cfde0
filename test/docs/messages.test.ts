import { describe, expect, it } from "vitest";
import { clientErrors, errorCodes, errorStatuses } from "../../src/docs/error-reference.ts";
import { messages } from "../../src/docs/messages.ts";
import type { Text } from "../../src/model/model.ts";

const slots = (phrase: string) => (phrase.match(/\{\w+\}/g) ?? []).sort();

describe("the fixed phrases", () => {
  it.each(Object.entries<Text>(messages))("%s has the same slots in both languages", (_, phrase) => {
    expect(slots(phrase["zh-CN"])).toEqual(slots(phrase.en));
  });

  const texts: [string, Text][] = [
    ...Object.entries<Text>(messages),
    ...[...errorCodes, ...errorStatuses, ...clientErrors].map(({ name, meaning }): [string, Text] => [
      name,
      meaning,
    ]),
    ...errorCodes.map(({ name, advice }): [string, Text] => [name, advice]),
  ];

  it.each(texts)("%s is punctuated as Chinese is, outside of code", (_, phrase) => {
    const words = phrase["zh-CN"].replace(/`[^`]*`/g, "");
    expect(words).not.toMatch(/[\p{Script=Han}][,.:;?!()]|[,.:;?!()][\p{Script=Han}]/u);
  });

  it.each(texts)("%s closes the code it opens", (_, phrase) => {
    for (const words of Object.values(phrase)) expect(words.split("`").length % 2).toBe(1);
  });
});
