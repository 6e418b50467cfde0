import { writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hashPassword } from "../../src/mock/account.ts";
import { createMock, type Mock } from "../../src/mock/mock.ts";
import type { JsonObject } from "../../src/model/model.ts";
import { packageOf, temporaryFolder, writeFiles } from "../package-folder.ts";
import { compileStrictly } from "../strict-compiler.ts";
import { modelOf } from "../text-files.ts";
import { scaleDocument } from "./document.ts";
import { type OperationPromise, promisesOf } from "./promise.ts";

const OPERATIONS = 150;
const document = scaleDocument(OPERATIONS);
const promises = promisesOf(document);
const spec = { "openapi.json": JSON.stringify(document) };
const model = modelOf(spec);
const files = packageOf(spec);

const folder = temporaryFolder();
afterAll(() => folder.remove());

interface Operation {
  (client: unknown, params: object): Promise<unknown>;
  start?(client: unknown, params: object): Promise<{ result(): Promise<unknown> }>;
  readonly spec: Readonly<Record<string, unknown>>;
}
type Method = (params: object) => Promise<unknown>;
let generated: {
  createClient(options: object): unknown;
  createZStack(options: object): Record<string, Method>;
  passwordAuth(options: object): unknown;
} & Record<string, unknown>;

beforeAll(async () => {
  writeFiles(folder.path, files);
  generated = await import(pathToFileURL(path.join(folder.path, "src/index.ts")).href);
});

test("the fixture has every trait that operations are told apart by", () => {
  expect(promises).toHaveLength(OPERATIONS);
  expect(JSON.stringify(document)).not.toContain("x-zstack");
  const traits = promises.map(({ method, job, result }) => `${method} ${job ? "job" : "sync"} ${result}`);
  expect([...new Set(traits)].sort()).toEqual(
    [
      ...["DELETE job inventory", "DELETE job undefined", "DELETE sync undefined"],
      ...["GET sync inventories", "GET sync inventory", "GET sync true"],
      ...["POST job inventories", "POST job inventory", "POST job undefined", "POST sync true"],
      ...["PUT job inventories", "PUT job inventory", "PUT job true", "PUT job undefined"],
      "PUT sync undefined",
    ].sort(),
  );
  const wrappers = promises.filter(({ method }) => method === "POST").map(({ wrapper }) => wrapper);
  expect([...new Set(wrappers)].sort()).toEqual(["null", "param", "params"]);
  expect(sharedActions().length).toBeGreaterThan(3);
});

describe("every operation", () => {
  test("is called as the document says", () => {
    const specs = promises.map(({ functionName }) => (generated[functionName] as Operation).spec);
    expect(specs.map(({ shape: _, address: __, ...spec }) => spec)).toEqual(
      promises.map(({ id, method, path: wirePath, pathParams, queryParams, wrapper, ...promise }) => ({
        id,
        method,
        path: wirePath,
        ...(pathParams.length > 0 && { pathParams }),
        ...(queryParams.length > 0 && { queryParams }),
        ...(wrapper !== undefined && { body: { key: wrapper } }),
        ...(!promise.authenticated && { authenticated: false }),
        ...(promise.result !== undefined && { result: promise.result }),
        ...(promise.job && { job: true }),
      })),
    );
  });

  test("is a module of its own, which compiles under the strictest settings and has the types promised", () => {
    const modules = [...files.keys()].filter((name) => name.startsWith("src/operations/"));
    expect(modules).toHaveLength(OPERATIONS);
    writeFileSync(path.join(folder.path, "use.ts"), programOf(promises));
    expect(compileStrictly([path.join(folder.path, "use.ts")])).toEqual([]);
  });

  test("is a page in both languages, and no link of the docs is dead", () => {
    for (const { id } of promises) {
      expect(files.get(`docs/en/${id}.md`), id).toContain(`# ${id}\n`);
      expect(files.get(`docs/zh-CN/${id}.md`), id).toContain(`# ${id}\n`);
    }
    const dead = [...files].flatMap(([name, text]) =>
      [...(name.startsWith("docs/") ? text.matchAll(/\]\(([^)#\s:]+\.md)/g) : [])]
        .map(([, link]) => path.posix.join(path.posix.dirname(name), link!))
        .filter((target) => !files.has(target)),
    );
    expect(dead).toEqual([]);
  });
});

describe("against the mock", () => {
  const mock = () => createMock(model, { runningPolls: 1 });
  const optionsFor = (node: Mock) => ({
    endpoint: "http://mock",
    fetch: node.fetch,
    auth: generated.passwordAuth({ accountName: node.account.name, password: node.account.password }),
    job: { pollIntervalMs: 1 },
  });

  test.each<[string, (node: Mock) => (promise: OperationPromise) => Promise<unknown>]>([
    [
      "by the facade",
      (node) => {
        const zstack = generated.createZStack(optionsFor(node));
        return ({ functionName, params }) => zstack[functionName]!(params);
      },
    ],
    [
      "one by one",
      (node) => {
        const client = generated.createClient(optionsFor(node));
        return ({ functionName, params }) => (generated[functionName] as Operation)(client, params);
      },
    ],
    [
      "started, where it is a job",
      (node) => {
        const client = generated.createClient(optionsFor(node));
        return async ({ functionName, params }) => {
          const operation = generated[functionName] as Operation;
          if (operation.start === undefined) return operation(client, params);
          return (await operation.start(client, params)).result();
        };
      },
    ],
  ])("every operation answers as promised, called %s", async (_, callerOf) => {
    const node = mock();
    const call = callerOf(node);
    for (const promise of promisesOf(document)) {
      const before = node.exchanges.length;
      const payload = await call(credited(promise, node));
      expect(kindOf(payload), promise.id).toBe(kindPromised(promise));
      const exchanges = node.exchanges
        .slice(before)
        .filter(({ operationId }) => operationId !== "LogInByAccount" || promise.id === "LogInByAccount");
      expect(exchanges[0], promise.id).toMatchObject({
        method: promise.method,
        operationId: promise.id,
        status: promise.job ? 202 : 200,
      });
      expect(exchanges.at(-1), promise.id).toMatchObject({ status: 200 });
    }
  });

  test("actions that share a path are told apart by their key", async () => {
    const node = mock();
    const zstack = generated.createZStack(optionsFor(node));
    const [first] = sharedActions();
    const shared = sharedActions().filter(({ path: one }) => one === first!.path);
    expect(shared.length).toBeGreaterThan(2);
    for (const { functionName, params } of [...shared, ...shared.toReversed()])
      await zstack[functionName]!(params);
    const taken = node.exchanges
      .filter(({ method }) => method === "PUT")
      .map(({ operationId }) => operationId);
    const ids = shared.map(({ id }) => id);
    expect(taken.filter((id) => id !== "LogInByAccount")).toEqual([...ids, ...ids.toReversed()]);
  });
});

/** Operations that have method and path in common with another. */
function sharedActions(): OperationPromise[] {
  const place = ({ method, path: wirePath }: OperationPromise) => `${method} ${wirePath}`;
  return promises.filter((one) => promises.some((other) => other !== one && place(other) === place(one)));
}

/** Logging in takes the mock's account, ending and checking a session any session. */
function credited(promise: OperationPromise, { account }: Mock): OperationPromise {
  if (promise.id !== "LogInByAccount") return promise;
  return { ...promise, params: { accountName: account.name, password: hashPassword(account.password) } };
}

function kindOf(payload: unknown): string {
  return Array.isArray(payload) ? "list" : typeof payload;
}

function kindPromised({ result }: OperationPromise): string {
  return result === undefined ? "undefined" : result === "inventories" ? "list" : "object";
}

/** Compiles only if every method has the result that the document promises, and `start` where it is a job. */
function programOf(all: readonly OperationPromise[]): string {
  const checks = all.map(({ functionName, job, payload }) => {
    const is = `same<Awaited<ReturnType<ZStack["${functionName}"]>>, ${typeOf(payload)}>(true);`;
    const start = `void zstack.${functionName}.start;`;
    return job ? `${is}\n${start}` : `${is}\n// @ts-expect-error It is no job.\n${start}`;
  });
  return `
import type * as all from "./src/index.js";
import type { ZStack } from "./src/index.js";
declare const zstack: ZStack;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function same<A, B>(is: Same<A, B>): void;
${checks.join("\n")}
export type {};
`;
}

function typeOf(schema: JsonObject | undefined): string {
  if (schema === undefined) return "void";
  if (typeof schema.$ref === "string") return `all.${schema.$ref.split("/").at(-1)}`;
  const items = schema.items as JsonObject;
  return Object.keys(items).length === 0 ? "unknown[]" : `${typeOf(items)}[]`;
}
