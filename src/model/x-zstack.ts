/**
 * The JSON Schema of `x-zstack`, the only extension of a spec, for each place it may stand.
 * It is the contract with spec authors: a key that is not here is a fault, most likely a misspelling.
 */
const chinese = { type: "string", minLength: 1, description: "The Chinese text." } as const;
const version = {
  type: "string",
  pattern: "^\\d+(\\.\\d+){1,3}$",
  description: "The ZStack version it came with, in quotes: '4.10' without them is the number 4.1.",
} as const;
const texts = { type: "array", items: { type: "string", minLength: 1 } } as const;
const breadcrumb = {
  anyOf: [{ type: "string", minLength: 1 }, texts],
  description: "The breadcrumb of the vendor's documentation, outermost first.",
} as const;

const described = {
  type: "object",
  description: "The Chinese of what is described here.",
  properties: {
    "zh-CN": {
      description: "The Chinese of the description.",
      anyOf: [chinese, { type: "object", properties: { description: chinese }, additionalProperties: false }],
    },
  },
  additionalProperties: false,
} as const;

/** The values of `execution` and `documentedExecution`. */
const execution = ["sync", "job"] as const;

export const X_ZSTACK_SCHEMAS = {
  operation: {
    type: "object",
    description: "What OpenAPI has no keyword for: how ZStack names, runs and documents an operation.",
    properties: {
      since: version,
      category: breadcrumb,
      execution: {
        enum: execution,
        description: "What servers do: answer at once (sync), or answer 202 and go on as a job.",
      },
      documentedExecution: {
        enum: execution,
        description: "What the vendor page says, where that differs from execution.",
      },
      action: {
        type: "string",
        pattern: "^[A-Za-z_][A-Za-z0-9_]*$",
        description:
          "The key of the body that servers dispatch on: the operationId with a small first letter.",
      },
      documentedKey: {
        type: "string",
        minLength: 1,
        description: "The key of the body on the vendor page, where that differs from action.",
      },
      result: {
        enum: ["inventory", "inventories", "none"],
        description: "The property of the 200 that is the result; none: the whole body, or nothing.",
      },
      sources: {
        ...texts,
        description: "Where the facts come from: the page, an SDK class, a file of the server with its line.",
      },
      "zh-CN": {
        type: "object",
        description: "The Chinese of the operation's texts.",
        properties: { summary: chinese, description: chinese, category: breadcrumb },
        additionalProperties: false,
      },
    },
    additionalProperties: false,
  },
  /** A schema, a property or a parameter. */
  schema: {
    type: "object",
    description: "What the vendor page says of a field, and how servers differ from it.",
    properties: {
      ...described.properties,
      type: {
        type: "string",
        minLength: 1,
        description: "The Java type, as documented: String, long, Long, Integer, Boolean, List, Timestamp, …",
      },
      since: version,
      documentedRequired: {
        type: "boolean",
        description:
          "Required on the page alone: of a response, servers may leave it out; of a request, they do without it.",
      },
      undocumented: {
        description: "On the wire, but not on the vendor page.",
        anyOf: [
          { type: "boolean" },
          {
            type: "object",
            properties: { source: { type: "string", minLength: 1, description: "Where it was found." } },
            required: ["source"],
            additionalProperties: false,
          },
        ],
      },
      source: { type: "string", minLength: 1, description: "Where it was found, if it is undocumented." },
    },
    additionalProperties: false,
  },
  info: {
    ...described,
    properties: {
      ...described.properties,
      repository: {
        type: "string",
        pattern: "^https://[\\w.-]+(/[\\w.~-]+)+$",
        description:
          "Where the spec is maintained, as a browser opens it: https://github.com/owner/name. The package tells its users.",
      },
    },
  },
  /** Whatever else has a description: a tag, a response, an example. */
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
  readonly info: Extensions["described"] & { readonly repository?: string };
  readonly described: { readonly "zh-CN"?: string | { readonly description?: string } };
}
