import { JOB_UUID } from "./answer.js";
import { ZStackConfigError } from "./errors.js";
import type { JobJson } from "./job.js";
import { isRecord } from "./json.js";

/** @throws ZStackConfigError unless `json` is what `toJSON` made. */
export function readJobJson(json: unknown): JobJson {
  // What it should be, which is then looked at.
  const { uuid, operationId, method, path, result, apiTimeoutMs, answer } = (isRecord(json)
    ? json
    : {}) as unknown as JobJson;
  const texts = [uuid, operationId, method, path, result === true ? "" : (result ?? "")];
  if (!texts.every((text) => typeof text === "string") || !JOB_UUID.test(uuid))
    throw new ZStackConfigError("resumeJob: not the JSON of a job");
  const isTime = typeof apiTimeoutMs === "number" && apiTimeoutMs > 0;
  return {
    uuid,
    operationId,
    method,
    path,
    result,
    apiTimeoutMs: isTime ? apiTimeoutMs : undefined,
    answer: typeof answer === "string" ? answer : undefined,
  };
}
