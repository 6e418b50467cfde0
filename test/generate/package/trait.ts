import type { Int64Option } from "../../../src/model/int64.ts";
import type { TextFiles } from "../../text-files.ts";

/** A small spec with one trait, what its module must say, and a program that uses it. */
export interface Trait {
  readonly name: string;
  readonly files: TextFiles;
  readonly options?: Int64Option;
  /** The module looked at, below `src/`. */
  readonly module: string;
  /** Its text without header and comments. */
  readonly want: string;
  /** Statements that must compile, with `zstack` a `ZStack` and `all` the whole package. */
  readonly use: string;
}

export const VM =
  "Vm: {type: object, required: [uuid], properties: {uuid: {type: string}, memory: {type: integer, format: int64}}}";
export const INVENTORY =
  "{type: object, required: [inventory], properties: {inventory: {$ref: '#/components/schemas/Vm'}}}";

export function spec(paths: string, schemas = VM): TextFiles {
  return {
    "openapi.yaml": `openapi: 3.1.0\ninfo: {title: Trait, version: 1.0.0}\npaths:\n${paths}\ncomponents:\n  schemas:\n    ${schemas}\n`,
  };
}

export function ok(schema: string): string {
  return `responses: {'200': {description: ok, content: {application/json: {schema: ${schema}}}}}`;
}
