/** Compiled by tsc, never run: what must not compile is marked, and an unused mark is an error. */
import {
  type Client,
  type ClientOptions,
  createZStack,
  type OperationOf,
  type QueryOperation,
  type QueryPage,
  type QueryParamsOf,
  type WhereOf,
  type ZStackBase,
} from "../../src/runtime/index.ts";

declare const client: Client;
declare const options: ClientOptions;

interface Nic {
  uuid: string;
  ip?: string;
  deviceId?: number;
}

interface Vm {
  uuid: string;
  name: string;
  state?: "Running" | "Stopped" | (string & {});
  cpuNum?: number;
  memorySize?: bigint;
  isOn?: boolean;
  hostUuid?: string | null;
  tags?: string[];
  extra?: Record<string, unknown>;
  anything?: unknown;
  vmNics?: Nic[];
  rootVolume?: { size?: bigint };
}

declare const queryVm: QueryOperation<QueryParamsOf<Vm>, Vm>;
declare const queryAny: QueryOperation<QueryParamsOf<unknown>, unknown>;
declare const queryOfZone: QueryOperation<QueryParamsOf<Vm> & { zoneUuid: string; groupBy?: string }, Vm>;

export async function queries(): Promise<void> {
  (await queryVm(client)) satisfies Vm[];
  (await queryVm(client, undefined, { timeoutMs: 1 })) satisfies Vm[];
  (await queryVm(client, { limit: 1, start: 2, q: ["a=b"], sort: "-cpuNum" })) satisfies Vm[];
  (await queryVm.count(client, { where: {} })) satisfies number;
  (await queryVm.page(client)) satisfies QueryPage<Vm>;
  for await (const vm of queryVm.each(client, {}, { pageSize: 1, timeoutMs: 1 })) vm satisfies Vm;
  // @ts-expect-error no page is that long
  queryVm.each(client, {}, { pageSize: "1" });
  // @ts-expect-error the client counts
  await queryVm(client, { count: true });
  // @ts-expect-error the client counts
  await queryVm(client, { replyWithCount: true });
  // @ts-expect-error no such field
  await queryVm(client, { sort: "nmae" });
  // @ts-expect-error no such field
  await queryVm.each(client, { sort: "-nmae" });
  // @ts-expect-error no such parameter
  await queryVm.count(client, { were: {} });
  // @ts-expect-error no job, no start
  queryVm.start;
  queryVm satisfies OperationOf<unknown>;
}

export async function fields(): Promise<void> {
  const [vm] = await queryVm(client, { fields: ["uuid", "state"] });
  vm?.uuid satisfies string | undefined;
  vm?.state satisfies string | undefined;
  // @ts-expect-error not asked for
  vm?.name;
  const page = await queryVm.page(client, { fields: ["name"], where: { isOn: true } });
  page.inventories[0]?.name;
  // @ts-expect-error not asked for
  page.inventories[0]?.uuid;
  for await (const row of queryVm.each(client, { fields: ["name"] })) {
    row.name satisfies string;
    // @ts-expect-error not asked for
    row.uuid;
  }
  // @ts-expect-error no such field
  await queryVm(client, { fields: ["nmae"] });
}

export const conditions: WhereOf<Vm>[] = [
  { state: "Running", name: { like: "web-%" }, cpuNum: { gte: 4 }, hostUuid: null, uuid: ["a", "b"] },
  { state: "Other", cpuNum: 4n, memorySize: 2 ** 30, isOn: true, hostUuid: { ne: null } },
  { "vmNics.ip": "1.2.3.4", "vmNics.deviceId": { in: [0, 1] }, "rootVolume.size": { gt: 1n } },
  { "host.zone.name": { notLike: "x%" }, __userTag__: ["a", "b"], __systemTag__: "c", __tagUuid__: "d" },
  { tags: "a", anything: 1 },
  {},
  // @ts-expect-error no such field
  { nmae: "x" },
  // @ts-expect-error not a text
  { cpuNum: "4" },
  // @ts-expect-error not a text
  { cpuNum: { gte: "4" } },
  // @ts-expect-error not a number
  { name: 4 },
  // @ts-expect-error not numbers
  { name: { in: [4] } },
  // @ts-expect-error no such operator
  { name: { lik: "x" } },
  // @ts-expect-error not null
  { name: { gt: null } },
  // @ts-expect-error nothing is compared with objects
  { extra: "x" },
  // @ts-expect-error nothing is compared with lists of objects
  { vmNics: "x" },
  // @ts-expect-error not a number
  { "vmNics.ip": 4 },
  // @ts-expect-error where the compiler tells undefined from nothing
  { name: undefined },
];

export async function others(): Promise<void> {
  const rows: unknown[] = await queryAny(client, {
    where: { what: 1, ever: ["a"] },
    fields: ["a"],
    sort: "-b",
  });
  await queryAny.page(client, { limit: rows.length });
  await queryOfZone(client, { zoneUuid: "z", groupBy: "name" });
  // @ts-expect-error the zone is in the path
  await queryOfZone(client);
  // @ts-expect-error the zone is in the path
  await queryOfZone.count(client, {});
}

export async function onFacade(): Promise<void> {
  const zstack = createZStack(options, { queryVm, ofZone: queryOfZone });
  zstack satisfies ZStackBase;
  (await zstack.queryVm({ where: { name: "x" }, fields: ["uuid"] })) satisfies Pick<Vm, "uuid">[];
  (await zstack.queryVm.page()).total satisfies number;
  (await zstack.ofZone.count({ zoneUuid: "z" })) satisfies number;
  for await (const { name } of zstack.ofZone.each({ zoneUuid: "z" }, { pageSize: 2 })) name satisfies string;
  // @ts-expect-error the zone is in the path
  await zstack.ofZone({});
  // @ts-expect-error no such field
  await zstack.queryVm({ where: { nmae: "x" } });
  // @ts-expect-error not asked for
  (await zstack.queryVm({ fields: ["uuid"] }))[0]?.name;
}
