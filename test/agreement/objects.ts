import type { JsonObject } from "../../src/model/model.ts";

const text: JsonObject = { type: "string" };
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: JsonObject, ...required: string[]): JsonObject => ({
  type: "object",
  ...(required.length > 0 && { required }),
  properties,
});

/** What the objects below are put together from. */
export const PARTS: Readonly<Record<string, JsonObject>> = {
  Base: object({ name: text, note: text }),
  Named: object({ name: text, note: text }, "name"),
  Sized: object({ size: { type: "integer" }, unit: text }, "size"),
  Demanding: object({ a: text }, "b"),
  AliasOfDemanding: { allOf: [ref("Demanding")] },
  Extended: { allOf: [ref("Named"), object({ extra: text })] },
  Deep: object({ list: { type: "array", items: { allOf: [ref("Deep")], description: "Others." } } }, "list"),
  AliasOfNamed: { allOf: [ref("Named")], description: "The same under another name." },
};

/** Objects, each with one way to say which properties there are and which are required. */
export const OBJECTS: Readonly<Record<string, JsonObject>> = {
  "properties of its own": object({ a: text, b: text }, "a"),
  "a reference": ref("Named"),
  "a reference that more is required of": { ...ref("Base"), required: ["name"] },
  "a reference with properties beside it": { ...ref("Base"), required: ["name"], properties: { more: text } },
  "a member that only requires": { allOf: [ref("Base"), { required: ["name"] }] },
  "a member that only requires, after what it requires": {
    allOf: [{ required: ["note"] }, ref("Base"), { required: ["name"] }],
  },
  "a typed member that only requires": { allOf: [ref("Base"), { type: "object", required: ["name"] }] },
  "an allOf that requires": { allOf: [ref("Base"), object({ more: text })], required: ["note", "more"] },
  "properties beside an allOf": { ...object({ own: text, name: text }, "own"), allOf: [ref("Named")] },
  "a requirement for another member's property": {
    allOf: [object({ a: text, b: text }), object({ c: text }, "b")],
  },
  "a requirement of a model that is an allOf": { allOf: [ref("Extended"), { required: ["note", "extra"] }] },
  "an allOf in an allOf": {
    allOf: [{ allOf: [ref("Base"), { required: ["note"] }] }, { required: ["name"] }],
  },
  "one model by way of another": { allOf: [ref("AliasOfNamed"), ref("Sized")] },
  "one model twice": { allOf: [ref("Named"), ref("Named")] },
  "a property that two members describe": {
    allOf: [ref("Named"), object({ name: { maxLength: 8, ...text } })],
  },
  "a choice of what is required": {
    ...object({ a: text, b: text, c: text }, "a"),
    anyOf: [{ required: ["b"] }, { required: ["c"] }],
  },
  "a choice with one requirement in common": {
    ...object({ a: text, b: text, c: text }),
    oneOf: [{ required: ["a", "b"] }, { required: ["a", "c"] }],
  },
  "a reference with a choice of what is required": {
    ...ref("Base"),
    anyOf: [{ required: ["name"] }, { required: ["name", "note"] }],
  },
  "a typed reference that more is required of": { ...ref("Base"), type: "object", required: ["name"] },
  "a model that has itself in a list, described": ref("Deep"),
  "a model that requires what only another member describes": {
    allOf: [ref("Demanding"), object({ b: text, c: text })],
  },
  "a model that requires what only a sibling describes": { ...ref("Demanding"), properties: { b: text } },
  "a requirement two references away": {
    allOf: [{ allOf: [ref("AliasOfDemanding")] }, { allOf: [object({ b: text })] }],
  },
  "a choice of which one only requires": {
    ...object({ b: text, c: text }, "c"),
    anyOf: [object({ d: text }, "d"), { required: ["b"] }],
  },
  "a choice of which one only requires, of a model": {
    ...object({ name: text, note: text }, "note"),
    anyOf: [ref("Sized"), { required: ["name"] }],
  },
  "a choice of one": { anyOf: [object({ a: text, b: text }, "a")] },
  "a choice of one model, of which more is required": { oneOf: [ref("Base")], required: ["name"] },
  "a requirement beside a choice of one": { required: ["a"], anyOf: [object({ a: text, b: text })] },
  "names that objects have by themselves": object(
    { constructor: text, toString: text, ["__proto__" as string]: text },
    "constructor",
  ),
};
