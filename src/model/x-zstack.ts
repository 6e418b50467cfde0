/**
 * The JSON Schema of `x-zstack`, the only extension of a spec, for each place it may stand.
 * It is the contract with spec authors: a key that is not here is a fault, most likely a misspelling.
 */
const chinese = { type: "string", minLength: 1 } as const;
const version = {
  type: "string",
  pattern: "^\\d+(\\.\\d+){1,3}$",
  description: "A ZStack version in quotes: '4.10' without them is the number 4.1.",
} as const;
const texts = { type: "array", items: { type: "string", minLength: 1 } } as const;
const breadcrumb = { anyOf: [{ type: "string", minLength: 1 }, texts] } as const;

const described = {
  type: "object",
  properties: {
    "zh-CN": {
      anyOf: [chinese, { type: "object", properties: { description: chinese }, additionalProperties: false }],
    },
  },
  additionalProperties: false,
} as const;

export const X_ZSTACK_SCHEMAS = {
  operation: {
    type: "object",
    properties: {
      since: version,
      category: breadcrumb,
      execution: { enum: ["sync", "job"] },
      documentedExecution: { enum: ["sync", "job"] },
      action: { type: "string", pattern: "^[A-Za-z_][A-Za-z0-9_]*$" },
      documentedKey: { type: "string", minLength: 1 },
      result: { enum: ["inventory", "inventories", "none"] },
      sources: texts,
      "zh-CN": {
        type: "object",
        properties: { summary: chinese, description: chinese, category: breadcrumb },
        additionalProperties: false,
      },
    },
    additionalProperties: false,
  },
  /** A schema, a property or a parameter. */
  schema: {
    type: "object",
    properties: {
      ...described.properties,
      type: { type: "string", minLength: 1 },
      since: version,
      documentedRequired: { type: "boolean" },
      undocumented: {
        anyOf: [
          { type: "boolean" },
          {
            type: "object",
            properties: { source: chinese },
            required: ["source"],
            additionalProperties: false,
          },
        ],
      },
      source: { type: "string", minLength: 1 },
    },
    additionalProperties: false,
  },
  /** Whatever else has a description: a tag, a response, the document itself. */
  described,
} as const;

/** Where an `x-zstack` object stands. */
export type ExtensionPlace = keyof typeof X_ZSTACK_SCHEMAS;

type Breadcrumb = string | readonly string[];

/** What `x-zstack` holds once it has passed its schema. */
export interface Extensions {
  readonly operation: {
    readonly since?: string;
    readonly category?: Breadcrumb;
    readonly execution?: "sync" | "job";
    readonly documentedExecution?: "sync" | "job";
    readonly action?: string;
    readonly documentedKey?: string;
    readonly result?: "inventory" | "inventories" | "none";
    readonly sources?: readonly string[];
    readonly "zh-CN"?: {
      readonly summary?: string;
      readonly description?: string;
      readonly category?: Breadcrumb;
    };
  };
  readonly schema: Extensions["described"] & {
    readonly type?: string;
    readonly since?: string;
    readonly documentedRequired?: boolean;
    readonly undocumented?: boolean | { readonly source: string };
    readonly source?: string;
  };
  readonly described: { readonly "zh-CN"?: string | { readonly description?: string } };
}
