import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseExact } from "../../../src/console/browser/exact-json.ts";
import type { CallOptions } from "../../../src/runtime/index.ts";
import { packageOf, temporaryFolder, writeFiles } from "../../package-folder.ts";
import { serve } from "../../runtime/server.ts";

/** A call, and what servers must get of it: what SDKs for other languages send, but that tags may be beside params. */
interface Row {
  readonly about: string;
  readonly call: string;
  readonly params?: object;
  readonly systemTags?: readonly string[];
  readonly userTags?: readonly string[];
  /** Method and path, encoded. */
  readonly line: string;
  /** Names and values, decoded. */
  readonly query?: readonly (readonly [name: string, value: string])[];
  readonly body?: object;
  readonly session: boolean;
  readonly job: boolean;
}

type Call = ((params: object, options: CallOptions) => Promise<unknown>) & { readonly start?: unknown };

interface Package {
  createZStack(options: object): Readonly<Record<string, Call>>;
  sessionAuth(options: { sessionUuid: string }): unknown;
}

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url), "utf8");
const ROWS = parseExact(fixture("garden.requests.json")) as unknown as readonly Row[];
const SESSION = "5e55105e55105e55105e55105e55105e";

const folder = temporaryFolder();
let generated: Package;

beforeAll(async () => {
  writeFiles(folder.path, packageOf({ "garden.yaml": fixture("garden.yaml") }));
  generated = (await import(pathToFileURL(path.join(folder.path, "src/index.ts")).href)) as Package;
});
afterAll(() => folder.remove());

test.each(ROWS)("$about", async ({ call, params = {}, systemTags, userTags, ...want }) => {
  const { endpoint, seen, lines } = await serve({
    [want.line]: { body: { inventory: {}, inventories: [] } },
  });
  const auth = generated.sessionAuth({ sessionUuid: SESSION });
  const operation = generated.createZStack({ endpoint, auth })[call]!;
  await operation(params, { systemTags, userTags });
  expect(lines()).toEqual([want.line]);
  const { method, query, headers, text } = seen[0]!;
  expect([...query]).toEqual(want.query ?? []);
  expect(text === "" ? undefined : parseExact(text)).toEqual(want.body);
  expect(headers["content-type"]).toBe(want.body && "application/json; charset=utf-8");
  expect(headers.authorization).toBe(want.session ? `OAuth ${SESSION}` : undefined);
  expect(operation.start !== undefined).toBe(want.job);
  // What only reads, and at once, leaves nothing behind that one could ask for.
  const named = want.job || method !== "GET" ? expect.stringMatching(/^[0-9a-f]{32}$/) : undefined;
  expect(headers["x-job-uuid"]).toEqual(named);
});
