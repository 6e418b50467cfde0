/** Makers of operations whose params go into path or query: these bring along what writes them. */
import { writeAddress } from "./address.ts";
import * as plain from "./operation.ts";
import type { OperationSpec } from "./operation-spec.ts";

export type { JobOperation, ParamsOf, SyncOperation } from "./operation.ts";

/** Makes the callable of an operation that answers at once. */
export function syncOperation<P extends object, R>(spec: OperationSpec): plain.SyncOperation<P, R> {
  return plain.syncOperation({ ...spec, address: writeAddress });
}

/** Makes the callable of an operation that servers run as a job. */
export function jobOperation<P extends object, R>(spec: OperationSpec): plain.JobOperation<P, R> {
  return plain.jobOperation({ ...spec, address: writeAddress });
}
