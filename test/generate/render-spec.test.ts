import { writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type PackageRun, type RunState, readChanges, readToRender } from "../../src/generate/render-spec.ts";
import { InputError } from "../../src/source/errors.ts";
import { temporaryFolder } from "../package-folder.ts";

type Value = Record<string, unknown>;

const ref = (name: string): Value => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: Value): Value => ({ "application/json": { schema } });
const answers = (schema: Value): Value => ({
  200: { description: "ok", content: json(schema) },
  503: { $ref: "#/components/responses/Failed" },
});
const action = (operationId: string, key: string): Value => ({
  put: {
    operationId,
    summary: operationId,
    tags: ["vm"],
    parameters: [{ $ref: "#/components/parameters/Uuid" }],
    requestBody: {
      required: true,
      content: json({
        type: "object",
        required: [key],
        properties: { [key]: { type: "object", properties: { mode: { type: "string" } } }, systemTags: {} },
      }),
    },
    responses: {
      ...answers({ type: "object", properties: { inventory: ref("Vm") } }),
      202: { description: "job" },
    },
  },
});

/** Two actions on one path, a query, what has nothing to do with them; models in circles, and behind responses. */
function document(): Value {
  return {
    openapi: "3.1.0",
    info: { title: "T", version: "1.0.0" },
    paths: {
      "/vms/{uuid}/actions#startVm": action("StartVm", "startVm"),
      "/vms/{uuid}/actions#stopVm": action("StopVm", "stopVm"),
      "/vms": {
        get: {
          operationId: "QueryVm",
          responses: answers({
            type: "object",
            properties: { inventories: { type: "array", items: ref("Vm") } },
          }),
        },
      },
      "/zones": { get: { operationId: "QueryZone", responses: answers(ref("QueryZoneResult")) } },
    },
    components: {
      parameters: { Uuid: { name: "uuid", in: "path", required: true, schema: { type: "string" } } },
      responses: {
        Failed: {
          description: "failed",
          content: json({ type: "object", properties: { error: ref("ErrorCode") } }),
        },
      },
      schemas: {
        Vm: {
          type: "object",
          required: ["uuid"],
          properties: {
            uuid: { type: "string" },
            nics: { type: "array", items: ref("Nic") },
            size: { type: "integer" },
          },
        },
        Nic: { type: "object", properties: { ip: { type: "string" }, vm: ref("Vm"), state: ref("State") } },
        State: { type: "string", enum: ["Up", "Down"], description: "Whether it works." },
        ErrorCode: { type: "object", properties: { code: { type: "string" }, cause: ref("ErrorCode") } },
        Zone: { type: "object", properties: { uuid: { type: "string" } } },
        QueryZoneResult: {
          type: "object",
          properties: { inventories: { type: "array", items: ref("Zone") } },
        },
      },
    },
  };
}

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const options = () => ({ spec: path.join(folder.path, "openapi.json"), int64: "number" as const });
const save = (edited: Value) => writeFileSync(options().spec, JSON.stringify(edited));

async function filesOf(run: PackageRun): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  await run.render(async (name, text) => void files.set(name, text));
  return files;
}

/** What a full run gives: its files, or what is wrong. */
async function fullRun(): Promise<ReadonlyMap<string, string> | readonly string[]> {
  try {
    return await filesOf(await readToRender(options()));
  } catch (error) {
    return faultsOf(error);
  }
}

function faultsOf(error: unknown): readonly string[] {
  if (!(error instanceof InputError)) throw error;
  return error.problems.map(({ id, pointer }) => `${id} ${pointer}`);
}

/** Every mapping of a value that is no list, with those within it. */
function mappingsIn(value: unknown): Value[] {
  if (value === null || typeof value !== "object") return [];
  const within = Object.values(value).flatMap(mappingsIn);
  return Array.isArray(value) ? within : [value as Value, ...within];
}

const MODELS = ["Vm", "Nic", "State", "ErrorCode", "Zone", "Missing"];
const at = <T>(list: readonly T[], index: number): T => list[index % list.length]!;

/** What an editor may do to a document: the place and what is done there are taken from a number. */
const EDITS: readonly ((edited: Value, place: number) => void)[] = [
  (edited, place) => {
    at(
      mappingsIn(edited).filter((map) => "type" in map),
      place,
    ).description = `Words ${place}.`;
  },
  (edited, place) => {
    const map = at(
      mappingsIn(edited).filter((one) => typeof one.type === "string"),
      place,
    );
    map.type = at(["string", "integer", "boolean", "object"], place);
  },
  (edited, place) => {
    const { properties } = at(
      mappingsIn(edited).filter((map) => "properties" in map),
      place,
    );
    (properties as Value)[`added${place % 7}`] =
      place % 2 === 0 ? { type: "string" } : ref(at(MODELS, place));
  },
  (edited, place) => {
    const { properties } = at(
      mappingsIn(edited).filter((map) => "properties" in map),
      place,
    );
    delete (properties as Value)[at([...Object.keys(properties as Value), ""], place)];
  },
  (edited, place) => {
    const operation = at(
      mappingsIn(edited).filter((map) => "operationId" in map),
      place,
    );
    if (place % 3 === 0) operation.operationId = `Renamed${place % 5}`;
    else operation.summary = `Does ${place}`;
  },
  (edited, place) => {
    const { schemas } = edited.components as { schemas: Value };
    if (place % 2 === 0) delete schemas[at(MODELS, place)];
    else schemas[`Added${place % 3}`] = { type: "object", properties: { zone: ref("Zone") } };
  },
  (edited, place) => {
    (edited.info as Value).title = `T${place % 3}`;
  },
  (edited, place) => {
    const paths = Object.entries(edited.paths as Value);
    edited.paths = Object.fromEntries([
      ...paths.slice(place % paths.length),
      ...paths.slice(0, place % paths.length),
    ]);
  },
  (edited, place) => {
    const { responses } = edited.components as { responses: Value };
    (responses.Failed as Value).description = `failed ${place}`;
  },
];

describe("after an edit, reading what changed", () => {
  test("gives with the files from before what reading everything gives, edit by edit", async () => {
    const edit = fc.record({ what: fc.nat(EDITS.length - 1), place: fc.nat(1000) });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 6 }), async (edits) => {
        const edited = document();
        save(edited);
        const first = await readToRender(options());
        let files = await filesOf(first);
        let state: RunState = await first.state();
        for (const { what, place } of edits) {
          EDITS[what]!(edited, place);
          save(edited);
          const want = await fullRun();
          try {
            const run = await readChanges(options(), state);
            const rendered = await filesOf(run);
            files = run.isPart ? new Map([...files, ...rendered]) : rendered;
            state = await run.state();
            expect(sorted(files)).toEqual(sorted(want as ReadonlyMap<string, string>));
          } catch (error) {
            expect(faultsOf(error)).toEqual(want);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  test.each<readonly [what: string, edit: (edited: Value) => void, rendered: readonly string[]]>([
    [
      "of an operation",
      (edited) => {
        (edited.paths as Record<string, Value>)["/zones"]!.get = {
          operationId: "QueryZone",
          summary: "Zones",
          responses: answers(ref("QueryZoneResult")),
        };
      },
      ["QueryZone"],
    ],
    [
      "of a model, with what leads to it",
      (edited) => {
        (edited.components as { schemas: Record<string, Value> }).schemas.Zone!.description = "A zone.";
      },
      ["QueryZone", "QueryZoneResult", "Zone"],
    ],
    [
      "that makes nothing but one model the user of another",
      (edited) => {
        const { schemas } = edited.components as { schemas: Record<string, Value> };
        (schemas.Zone!.properties as Value).state = ref("State");
      },
      ["QueryZone", "QueryZoneResult", "State", "Zone"],
    ],
    ["that changes nothing", () => {}, []],
  ])("renders only what an edit reaches: one %s", async (_, edit, want) => {
    const edited = document();
    save(edited);
    const first = await readToRender(options());
    await filesOf(first);
    edit(edited);
    save(edited);
    const run = await readChanges(options(), await first.state());
    expect(run.isPart).toBe(true);
    const pages = [...(await filesOf(run)).keys()].flatMap(
      (name) => /^docs\/en\/(?:models\/)?(\w+)\.md$/.exec(name)?.[1] ?? [],
    );
    expect(pages.filter((page) => page !== "README").sort()).toEqual(want);
  });

  test("keeps the history up to date, which tells what is not released yet", async () => {
    const edited = document();
    save(edited);
    const release = path.join(folder.path, "releases/1.0.0.json");
    (await import("node:fs")).mkdirSync(path.dirname(release));
    writeFileSync(release, JSON.stringify(edited));
    const first = await readToRender(options());
    const files = await filesOf(first);
    (edited.paths as Record<string, Value>)["/zones"]!.get = {
      operationId: "QueryZone",
      deprecated: true,
      responses: answers(ref("QueryZoneResult")),
    };
    save(edited);
    const run = await readChanges(options(), await first.state());
    expect(run.isPart).toBe(true);
    expect(sorted(new Map([...files, ...(await filesOf(run))]))).toEqual(
      sorted((await fullRun()) as ReadonlyMap<string, string>),
    );
  });
});

function sorted(files: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}
