import { afterAll, beforeAll, expect, test } from "vitest";
import { createMock } from "../../src/mock/mock.ts";
import { type Served, serve } from "../../src/mock/serve.ts";
import { call, read, requestOf, tinyModel } from "./caller.ts";

/** Queries as the public source has them, and one that it does not know. */
const QUERIES = {
  QueryZone: "/zones",
  QueryCdpTask: "/cdp-task",
  QueryPrimaryStorage: "/primary-storage",
  QueryQuota: "/accounts/quotas",
  QueryGlobalConfig: "/global-configurations",
  QueryResourceConfig: "/resource-configurations",
  QueryEventLog: "/eventlogs",
  QueryVmNicSecurityPolicy: "/security-groups/nics/security-policy",
  QueryHostNetworkInterfaceLldp: "/hostNetworkInterface/lldp/all",
};

const query = ([operationId, path]: [string, string]) => `
  /zstack/v1${path}:
    get:
      operationId: ${operationId}
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {type: object, properties: {inventories: {type: array, items: {$ref: '#/components/schemas/ThingInventory'}}}}}}`;

const model = tinyModel(
  `${Object.entries(QUERIES).map(query).join("")}
  /zstack/v1/primary-storage/{uuid}:
    delete:
      operationId: DeletePrimaryStorage
      parameters: [{name: uuid, in: path, required: true, schema: {type: string}}]
      responses: {'200': {description: gone}, '202': {description: accepted}}`,
  "{ThingInventory: {type: object, properties: {uuid: {type: string}}}}",
);

const UUID = "1".repeat(32);
const mock = createMock(model, { runningPolls: 0 });
const session = mock.openSession();
let server: Served;
beforeAll(async () => {
  server = await serve(mock);
});
afterAll(() => server.close());

const get = async (path: string) =>
  read(await fetch(requestOf(server.url, `GET /zstack/v1${path}`, { session })));

test.each([
  [`/zones/${UUID}`, "one"],
  [`/cdp-task/${UUID}`, "one"],
  [`/security-groups/nics/${UUID}/security-policy`, "one"],
  [`/accounts/quotas/${UUID}`, "none"],
  [`/global-configurations/${UUID}`, "none"],
  [`/resource-configurations/${UUID}`, "none"],
  [`/hostNetworkInterface/lldp/all/${UUID}`, "none"],
  [`/security-groups/nics/security-policy/${UUID}`, "none"],
  // Its parameter is no `uuid`, so servers read a query for all.
  ["/eventlogs/42", "all"],
  [`/hostNetworkInterface/lldp/${UUID}`, "all"],
])("GET %s finds %s", async (path, what) => {
  const { status, body } = await get(path);
  if (what === "none") {
    expect({ status, body }).toEqual({ status: 404, body: `no api mapping to /v1${path}` });
  } else {
    expect(status).toBe(200);
    expect(body.inventories).toHaveLength(what === "all" ? 1 : 0);
  }
});

test("GET of a primary storage deletes it, for nothing but that is at its path", async () => {
  const own = createMock(model, { runningPolls: 0 });
  const init = { session: own.openSession() };
  const list = async () => (await call(own, "GET /zstack/v1/primary-storage", init)).body.inventories;
  const [{ uuid }] = await list();
  const { status, body } = await call(own, `GET /zstack/v1/primary-storage/${uuid}`, init);
  expect([status, Object.keys(body)]).toEqual([202, ["location", "apiTimeout"]]);
  expect(own.exchanges.at(-1)?.operationId).toBe("DeletePrimaryStorage");
  expect(await list()).toEqual([]);
});
