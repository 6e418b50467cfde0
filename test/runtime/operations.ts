import {
  type JobOperation,
  jobOperation,
  type SyncOperation,
  syncOperation,
} from "../../src/runtime/index.ts";
import type { Handler, Reply } from "./server.ts";

export interface Vm {
  uuid: string;
  memorySize?: number;
}

export interface CreateVmParams {
  name: string;
  groupId?: number | bigint;
  l3NetworkUuids?: string[];
}

// As the generator writes them.
export const createVm: JobOperation<CreateVmParams, Vm> = /* @__PURE__ */ jobOperation({
  id: "CreateVmFromCdpBackup",
  method: "PUT",
  path: "/zstack/v1/cdp-backups/actions",
  body: { key: "createVmFromCdpBackup", documentedKey: "params" },
  result: "inventory",
});
export const CREATE = "PUT /zstack/v1/cdp-backups/actions";

export const startVm: JobOperation<{ uuid: string; hostUuid?: string }, Vm> = /* @__PURE__ */ jobOperation({
  id: "StartVmInstance",
  method: "PUT",
  path: "/zstack/v1/vm-instances/{uuid}/actions",
  pathParams: ["uuid"],
  body: { key: "startVmInstance" },
  result: "inventory",
});

export const deleteVm: JobOperation<{ uuid: string; deleteMode?: string }, undefined> =
  /* @__PURE__ */ jobOperation({
    id: "DestroyVmInstance",
    method: "DELETE",
    path: "/zstack/v1/vm-instances/{uuid}",
    pathParams: ["uuid"],
    queryParams: ["deleteMode"],
  });

/** Writes, and is answered at once. */
export const makeKeys: SyncOperation<{ name: string }, { privateKey: string }> =
  /* @__PURE__ */ syncOperation({
    id: "GenerateSshKeyPair",
    method: "POST",
    path: "/zstack/v1/ssh-key-pair/generate",
    body: { key: "params" },
    result: "inventory",
  });
export const MAKE_KEYS = "POST /zstack/v1/ssh-key-pair/generate";

export interface QueryParams {
  q?: string[];
  limit?: number;
  sort?: string;
  labels?: Record<string, string | string[] | undefined>;
}

export const queryVm: SyncOperation<QueryParams, Vm[]> = /* @__PURE__ */ syncOperation({
  id: "QueryVmInstance",
  method: "GET",
  path: "/zstack/v1/vm-instances",
  queryParams: ["q", "limit", "sort", "labels"],
  result: "inventories",
});
export const QUERY = "GET /zstack/v1/vm-instances";

export const queryJob: SyncOperation<{ uuid: string }, unknown> = /* @__PURE__ */ syncOperation({
  id: "GetApiJob",
  method: "GET",
  path: "/zstack/v1/api-jobs/{uuid}",
  pathParams: ["uuid"],
  authenticated: false,
  result: true,
});

export const logOut: SyncOperation<{ sessionUuid: string }, undefined> = /* @__PURE__ */ syncOperation({
  id: "LogOut",
  method: "DELETE",
  path: "/zstack/v1/accounts/sessions/{sessionUuid}",
  pathParams: ["sessionUuid"],
  authenticated: false,
});

export const LOGIN = "PUT /zstack/v1/accounts/login";
export const POLL = "GET /zstack/v1/api-jobs/*";
export const JOB = "0123456789abcdef0123456789abcdef";
export const SESSION = "5e55105e55105e55105e55105e55105e";

/** What `accepted` promises is that the job exists; where it says it is must not matter. */
export function accepted(uuid: string = JOB, apiTimeout?: number): Reply {
  return { status: 202, body: { location: `http://10.255.0.1:8080/zstack/v1/api-jobs/${uuid}`, apiTimeout } };
}

/** Accepts under the uuid that was sent, as servers do. */
export const accept: Handler = ({ headers }) => accepted(String(headers["x-job-uuid"]));

export const running: Reply = { status: 202, body: {} };
export const done: Reply = { body: { inventory: { uuid: "vm-1" } } };

export function failed(code: string, more: object = {}): Reply {
  return { status: 503, body: { error: { code, description: "it failed", details: "because", ...more } } };
}

/** Answers the n-th login with session uuid `${SESSION}-n`. */
export function logins(): Handler {
  let count = 0;
  return () => ({ body: { inventory: { uuid: `${SESSION}-${++count}` } } });
}
