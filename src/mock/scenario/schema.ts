/** The JSON Schema of a scenario: the contract with those who write one. */
import { LOSSES } from "./scenario.ts";

const count = { type: "integer", minimum: 1, maximum: 1_000_000 } as const;
const milliseconds = { type: "integer", minimum: 0, maximum: 86_400_000 } as const;
const text = { type: "string", minLength: 1 } as const;

/** What a rule of polls has nothing to do with. */
const OF_CALLS = ["job", "error", "session", "location", "numbers", "payload"] as const;

export const EFFECT_KEYS = [...OF_CALLS, "lose", "answer", "delay"] as const;

const error = {
  type: "object",
  properties: {
    code: text,
    description: { type: "string" },
    details: { type: "string" },
    cause: { type: "object" },
  },
  required: ["code"],
} as const;

const rule = {
  type: "object",
  properties: {
    on: { enum: ["call", "poll"] },
    operations: { type: "array", items: text, minItems: 1 },
    where: {
      type: "object",
      additionalProperties: { type: ["string", "number", "boolean"] },
      minProperties: 1,
    },
    after: count,
    first: count,
    every: count,
    probability: { type: "number", minimum: 0, maximum: 1 },
    job: {
      type: "object",
      properties: { polls: { type: "integer", minimum: 0, maximum: 1_000_000 }, milliseconds },
      additionalProperties: false,
      minProperties: 1,
      maxProperties: 1,
    },
    error,
    session: { enum: ["expired", "ends"] },
    lose: { enum: LOSSES },
    answer: {
      type: "object",
      properties: {
        status: { type: "integer", minimum: 200, maximum: 599 },
        body: { type: "string" },
        headers: {
          type: "object",
          propertyNames: { pattern: "^[A-Za-z0-9-]+$" },
          additionalProperties: { type: "string", pattern: "^[\\x20-\\x7e]*$" },
        },
      },
      required: ["status"],
      additionalProperties: false,
    },
    carriedOut: { type: "boolean" },
    delay: {
      type: "object",
      properties: { milliseconds },
      required: ["milliseconds"],
      additionalProperties: false,
    },
    location: { type: "string", pattern: "^https?://[^/?#\\s]+$" },
    numbers: { enum: ["gson", "plain"] },
    payload: {
      type: "object",
      properties: {
        set: { type: "object", minProperties: 1 },
        remove: { type: "array", items: text, minItems: 1 },
      },
      additionalProperties: false,
      minProperties: 1,
    },
  },
  additionalProperties: false,
  // Written out, so that the message can name them.
  anyOf: EFFECT_KEYS.map((key) => ({ required: [key] })),
  if: { properties: { on: { const: "poll" } }, required: ["on"] },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { properties: Object.fromEntries(OF_CALLS.map((key) => [key, false])) },
} as const;

export const SCENARIO_SCHEMA = {
  type: "object",
  properties: {
    description: { type: "string" },
    rules: { type: "array", items: rule, minItems: 1 },
  },
  required: ["rules"],
  additionalProperties: false,
};
