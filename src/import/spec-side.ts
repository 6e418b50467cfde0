import type { Bundle } from "../load/bundle.ts";
import { childPointer, parsePointer } from "../load/pointer.ts";
import type { Location } from "../load/problem.ts";
import type { ApiModel, JsonObject } from "../model/model.ts";
import { type SchemaIndex, schemasOf } from "../model/schema-index.ts";

/** What comparing needs of the spec. */
export interface SpecSide {
  readonly schemas: SchemaIndex;
  /** The bundled document, for what the model does not keep. */
  readonly document: JsonObject;
  readonly locate: Bundle["locate"];
  /** Where the path is written that an operation, by its pointer, is called at. */
  readonly locatePath: (operationPointer: string) => Location;
}

export function specSideOf(model: ApiModel, { locate, files }: Bundle): SpecSide {
  return {
    schemas: schemasOf(model),
    document: model.document,
    locate,
    locatePath: (pointer) =>
      files[0]?.locate(childPointer("", ...parsePointer(pointer).slice(0, -1)), "key") ?? locate(pointer),
  };
}
