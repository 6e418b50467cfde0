import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Int64 } from "../../../src/model/int64.ts";
import type { JsonObject } from "../../../src/model/model.ts";
import { compileFences, fencesOf } from "../../fences.ts";
import { packageOf, temporaryFolder, writeFiles } from "../../package-folder.ts";
import { serve } from "../../runtime/server.ts";
import { compileStrictly } from "../../strict-compiler.ts";
import { problemsOf, type TextFiles } from "../../text-files.ts";
import { BODIES, type BodyShape, MODELS } from "./bodies.ts";

const folder = temporaryFolder();
afterAll(() => folder.remove());

/** Where a schema may stand in a request, and what surrounds its fields on the wire. */
interface Place {
  readonly job?: true;
  /** Refers to a model that has the schema. */
  readonly byName?: true;
  readonly key?: string;
  readonly parameters?: true;
}

const PLACES: Readonly<Record<string, Place>> = {
  Whole: {},
  WholeByName: { byName: true, job: true },
  Keyed: { key: "send" },
  Placed: { parameters: true, job: true },
  PlacedByName: { parameters: true, byName: true },
};

const IN_ADDRESS = { zone: "z", page: "7" };
const parameters: JsonObject[] = [
  { name: "zone", in: "path", required: true, schema: { type: "string" } },
  { name: "page", in: "query", schema: { type: "string" } },
];
const json = (schema: JsonObject | boolean): JsonObject => ({ content: { "application/json": { schema } } });
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

const rows = Object.entries(BODIES).map(([name, shape], row) => ({ name, row, ...shape }));
const taken = rows.filter(({ takes }) => takes.length > 0);

function operationIn(
  at: string,
  { row, schema }: BodyShape & { readonly row: number },
): [string, JsonObject] {
  const { job, byName, key, parameters: placed } = PLACES[at]!;
  const own = byName ? ref(`Row${row}`) : schema;
  const body = key === undefined ? own : { type: "object", properties: { [key]: own } };
  const operation: JsonObject = {
    operationId: `${at}${row}`,
    requestBody: json(body),
    responses: { 200: { description: "ok" } },
    "x-zstack": { execution: job ? "job" : "sync", ...(key && { documentedKey: key }) },
    ...(placed && { parameters }),
  };
  return [`/zstack/v1/${at}${row}${placed ? "/{zone}" : ""}`, { post: operation }];
}

function specWith(paths: readonly (readonly [string, JsonObject])[], models: JsonObject): TextFiles {
  const info = { title: "Bodies", version: "1.0.0" };
  const components = { schemas: { ...MODELS, ...models } };
  return {
    "o.yaml": JSON.stringify({ openapi: "3.1.0", info, paths: Object.fromEntries(paths), components }),
  };
}

const models = Object.fromEntries(rows.map(({ row, schema }) => [`Row${row}`, schema]));
const inRequests = Object.keys(PLACES).flatMap((at) => taken.map((shape) => operationIn(at, shape)));
const inResponses = rows.flatMap(({ row, schema }): [string, JsonObject][] =>
  Object.entries({ Whole: schema, Envelope: { type: "object", properties: { inventory: schema } } }).map(
    ([at, answer]) => [
      `/zstack/v1/${at}${row}`,
      {
        get: {
          operationId: `Get${at}${row}`,
          parameters: [{ name: "filter", in: "query", schema: ref(`Row${row}`) }],
          responses: { 200: { description: "ok", ...json(answer) } },
        },
      },
    ],
  ),
);

/** Calls that compile, and calls that must not, written as a program would write them. */
function callsOf({ row, takes, refuses = [] }: BodyShape & { readonly row: number }): string[] {
  return Object.entries(PLACES).flatMap(([at, { job, parameters: placed }]) => {
    const call = `zstack.${at.charAt(0).toLowerCase()}${at.slice(1)}${row}`;
    const given = (value: unknown): string => {
      if (!placed || !isFields(value)) return JSON.stringify(value);
      return JSON.stringify({ ...IN_ADDRESS, ...value });
    };
    return [
      ...takes.map((value) => `void ${call}(${given(value)}, { timeoutMs: 1 });`),
      ...(job ? takes.map((value) => `void ${call}.start(${given(value)});`) : []),
      ...(placed
        ? [`// @ts-expect-error the zone is in the path\nvoid ${call}(${JSON.stringify(takes[0])});`]
        : []),
      ...refuses.map(
        (value) => `// @ts-expect-error ${JSON.stringify(value)}\nvoid ${call}(${given(value)});`,
      ),
      ...(!placed && takes.some((value) => Object.keys(value).length === 0) ? [`void ${call}();`] : []),
    ];
  });
}

function isFields(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A program that calls what the package has, through the root, one by one, and by a job that is resumed. */
function programOf(operations: readonly string[]): string {
  return `import * as all from "./src/index.js";
declare const zstack: all.ZStack;
declare const client: all.Client;
declare const options: all.ClientOptions;
declare const json: all.JobJson;
${taken.flatMap(callsOf).join("\n")}
const some = all.createZStack(options, { ${operations.map((name) => `${name}: all.${name}`).join(", ")} });
void [${operations.map((name) => `some.${name}, some.resumeJob(json, all.${name}), client.resumeJob(json, all.${name})`).join(", ")}];
`;
}

interface Package {
  createZStack(options: object): Record<string, (params: object) => Promise<unknown>>;
  sessionAuth(options: { sessionUuid: string }): unknown;
}

const callables = Object.keys(PLACES).flatMap((at) =>
  taken.map(({ row }) => `${at.charAt(0).toLowerCase()}${at.slice(1)}${row}`),
);

describe("a body of any schema", () => {
  let requests: ReadonlyMap<string, string>;
  beforeAll(() => {
    requests = packageOf(specWith(inRequests, models));
    writeFiles(path.join(folder.path, "requests"), requests);
  });

  test("takes what the schema lets through, and the compiler refuses the rest", () => {
    const home = path.join(folder.path, "requests");
    writeFiles(home, [["use.ts", programOf(callables)]]);
    const files = ["use.ts", "src/all.ts", "src/schema.ts"].map((file) => path.join(home, file));
    expect(compileStrictly(files)).toEqual([]);
  });

  test("is in samples that compile", () => {
    const home = path.join(folder.path, "requests");
    const pages = Object.keys(PLACES).flatMap((at) => taken.map(({ row }) => `docs/en/${at}${row}.md`));
    const fences = fencesOf(pages.map((page) => [page, requests.get(page)!]));
    expect(fences).toHaveLength(pages.length);
    expect(compileFences(fences, path.join(home, "samples"), home)).toEqual([]);
  });

  test.each(["number", "bigint"] satisfies Int64[])("compiles in answers and parameters too: %s", (int64) => {
    const home = path.join(folder.path, int64);
    writeFiles(home, packageOf(specWith(inResponses, models), { int64 }));
    const files = ["src/index.ts", "src/schema.ts"].map((file) => path.join(home, file));
    expect(compileStrictly(files)).toEqual([]);
  });

  test("goes over the wire as it was passed", async () => {
    const { createZStack, sessionAuth } = (await import(
      pathToFileURL(path.join(folder.path, "requests/src/index.ts")).href
    )) as Package;
    const server = await serve({ "POST /zstack/v1/*": { body: {} } });
    const zstack = createZStack({ endpoint: server.endpoint, auth: sessionAuth({ sessionUuid: "5e55" }) });
    for (const [at, { key, parameters: placed }] of Object.entries(PLACES)) {
      for (const { row, takes, name } of taken) {
        for (const value of takes) {
          const call = zstack[`${at.charAt(0).toLowerCase()}${at.slice(1)}${row}`]!;
          await call(placed ? { ...IN_ADDRESS, ...value } : value);
          const seen = server.seen.at(-1)!;
          expect(seen.text, name).toBe(JSON.stringify(key === undefined ? value : { [key]: value }));
          expect(seen.path, name).toBe(`/zstack/v1/${at}${row}${placed ? "/z" : ""}`);
          expect(seen.query.toString(), name).toBe(placed ? "page=7" : "");
        }
      }
    }
  });
});

describe("a body that is never an object is refused:", () => {
  test.each(rows.filter(({ takes }) => takes.length === 0))("$name", async (shape) => {
    const operations = Object.keys(PLACES).map((at) => operationIn(at, shape));
    const problems = await problemsOf(specWith(operations, { [`Row${shape.row}`]: shape.schema }));
    expect(problems).toEqual(operations.map(() => expect.stringContaining("[params-no-object]")));
  });
});
