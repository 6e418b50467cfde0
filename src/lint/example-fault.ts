import type { ErrorObject } from "ajv/dist/2020.js";
import { isMapping } from "../load/mapping.ts";
import { isJson } from "../model/media-type.ts";
import type { Body, BodyExample } from "./body.ts";
import type { Validate } from "./validator.ts";

/** An example of a request or a response that breaks the schema beside it. */
export interface ExampleFault {
  readonly body: Body;
  readonly example: BodyExample;
  /** The first thing that is wrong with it. */
  readonly error: ErrorObject;
}

/** The examples of bodies that are not valid, each once. */
export function exampleFaultsIn(bodies: readonly Body[], validate: Validate): ExampleFault[] {
  const seen = new Set<string>();
  const faults: ExampleFault[] = [];
  for (const body of bodies) {
    if (!isJson(body.mediaType)) continue;
    for (const example of body.examples) {
      // Responses that operations share are met once for each of them.
      if (seen.has(example.pointer)) continue;
      seen.add(example.pointer);
      const error = validate(body.schemaPointer, example.value);
      if (error !== undefined && !isUnknown(error)) faults.push({ body, example, error });
    }
  }
  return faults;
}

/** Whether what is missing is none of the properties: a fault of the schema's, whatever the example is. */
function isUnknown({ keyword, params, parentSchema }: ErrorObject): boolean {
  const { properties } = parentSchema ?? {};
  return (
    keyword === "required" &&
    isMapping(properties) &&
    !Object.hasOwn(properties, String(params.missingProperty))
  );
}
