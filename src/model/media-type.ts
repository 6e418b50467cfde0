import type { ExampleModel, Json } from "./model.ts";
import type { Entry, Fault, Reading } from "./reading.ts";
import { chineseOf, textOf } from "./text.ts";

/** The JSON content, or the first there is. */
export function readMedia(reading: Reading, parent: Entry): (Entry & { readonly name: string }) | undefined {
  const content = reading.entries(reading.map(parent, "content"));
  return (
    content.find(({ name }) => name.startsWith("application/json")) ??
    content.find(({ name }) => isJson(name)) ??
    content[0]
  );
}

/** Whether the client can read it. */
export function isJson(mediaType: string): boolean {
  return /^application\/json\b/i.test(mediaType) || /\+json\b/i.test(mediaType) || mediaType === "*/*";
}

/** The fault of a body that the client can neither send nor read. */
export function notJson(what: string, mediaType: string): Fault {
  return {
    id: "not-json",
    message: `${what} is ${mediaType}, and the client speaks JSON alone.`,
    fix: "Describe it as application/json, or leave the operation out.",
  };
}

/** `example` and `examples` of a media type. */
export function readExamples(reading: Reading, media: Entry): ExampleModel[] {
  const named = reading.entries(reading.map(media, "examples")).map((example) => {
    const summary = reading.string(example, "summary");
    const chinese = chineseOf(reading.extension(example, "described"));
    return {
      name: example.name,
      summary: summary === undefined ? undefined : textOf(summary, chinese),
      value: example.value.value as Json | undefined,
    };
  });
  const all = Object.hasOwn(media.value, "example")
    ? [{ name: "example", summary: undefined, value: media.value.example as Json }, ...named]
    : named;
  // Those with an externalValue have nothing here to show.
  return all.filter((example): example is ExampleModel => example.value !== undefined);
}
