import { childPointer } from "../load/pointer.ts";
import { isJson, notJson, readExamples, readMedia } from "./media-type.ts";
import type { ResponseModel } from "./model.ts";
import type { Entry, Reading } from "./reading.ts";
import { readSchemaAt } from "./schema.ts";
import { chineseOf, textOf } from "./text.ts";

/** The responses of an operation, in the order of the spec. @see https://spec.openapis.org/oas/v3.1.0#responses-object */
export function readResponses(reading: Reading, operationId: string, operation: Entry): ResponseModel[] {
  const responses = reading.entries(reading.map(operation, "responses")).map((response) => {
    const media = readMedia(reading, response);
    return {
      status: response.name,
      description: textOf(
        reading.string(response, "description"),
        chineseOf(reading.extension(response, "described")),
      ),
      mediaType: media?.name,
      schema: media && readSchemaAt(reading, media, "schema"),
      examples: media === undefined ? [] : readExamples(reading, media),
      pointer: response.pointer,
    };
  });
  const ok = responses.find(({ status }) => status === "200");
  checkOk(reading, operationId, operation, ok);
  return responses;
}

/** The 200 says what a call gives back, and the client reads JSON alone. */
function checkOk(
  reading: Reading,
  operationId: string,
  operation: Entry,
  ok: ResponseModel | undefined,
): void {
  const responses = reading.mapAt(operation, "responses");
  const pointer = childPointer(operation.pointer, "responses");
  if (!Object.hasOwn(operation.value, "responses") || (responses && !Object.hasOwn(responses.value, "200"))) {
    reading.report(
      pointer,
      {
        id: "missing-200",
        missedIn: operation.pointer,
        message: `${operationId} has no 200 response, so what it gives back is unknown.`,
        fix: "Add one under responses; `'200': {description: …}` is enough when success carries nothing.",
      },
      "key",
    );
  } else if (ok?.mediaType !== undefined && !isJson(ok.mediaType)) {
    reading.report(
      childPointer(ok.pointer, "content"),
      notJson(`The 200 response of ${operationId}`, ok.mediaType),
    );
  }
}
