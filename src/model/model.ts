/**
 * The toolkit's typed view of a spec: what every stage after `load` reads.
 *
 * Types only. The model is plain data without functions or classes, so that stages can be tested on
 * hand-written models and two models can be compared. Pointers are JSON Pointers into the bundled
 * document (`ApiModel.document`); `load` can turn each into file, line and column.
 */

/** The languages the docs and messages are written in. */
export type Locale = "en" | "zh-CN";

/** One text in every locale. A spec without Chinese repeats the English. */
export type Text = Readonly<Record<Locale, string>>;

/** A value that JSON can carry; integers beyond 2^53 are bigints. */
export type Json = null | boolean | number | bigint | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

export interface ApiModel {
  readonly title: Text;
  readonly version: string;
  readonly description: Text;
  readonly tags: readonly TagModel[];
  /** Sorted by `operationId`. */
  readonly operations: readonly OperationModel[];
  /** `components.schemas`, sorted by name. */
  readonly schemas: readonly NamedSchema[];
  /** The bundled OpenAPI document the model was built from: one file, references only to components. */
  readonly document: JsonObject;
}

export interface TagModel {
  readonly name: string;
  readonly description: Text;
}

export type Method = "GET" | "PUT" | "POST" | "DELETE" | "PATCH" | "HEAD" | "OPTIONS";

/** `sync` answers 200 with the payload; `job` answers 202 and is polled at `/api-jobs/{uuid}`. */
export type Execution = "sync" | "job";

export interface OperationModel {
  /** As in the spec: `CreateVmFromCdpBackup`. */
  readonly operationId: string;
  /** The callable: `createVmFromCdpBackup`. */
  readonly functionName: string;
  /** The module, without extension: `create-vm-from-cdp-backup`. */
  readonly moduleName: string;
  readonly method: Method;
  /** What goes on the wire: the path without the fragment that tells actions apart. */
  readonly path: string;
  readonly tag: string | undefined;
  readonly summary: Text;
  readonly description: Text;
  /** The breadcrumb of the vendor's documentation, outermost first. */
  readonly category: Readonly<Record<Locale, readonly string[]>>;
  readonly since: string | undefined;
  readonly deprecated: boolean;
  readonly execution: Execution;
  /** What the vendor page says, where it differs from `execution`. */
  readonly documentedExecution: Execution | undefined;
  /** Whether a call needs a session or an access key. */
  readonly authenticated: boolean;
  readonly parameters: readonly ParameterModel[];
  readonly body: BodyModel | undefined;
  readonly result: ResultModel;
  readonly responses: readonly ResponseModel[];
  /** Where the facts come from. */
  readonly sources: readonly string[];
  readonly pointer: string;
}

export interface ParameterModel {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required: boolean;
  readonly schema: SchemaModel;
  readonly pointer: string;
}

/** A JSON request body: either the params themselves, or params under a wrapper key with tags beside it. */
export interface BodyModel {
  /**
   * The body property that holds params in the spec, `undefined` when params are the whole body or
   * there is no request body in the spec and only `actionKey` is known.
   */
  readonly wrapper: string | undefined;
  /** The key servers dispatch on; `undefined` when params are not wrapped. */
  readonly actionKey: string | undefined;
  /** The key on the vendor page, where it differs from `actionKey`. */
  readonly documentedKey: string | undefined;
  /** The params: the wrapper property's schema, or the whole body's. `undefined`: no params. */
  readonly params: SchemaModel | undefined;
  /** The body as the spec has it, wrapper and tags included. `undefined`: no `requestBody` in the spec. */
  readonly schema: SchemaModel | undefined;
  readonly required: boolean;
  readonly examples: readonly ExampleModel[];
  readonly pointer: string;
}

/** What a call gives back, out of the 200 envelope. */
export type ResultModel =
  /** One envelope property is the payload: `inventory` or `inventories`. */
  | { readonly kind: "property"; readonly property: string; readonly schema: SchemaModel }
  /** The whole body is the payload, as in `{ "valid": true }`. */
  | { readonly kind: "body"; readonly schema: SchemaModel }
  /** Success carries nothing. */
  | { readonly kind: "none" };

export interface ResponseModel {
  /** `"200"`, `"4XX"` or `"default"`. */
  readonly status: string;
  readonly description: Text;
  /** The first media type, `undefined` when there is no body. */
  readonly mediaType: string | undefined;
  readonly schema: SchemaModel | undefined;
  readonly examples: readonly ExampleModel[];
  readonly pointer: string;
}

export interface ExampleModel {
  readonly name: string;
  readonly summary: Text | undefined;
  readonly value: Json;
}

export interface NamedSchema {
  readonly name: string;
  readonly schema: SchemaModel;
}

/** One JSON Schema, read. What every kind has, beside what only one kind has. */
export type SchemaModel = SchemaFacts &
  (
    | { readonly kind: "any" | "null" | "boolean" }
    | { readonly kind: "string"; readonly format: string | undefined }
    | { readonly kind: "integer" | "number"; readonly format: string | undefined }
    | { readonly kind: "array"; readonly items: SchemaModel | undefined }
    | {
        readonly kind: "object";
        readonly properties: readonly PropertyModel[];
        /** The type of further properties; `undefined` when the spec says nothing of them. */
        readonly additional: SchemaModel | undefined;
      }
    /** A reference to `components.schemas`. */
    | { readonly kind: "ref"; readonly name: string }
    | { readonly kind: "allOf" | "anyOf" | "oneOf"; readonly members: readonly SchemaModel[] }
  );

/** A schema that combines others; one that is only `null` is no member, but makes it nullable. */
export type Composition = Extract<SchemaModel, { readonly members: readonly SchemaModel[] }>;

export interface SchemaFacts {
  readonly description: Text;
  /** The Java type on the vendor page: `String`, `long`, `Long`, `Timestamp`, … */
  readonly javaType: string | undefined;
  readonly nullable: boolean;
  readonly deprecated: boolean;
  readonly since: string | undefined;
  readonly default: Json | undefined;
  readonly examples: readonly Json[];
  /** Known values. Servers may know more, so types offer these and accept others. */
  readonly values: readonly Json[] | undefined;
  readonly limits: Limits;
  /** The JSON Schema this was read from, in the bundled document. */
  readonly source: JsonObject;
  readonly pointer: string;
}

/** The assertions of JSON Schema that bound a value, each under its keyword. */
export interface Limits {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  readonly exclusiveMinimum?: number | bigint;
  readonly exclusiveMaximum?: number | bigint;
  readonly multipleOf?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minProperties?: number;
  readonly maxProperties?: number;
}

export interface PropertyModel {
  readonly name: string;
  readonly required: boolean;
  /** Required on the vendor page alone: servers may leave it out of a response, or do without it in a request. */
  readonly documentedRequired: boolean;
  /** Where it was found, when it is on the wire but not on the vendor page. */
  readonly undocumented: string | undefined;
  readonly schema: SchemaModel;
}
