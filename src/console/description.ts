/**
 * What the page needs to know of an operation to show its form and to call it, as plain JSON. Types only: the
 * page's modules import them too, and they leave nothing behind there.
 */

import type { Json, JsonObject, Text } from "../model/model.ts";
import type { OperationSpec } from "../runtime/operation-spec.ts";

/** One operation: its call, its fields, and what they begin with. */
export interface OperationDescription {
  readonly operationId: string;
  readonly summary: Text;
  /** What the client is given to make the call. */
  readonly spec: OperationSpec;
  /** The params: those of the path, of the query, and of the body. */
  readonly fields: readonly FieldDescription[];
  /** Whether the body takes fields beyond those listed. */
  readonly open: boolean;
  readonly example: CallExample;
}

/** A call as the spec's example makes it; empty when it has none. */
export interface CallExample {
  readonly params: JsonObject;
  readonly systemTags: readonly string[];
  readonly userTags: readonly string[];
}

/** A named value: a param, or a property of one. */
export interface FieldDescription {
  readonly name: string;
  readonly place: "path" | "query" | "body";
  readonly required: boolean;
  /** Required by the documentation alone: servers do without. */
  readonly documentedRequired: boolean;
  readonly deprecated: boolean;
  readonly description: Text;
  readonly value: ValueDescription;
}

/** What a value may be. Bounds are JSON texts, which hold any integer. */
export type ValueDescription = {
  /** The documented Java type, or else the JSON type. */
  readonly type: string;
  readonly default?: Json;
  /** Known values; others are accepted. */
  readonly values?: readonly Json[];
} & (
  | {
      readonly kind: "string";
      readonly format?: string;
      readonly minLength?: number;
      readonly maxLength?: number;
      readonly pattern?: string;
    }
  | {
      readonly kind: "integer" | "number";
      readonly format?: string;
      readonly minimum?: string;
      readonly maximum?: string;
      readonly exclusiveMinimum?: string;
      readonly exclusiveMaximum?: string;
    }
  | { readonly kind: "boolean" }
  | {
      readonly kind: "array";
      readonly items: ValueDescription;
      readonly minItems?: number;
      readonly maxItems?: number;
      readonly uniqueItems?: boolean;
    }
  | { readonly kind: "object"; readonly fields: readonly FieldDescription[] }
  /** Anything that JSON can say. */
  | { readonly kind: "json" }
);

/** Who may answer calls. */
export interface ConsoleDescription {
  readonly backends: readonly BackendDescription[];
}

/** One that answers calls under `/_api/<id>/…`. */
export interface BackendDescription {
  readonly id: string;
  readonly kind: "mock" | "target";
  readonly title: Text;
  /** What clients elsewhere take as their endpoint. */
  readonly endpoint: string;
  /** The account to begin with. */
  readonly account?: { readonly name: string; readonly password: string };
}

/** A call to write down for the reader. */
export interface SampleCall extends CallExample {
  readonly endpoint: string;
  /** How the reader has signed in. */
  readonly auth: "password" | "session";
  readonly accountName: string;
}

/** The same call in the words of others; secrets are placeholders. */
export interface Samples {
  readonly curl: string;
  readonly typescript: string;
}
