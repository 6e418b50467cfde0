import type { JsonObject } from "../../../src/model/model.ts";

/** A schema that a body may have, and what callers may pass then. */
export interface BodyShape {
  readonly schema: JsonObject | boolean;
  /** Params that the call takes. None: the operation is refused, for nobody can pass an object. */
  readonly takes: readonly JsonObject[];
  /** Those that the compiler refuses. */
  readonly refuses?: readonly unknown[];
}

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const text: JsonObject = { type: "string" };
const paper: JsonObject = { type: "object", required: ["paper"], properties: { paper: text } };
const screen: JsonObject = { type: "object", required: ["screen"], properties: { screen: text } };
const note: JsonObject = { type: "object", properties: { note: text } };
const tone: JsonObject = { type: "object", properties: { tone: text } };
const list: JsonObject = { type: "array", items: paper };

const PAPER = { paper: "p" };
const SCREEN = { screen: "s" };
const OTHERS = [{}, { paper: 1 }, { pen: "p" }, "p", null, ["p"]];

/** What the shapes refer to. */
export const MODELS: Readonly<Record<string, JsonObject | boolean>> = {
  Paper: paper,
  Screen: screen,
  Note: note,
  Text: text,
  Papers: list,
  Any: {},
  Anything: true,
  Either: { oneOf: [ref("Paper"), ref("Screen")] },
  Nullable: { type: ["object", "null"], properties: { code: text, note: text } },
  NullablePaper: { anyOf: [ref("Paper"), { type: "null" }] },
  Mixed: { oneOf: [ref("Paper"), ref("Text"), ref("Papers"), { type: "null" }] },
  TextOrCoded: { type: ["object", "string"], properties: { code: text } },
  Alias: ref("Nullable"),
  Tree: { type: "object", properties: { up: ref("Tree"), either: { oneOf: [ref("Tree"), ref("Paper")] } } },
  Animal: { type: "object", required: ["kind"], properties: { kind: text } },
  Bird: { allOf: [ref("Animal"), { type: "object", required: ["wings"], properties: { wings: text } }] },
  Fish: { allOf: [ref("Animal"), { type: "object", required: ["fins"], properties: { fins: text } }] },
};

const EITHER: Pick<BodyShape, "takes" | "refuses"> = { takes: [PAPER, SCREEN], refuses: OTHERS };
const ANY: Pick<BodyShape, "takes" | "refuses"> = { takes: [{}, { a: 1, b: [null] }], refuses: ["p", null] };
const REFUSED: Pick<BodyShape, "takes"> = { takes: [] };

export const BODIES: Readonly<Record<string, BodyShape>> = {
  "an object": { schema: paper, takes: [PAPER], refuses: OTHERS },
  "an object that requires nothing": { schema: note, takes: [{}, { note: "n" }], refuses: [{ note: 1 }] },
  "an object without type": { schema: { properties: { note: text } }, takes: [{}, { note: "n" }] },
  "a closed object": { schema: { ...paper, additionalProperties: false }, takes: [PAPER], refuses: OTHERS },
  "a map": {
    schema: { type: "object", additionalProperties: text },
    takes: [{}, { a: "b" }],
    refuses: [{ a: 1 }],
  },
  "a map of anything": { schema: { type: "object", additionalProperties: true }, ...ANY },
  "properties beside a map": {
    schema: { ...paper, additionalProperties: text },
    takes: [PAPER, { ...PAPER, a: "b" }],
    refuses: [{ a: "b" }],
  },
  "properties beside others": {
    schema: { ...paper, additionalProperties: true },
    takes: [{ ...PAPER, a: 1 }],
    refuses: [{ a: 1 }],
  },
  "patterns of names": {
    schema: { type: "object", patternProperties: { "^x-": text } },
    takes: [{ "x-a": "b" }],
  },
  "an object in itself": {
    schema: ref("Tree"),
    takes: [{}, { up: { either: PAPER } }],
    refuses: [{ up: 1 }],
  },
  "an object or null": {
    schema: { type: ["object", "null"], properties: { note: text } },
    takes: [{}, { note: "n" }],
    refuses: [null],
  },
  "a model or null": { schema: { oneOf: [ref("Paper"), { type: "null" }] }, takes: [PAPER], refuses: OTHERS },
  "a model that may be null": { schema: ref("Nullable"), takes: [{}, { code: "c" }], refuses: [null, "c"] },
  "another name for one": { schema: ref("Alias"), takes: [{}, { code: "c" }], refuses: [null] },
  "a model that may be null, or null": {
    schema: { anyOf: [ref("NullablePaper"), { type: "null" }] },
    takes: [PAPER],
    refuses: OTHERS,
  },
  "one object or another": { schema: { oneOf: [paper, screen] }, ...EITHER },
  "any of two objects": { schema: { anyOf: [paper, screen] }, ...EITHER },
  "one model or another": { schema: { oneOf: [ref("Paper"), ref("Screen")] }, ...EITHER },
  "a choice by name": { schema: ref("Either"), ...EITHER },
  "objects or null": { schema: { oneOf: [paper, screen, { type: "null" }] }, ...EITHER },
  "models of which one may be null": { schema: { oneOf: [ref("NullablePaper"), ref("Screen")] }, ...EITHER },
  "choices in choices": {
    schema: { oneOf: [{ anyOf: [paper] }, { allOf: [{ oneOf: [screen] }] }] },
    ...EITHER,
  },
  "two objects that require nothing": {
    schema: { oneOf: [note, tone] },
    takes: [{}, { note: "n" }, { tone: "t" }],
    refuses: [{ note: 1 }, { pen: "p" }],
  },
  "objects of which one requires nothing": {
    schema: { oneOf: [paper, note] },
    takes: [{}, PAPER, { note: "n" }],
    refuses: [{ paper: 1 }],
  },
  "a choice told by a property": {
    schema: { oneOf: [ref("Bird"), ref("Fish")], discriminator: { propertyName: "kind" } },
    takes: [
      { kind: "Bird", wings: "w" },
      { kind: "Fish", fins: "f" },
    ],
    refuses: [{ kind: "Bird" }, { wings: "w" }],
  },
  "an object or a list": { schema: { oneOf: [paper, list] }, takes: [PAPER], refuses: [...OTHERS, [PAPER]] },
  "an object or a text": { schema: { anyOf: [ref("Paper"), text] }, takes: [PAPER], refuses: OTHERS },
  "an object, a text, a list or null": {
    schema: ref("Mixed"),
    takes: [PAPER],
    refuses: [...OTHERS, [PAPER]],
  },
  "an object or a known text": {
    schema: { oneOf: [paper, { type: "string", enum: ["all"] }] },
    takes: [PAPER],
    refuses: [...OTHERS, "all"],
  },
  "types side by side": {
    schema: ref("TextOrCoded"),
    takes: [{}, { code: "c" }],
    refuses: ["c", { code: 1 }],
  },
  "an object or anything": { schema: { anyOf: [paper, {}] }, ...ANY },
  "all of two objects": {
    schema: { allOf: [ref("Paper"), screen] },
    takes: [{ ...PAPER, ...SCREEN }],
    refuses: [PAPER, SCREEN],
  },
  "a described model": {
    schema: { allOf: [ref("Paper")], description: "Which." },
    takes: [PAPER],
    refuses: OTHERS,
  },
  "a model described by another member": {
    schema: { allOf: [ref("Paper"), { description: "Which." }] },
    takes: [PAPER],
    refuses: OTHERS,
  },
  "all of a choice and an object": {
    schema: { allOf: [ref("Either"), note] },
    takes: [PAPER, { ...SCREEN, note: "n" }],
    refuses: [{ note: "n" }],
  },
  "a choice beside properties": {
    schema: { properties: { note: text }, required: ["note"], oneOf: [ref("Paper"), ref("Screen")] },
    takes: [
      { note: "n", ...PAPER },
      { note: "n", ...SCREEN },
    ],
    refuses: [PAPER, { note: "n" }],
  },
  "a choice of what is required": {
    schema: { ...note, anyOf: [{ required: ["note"] }, { required: ["tone"] }] },
    takes: [{ note: "n" }],
    refuses: [{ note: 1 }],
  },
  "a typed choice": {
    schema: { type: "object", oneOf: [ref("Paper"), ref("Text")] },
    takes: [PAPER],
    refuses: OTHERS,
  },
  "more required of a model": {
    schema: { allOf: [ref("Note")], required: ["note"] },
    takes: [{ note: "n" }],
    refuses: [{}],
  },
  "more required of a model that may be null": {
    schema: { type: "object", required: ["code", "tone"], allOf: [ref("Nullable"), tone] },
    takes: [{ code: "c", tone: "t" }],
    refuses: [{ tone: "t" }, { code: "c" }, null],
  },
  "more required of models that may all be null": {
    schema: { allOf: [ref("Nullable"), ref("NullablePaper")], required: ["code"] },
    takes: [{ code: "c", paper: "p" }],
    refuses: [{ paper: "p" }, null],
  },
  "more required of a model that may be a text": {
    schema: { allOf: [ref("TextOrCoded")], required: ["code"] },
    takes: [{ code: "c" }],
    refuses: [{}, "c"],
  },
  anything: { schema: {}, ...ANY },
  true: { schema: true, ...ANY },
  "anything by name": { schema: ref("Any"), ...ANY },
  "true by name": { schema: ref("Anything"), ...ANY },
  "anything but a text": { schema: { not: text }, ...ANY },
  "what is only required": { schema: { required: ["a"] }, ...ANY },
  "a constant object": { schema: { const: PAPER }, takes: [PAPER], refuses: [{ paper: "q" }] },
  "a listed object": {
    schema: { type: ["object", "null"], enum: [PAPER, SCREEN, null] },
    takes: [PAPER, SCREEN],
    refuses: [{ paper: "q" }, null],
  },
  "an object or a number that is listed": { schema: { enum: [PAPER, 1] }, takes: [PAPER], refuses: [1] },
  "a list": { schema: list, ...REFUSED },
  "a list by name": { schema: ref("Papers"), ...REFUSED },
  "a list of known length": { schema: { type: "array", prefixItems: [paper, text] }, ...REFUSED },
  "a text": { schema: text, ...REFUSED },
  "a described text": { schema: { allOf: [ref("Text"), { description: "Which." }] }, ...REFUSED },
  "a text or a list": { schema: { oneOf: [text, list] }, ...REFUSED },
  "a number or null": { schema: { type: ["integer", "null"], format: "int64" }, ...REFUSED },
  "nothing but null": { schema: { type: "null" }, ...REFUSED },
  "a constant text": { schema: { const: "a" }, ...REFUSED },
  "an object and a text at once": { schema: { allOf: [ref("Paper"), text] }, ...REFUSED },
};
