/** Compiled by tsc, never run: what must not compile is marked, and an unused mark is an error. */
import {
  type BoundJobOperation,
  type BoundSyncOperation,
  bindOperations,
  type Client,
  type ClientOptions,
  createZStack,
  isZStackError,
  type Job,
  type JobOperation,
  jobOperation,
  type ZStackApiError,
  type ZStackBase,
  type ZStackWith,
} from "../../src/runtime/index.ts";
import { type CreateVmParams, createVm, type QueryParams, queryVm, type Vm } from "./operations.ts";

declare const client: Client;
declare const error: unknown;

export async function calls(): Promise<void> {
  const vm: Vm = await createVm(client, { name: "x" }, { signal: AbortSignal.timeout(1) });
  const job: Job<Vm> = await createVm.start(client, { name: "x" });
  const status = await job.poll();
  if (status.state === "done") status.result.uuid satisfies string;
  if (status.state === "failed") status.error satisfies ZStackApiError;
  // @ts-expect-error a status has its result only when it is done
  status.result;
  // @ts-expect-error params are required
  await createVm(client);
  // @ts-expect-error "name" is required
  await createVm(client, {});
  // @ts-expect-error "name" is text
  await createVm(client, { name: 7 });
  // @ts-expect-error no such parameter
  await createVm(client, { name: "x", nmae: "y" });
  // @ts-expect-error the envelope is gone
  vm.inventory;
  await queryVm(client);
  await queryVm(client, undefined, { timeoutMs: 1 });
  await queryVm(client, { limit: 1 });
  // @ts-expect-error no job, no start
  queryVm.start;
  // @ts-expect-error no such option
  await queryVm(client, {}, { timeout: 1 });
}

export function errors(): void {
  if (!isZStackError(error)) return;
  error.operationId satisfies string | undefined;
  // @ts-expect-error only some have a code
  error.code;
  if (error.name === "ZStackApiError") error.code satisfies string;
  if (error.name === "ZStackHttpError") error.status satisfies number;
  if (error.name === "ZStackJobTimeoutError") error.job.toJSON().uuid satisfies string;
  // @ts-expect-error fields are readonly
  error.method = "GET";
}

export const options: ClientOptions[] = [
  { endpoint: "x", fetch: globalThis.fetch },
  { endpoint: "x", fetch: (request) => new Response(request.url) },
  { endpoint: "x", retry: { attempts: 1 } },
  // @ts-expect-error no such key
  { endpoint: "x", bodyKey: "neither" },
  // @ts-expect-error an endpoint there must be
  {},
];

interface ZStack extends ZStackBase {
  createVm: BoundJobOperation<CreateVmParams, Vm>;
  queryVm: BoundSyncOperation<QueryParams, Vm[]>;
}
export const facades: (() => ZStack)[] = [
  () => bindOperations(client, { createVm, queryVm }),
  // @ts-expect-error one is missing
  () => bindOperations(client, { createVm }),
  // @ts-expect-error one is not of its kind
  () => bindOperations(client, { createVm: queryVm, queryVm }),
  // @ts-expect-error one has another payload
  () => bindOperations(client, { createVm, queryVm: createVm }),
];

export async function facadeOfSome(options: ClientOptions): Promise<void> {
  const zstack = createZStack(options, { createVm, list: queryVm });
  zstack satisfies ZStackWith<{ createVm: typeof createVm; list: typeof queryVm }>;
  zstack satisfies ZStackBase;
  const vm: Vm = await zstack.createVm({ name: "x" }, { systemTags: ["t"] });
  const job: Job<Vm> = await zstack.createVm.start({ name: vm.uuid });
  zstack.resumeJob(job.toJSON(), createVm) satisfies Job<Vm>;
  const vms: Vm[] = await zstack.list();
  await zstack.list({ limit: vms.length }, { timeoutMs: 1 });
  // @ts-expect-error params are required
  await zstack.createVm();
  // @ts-expect-error no such parameter
  await zstack.createVm({ name: "x", nmae: "y" });
  // @ts-expect-error no such parameter
  await zstack.createVm.start({ nmae: "y" });
  // @ts-expect-error no job, no start
  zstack.list.start;
  // @ts-expect-error it was given another name
  zstack.queryVm;
  // @ts-expect-error which operations?
  createZStack(options);
  // @ts-expect-error a function is no operation
  createZStack(options, { createVm, own: async () => 1 });
  // @ts-expect-error neither is a number
  createZStack(options, { createVm: 1 });
  // @ts-expect-error nor nothing
  createZStack(options, { createVm, missing: undefined });
}

// @ts-expect-error a spec has a path
export const incomplete: JobOperation<object, Vm> = jobOperation({ id: "X", method: "PUT" });
