import createFetchClient from "openapi-fetch";
import {
  createClient,
  createVmFromCdpBackup,
  getApiJob,
  sessionAuth,
  syncOperation,
} from "../../../generated/src/index.ts";
import type { paths } from "../../../generated/src/schema.ts";
import submission from "../../../spec/examples/CreateVmFromCdpBackup.request.json" with { type: "json" };
import type { Handler } from "./in-memory.ts";

/** A way to call the API: each does the same with the same request, and gives the VM of the answer. */
export interface Caller {
  readonly name: string;
  /** Has a path parameter and a session, and is answered with a VM in its envelope. */
  get(): Promise<unknown>;
  /** Has a body besides, and is answered likewise: at once, without a job. */
  put(): Promise<unknown>;
}

export const OURS = "zstack-client";
export const PEER = "openapi-fetch";
export const BARE = "bare fetch";

const UUID = "5d0c1f6b7a8e4b93a2c4e6f801234567";
const SESSION = "e3e5cb1b0f2b4b6a8e8d2a7d5f3c1b09";
const AUTHORIZATION = { Authorization: `OAuth ${SESSION}` };
/** Our client makes one up for each submission, which is its own affair; on the wire all send one. */
const JOB = { "X-Job-UUID": UUID };

const body = submission.value;
const { createVmFromCdpBackup: params, ...tags } = body;

/** @param handler Answers in place of the global `fetch`. */
export function callers(endpoint: string, handler?: Handler): readonly Caller[] {
  return [bareFetch(endpoint, handler), openapiFetch(endpoint, handler), zstackClient(endpoint, handler)];
}

function bareFetch(endpoint: string, handler: Handler | undefined): Caller {
  const send = handler ? (url: string, init: RequestInit) => handler(new Request(url, init)) : fetch;
  const call = async (path: string, init: RequestInit): Promise<unknown> => {
    const response = await send(endpoint + path, init);
    const { inventory } = (await response.json()) as { inventory: unknown };
    return inventory;
  };
  const headers = { ...AUTHORIZATION, ...JOB, "Content-Type": "application/json" };
  return {
    name: BARE,
    get: () => call(`/zstack/v1/api-jobs/${UUID}`, { headers: AUTHORIZATION }),
    put: () => call("/zstack/v1/cdp-backups/actions", { method: "PUT", headers, body: JSON.stringify(body) }),
  };
}

function openapiFetch(endpoint: string, handler: Handler | undefined): Caller {
  const client = createFetchClient<paths>({
    baseUrl: endpoint,
    headers: AUTHORIZATION,
    ...(handler && { fetch: handler }),
  });
  return {
    name: PEER,
    get: async () => {
      const { data } = await client.GET("/zstack/v1/api-jobs/{uuid}", { params: { path: { uuid: UUID } } });
      return data && "inventory" in data ? data.inventory : undefined;
    },
    put: async () => {
      const { data } = await client.PUT("/zstack/v1/cdp-backups/actions", { body, headers: JOB });
      return data && "inventory" in data ? data.inventory : undefined;
    },
  };
}

function zstackClient(endpoint: string, handler: Handler | undefined): Caller {
  const client = createClient({
    endpoint,
    auth: sessionAuth({ sessionUuid: SESSION }),
    fetch: handler,
    // One key, as the others send it.
    bodyKey: "action",
  });
  // Polling needs no session and gives the whole answer; most operations are like this.
  const getVm = syncOperation<{ uuid: string }, unknown>({
    ...getApiJob.spec,
    authenticated: true,
    result: "inventory",
  });
  return {
    name: OURS,
    get: () => getVm(client, { uuid: UUID }),
    put: () => createVmFromCdpBackup(client, params, tags),
  };
}
