import type { ApiModel } from "../model/model.ts";

/** How much an output folder holds. */
export interface Contents {
  readonly operations: number;
  readonly models: number;
  readonly files: number;
}

export function contentsOf({ operations, schemas }: ApiModel, files: number): Contents {
  return { operations: operations.length, models: schemas.length, files };
}
