import { describe, expect, it } from "vitest";
import { renderTypescriptExample } from "../../src/docs/index.ts";
import { FACADE_LIMIT } from "../../src/model/facade-limit.ts";
import type { OperationModel, SchemaModel } from "../../src/model/model.ts";
import {
  any,
  api,
  body,
  bool,
  combined,
  integer,
  list,
  map,
  nothing,
  number,
  object,
  operation,
  parameter,
  ref,
  string,
} from "./api-model.ts";
import { createVm, schemas } from "./create-vm.ts";
import { operationPage, samples } from "./rendered.ts";

const models: Readonly<Record<string, SchemaModel>> = {
  Disk: object({ "size!": integer({ limits: { minimum: 10 } }), label: string() }),
  Tree: object({ "name!": string(), "children!": list(ref("Tree")) }),
};

const example = (given: OperationModel) => renderTypescriptExample(given, api([given], models));

/** The literal for one required field `f`. */
function literalFor(schema: SchemaModel): string {
  const source = example(operation({ body: body("startVm", object({ "f!": schema })) }));
  return /\n {2}f: ([\s\S]*?),\n\}\);/.exec(source)?.[1] ?? source;
}

describe("the TypeScript example", () => {
  it("imports its operation where the root of the package has none", () => {
    const more = Array.from({ length: FACADE_LIMIT }, (_, n) => operation({ operationId: `QueryVm${n}` }));
    const given = { ...createVm, moduleName: "create-vm-from-cdp-backup" };
    expect(renderTypescriptExample(given, api([given, ...more], schemas))).toContain(
      `import { createZStack, passwordAuth } from "zstack-client";
import { createVmFromCdpBackup } from "zstack-client/operations/create-vm-from-cdp-backup";

const zstack = createZStack(
  {
    endpoint: "http://10.0.0.10:8080",
    auth: passwordAuth({ accountName: "admin", password: process.env.ZSTACK_PASSWORD! }),
  },
  { createVmFromCdpBackup },
);

const result = await zstack.createVmFromCdpBackup({
  name: `,
    );
  });

  it("creates a client and passes the required params only; a job can also be started", () => {
    expect(samples(operationPage(createVm, schemas), "ts")).toEqual([
      `import { createZStack, passwordAuth } from "zstack-client";

const zstack = createZStack({
  endpoint: "http://10.0.0.10:8080",
  auth: passwordAuth({ accountName: "admin", password: process.env.ZSTACK_PASSWORD! }),
});

const result = await zstack.createVmFromCdpBackup({
  name: "<name>",
  groupId: 1,
  cdpTaskUuid: "<cdpTaskUuid>",
  instanceOfferingUuid: "<instanceOfferingUuid>",
  l3NetworkUuids: ["<l3NetworkUuids>"],
});
console.log(result);

// Or without waiting:
const job = await zstack.createVmFromCdpBackup.start({
  name: "<name>",
  groupId: 1,
  cdpTaskUuid: "<cdpTaskUuid>",
  instanceOfferingUuid: "<instanceOfferingUuid>",
  l3NetworkUuids: ["<l3NetworkUuids>"],
});
console.log(job.uuid);`,
    ]);
  });

  it("passes nothing when nothing is required, and starts no job where there is none", () => {
    const optional = operation({ body: body("startVm", object({ force: bool() })) });
    expect(example(optional)).toMatch(/\n\nawait zstack\.startVm\(\);$/);
    expect(example(optional)).not.toContain(".start(");
  });

  it("keeps a result only where there is one", () => {
    const asked = operation({ result: { kind: "body", schema: object({}) } });
    expect(example(asked)).toMatch(/\n\nconst result = await zstack\.startVm\(\);\nconsole\.log\(result\);$/);
    const job = example(operation({ execution: "job" }));
    expect(job).toContain("\n\nawait zstack.startVm();\n\n// Or without waiting:\nconst job = ");
  });

  it("has its comment in the language of the page, and stands right below what it needs", () => {
    const page = operationPage(createVm, schemas, "zh-CN");
    const [source = ""] = samples(page, "ts");
    expect(source).toContain("\n\n// 或者只提交、不等待：\nconst job = ");
    expect(renderTypescriptExample(createVm, api([createVm], schemas), { locale: "zh-CN" })).toBe(source);
    expect(page).toMatch(/`zstack-client` 包，.*均由客户端自动完成。\n\n```ts\n/);
    expect(page).toMatch(/console\.log\(job\.uuid\);\n```\n\n`\.start\(…\)` 只提交任务/);
  });

  it("takes path and query parameters, then body fields, each name once", () => {
    const mixed = operation({
      parameters: [
        parameter("query", "q", list(string())),
        parameter("path", "uuid"),
        parameter("query", "limit", integer(), false),
        parameter("header", "X-Trace"),
      ],
      body: body("startVm", object({ "uuid!": integer(), "force!": bool() })),
    });
    expect(example(mixed)).toContain('startVm({\n  q: ["<q>"],\n  uuid: "<uuid>",\n  force: true,\n});');
  });

  const rows: [string, SchemaModel, string][] = [
    ["an integer", integer(), "1"],
    ["an integer with a minimum", integer({ limits: { minimum: 60 } }), "60"],
    ["an integer above a bound", integer({ limits: { exclusiveMinimum: 1 } }), "2"],
    ["an integer with a low maximum", integer({ limits: { maximum: -3 } }), "-3"],
    ["an integer beyond 2^53", integer({ limits: { minimum: 9007199254740993n } }), "9007199254740993"],
    ["a number", number(), "1"],
    ["known values", string({ values: ["On", "Off"] }), '"On"'],
    ["known numbers", integer({ values: [4, 6] }), "4"],
    ["a constant", string({ source: { const: "vm" } }), '"vm"'],
    ["a reference", ref("Disk"), "{\n    size: 10,\n  }"],
    ["a list of models", list(ref("Disk")), "[{\n    size: 10,\n  }]"],
    ["a model inside itself", ref("Tree"), '{\n    name: "<name>",\n    children: [],\n  }'],
    ["a map", map(string()), "{}"],
    ["anything", any(), '"<f>"'],
    ["null", nothing(), "null"],
    ["a choice", combined("anyOf", [bool(), string()], { nullable: true }), "true"],
    ["a described reference", combined("allOf", [ref("Disk")]), "{\n    size: 10,\n  }"],
    [
      "an extended model that requires more",
      combined("allOf", [ref("Disk"), object({}, { source: { required: ["label"] } })]),
      '{\n    size: 10,\n    label: "<label>",\n  }',
    ],
    ["a described scalar", combined("allOf", [integer({ limits: { minimum: 3 } })]), "3"],
  ];
  it.each(rows)("has a literal for %s", (_, schema, want) => {
    expect(literalFor(schema)).toBe(want);
  });

  const long = (given: Parameters<typeof integer>[0] = {}) => integer(given, "int64");
  const bigints: [string, SchemaModel, string][] = [
    ["a 64-bit integer", long(), "1n"],
    ["one with a minimum", long({ limits: { minimum: 60 } }), "60n"],
    ["one with a minimum between integers", long({ limits: { minimum: 1.5 } }), "2n"],
    ["one with a maximum between integers", long({ limits: { maximum: -1.5 } }), "-2n"],
    ["one beyond 2^53", long({ limits: { minimum: 9007199254740993n } }), "9007199254740993n"],
    ["known ones", long({ values: [4, 6] }), "4n"],
    ["a constant one", long({ source: { const: -4 } }), "-4n"],
    ["a list of them", list(long()), "[1n]"],
    ["one among texts", combined("anyOf", [long(), string()]), "1n"],
    ["a described one", combined("allOf", [long()]), "1n"],
    ["another integer", integer(), "1"],
    ["another known integer", integer({ values: [4, 6] }), "4"],
  ];
  it.each(bigints)("has a literal for %s where 64-bit integers are bigints", (_, schema, want) => {
    const asked = operation({ body: body("startVm", object({ "f!": schema })) });
    const source = renderTypescriptExample(asked, api([asked], models), { int64: "bigint" });
    expect(source).toContain(`\n  f: ${want},\n});`);
  });

  it("passes them all, whatever fields are called", () => {
    const names = [
      "a-b",
      "1st",
      "it's",
      'quote"',
      "line\nbreak",
      "__proto__",
      "back`tick",
      "\u2028",
      "类型",
      "ok_1",
    ];
    const params = object(Object.fromEntries(names.map((name) => [`${name}!`, string()])));
    const source = example(operation({ body: body("startVm", params) }));
    const argument = /startVm\(([\s\S]*)\);$/.exec(source)?.[1];
    // The argument is plain JavaScript, so running it shows both that it parses and what it means.
    const given: Record<string, string> = new Function(`return ${argument}`)();
    expect(Object.entries(given)).toEqual(names.map((name) => [name, `<${name}>`]));
    expect(source).toContain("  ok_1: ");
  });
});
