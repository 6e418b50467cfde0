import { describe, expect, it } from "vitest";
import { renderMarkdown } from "../../src/docs/index.ts";
import { api, body, list, object, operation, ref, response, string, text } from "./api-model.ts";
import { createVm, schemas } from "./create-vm.ts";
import { deadLinks, linksOf, pageOf, section } from "./rendered.ts";

const model = api([createVm], { ...schemas, Color: string({ values: ["red"] }), Lonely: object({}) });

describe("a model page", () => {
  it("has description, types, differences, own fields with nested models as links, and users", () => {
    expect(pageOf(model, "en/models/VmInstanceInventory.md")).toBe(`<a id="VmInstanceInventory"></a>

[API reference](../README.md) / [Models](../README.md)

# VmInstanceInventory

| Fact | Value |
| --- | --- |
| JSON type | \`object\` |
| Java type | \`VmInstanceInventory\` |
| Other language | [中文](../../zh-CN/models/VmInstanceInventory.md) |
| Permalink | [#VmInstanceInventory](#VmInstanceInventory) |

A VM

> ### Where the official page and servers differ
>
> - Documented as required, yet servers leave these fields out when they have no value:
>   - \`cpuSpeed\`
> - On the wire, but not on the official page:
>   - \`internalId\` (found in VmInstanceInventory.java)

## Fields

Servers leave out fields that have no value, so even a field marked required may be missing.

- **\`uuid\`** · \`String\` · required
- **\`cpuSpeed\`** · \`Long\` · may be left out
- **\`load\`** · \`number\` · nullable · deprecated
- **\`vmNics\`** · \`List\` of [\`VmNicInventory\`](VmNicInventory.md) · required · Fields: see [\`VmNicInventory\`](VmNicInventory.md).
- **\`internalId\`** · \`integer\` · not on the official page

## Used by

- [\`CreateVmFromCdpBackup\`](../CreateVmFromCdpBackup.md)
`);
  });

  it("lists the models that refer to it, itself included", () => {
    expect(section(pageOf(model, "zh-CN/models/VmNicInventory.md"), "使用处")).toBe(
      "- [`VmInstanceInventory`](VmInstanceInventory.md)",
    );
    expect(section(pageOf(model, "en/models/ErrorCode.md"), "Used by")).toBe(
      "- [`CreateVmFromCdpBackup`](../CreateVmFromCdpBackup.md)\n- [`ErrorCode`](ErrorCode.md)",
    );
  });

  it("says so when nothing uses it or it has no fields", () => {
    const lonely = pageOf(model, "en/models/Lonely.md");
    expect(section(lonely, "Used by")).toBe("No operation or model refers to it.");
    expect(section(lonely, "Fields")).toBe("This model has no fields of its own.");
    expect(section(pageOf(model, "en/models/Color.md"), "Fields")).toBe(
      "This model has no fields of its own.\n\n`string`\n\nKnown values: `red`; servers may know more.",
    );
  });
});

describe("a model page of what", () => {
  const request = operation({
    body: body("startVm", object({ "color!": ref("Color"), "disk!": ref("Disk") })),
  });
  const models = {
    Color: string({ values: ["red"] }),
    Disk: object({ "size!": string({ values: ["L"] }) }),
    Outer: object({ disks: list(ref("Disk")) }),
  };
  const answer = operation({ responses: [response("200", { schema: ref("Outer") })] });

  it("callers send says what servers know", () => {
    const sent = pageOf(api([request], models), "en/models/Disk.md");
    expect(section(sent, "Fields")).toBe(
      "- **`size`** · `string` · required · Known values: `L`; servers may know more.",
    );
  });

  it("servers send says so, within other models as well", () => {
    const page = pageOf(api([request, answer], models), "zh-CN/models/Disk.md");
    expect(section(page, "字段")).toBe(
      "服务端不返回没有值的字段，因此标为必填的字段也可能缺失。\n\n- **`size`** · `string` · 必填 · 已知取值：`L`；服务端也可能返回其他取值。",
    );
  });
});

describe("the index", () => {
  const start = operation({ operationId: "StartVm", tag: "vm", path: "/zstack/v1/vms" });
  const query = operation({ operationId: "QueryVm", tag: "vm", method: "GET", path: "/zstack/v1/vms" });
  const odd = operation({ operationId: "Odd", tag: "odd", summary: text("Odd", "其他") });
  const bare = operation({ operationId: "Bare", path: "/zstack/v1/bare" });
  const tags = [
    { name: "unused", description: text("") },
    { name: "vm", description: text("Machines", "云主机") },
  ];
  const full = api(
    [bare, odd, query, start],
    { Vm: object({}, { description: text("A VM\nof ours") }) },
    { tags },
  );

  it("groups operations by tag, in the spec's order, and lists models", () => {
    expect(pageOf(full, "en/README.md")).toBe(`# Test API

Version 1.2.3 · [中文](../zh-CN/README.md)

## Operations

### vm

Machines

| Operation | Method | Address | Summary |
| --- | --- | --- | --- |
| [\`QueryVm\`](QueryVm.md) | \`GET\` | \`/zstack/v1/vms\` | Start a VM |
| [\`StartVm\`](StartVm.md) | \`PUT\` | \`/zstack/v1/vms\` | Start a VM |

### odd

| Operation | Method | Address | Summary |
| --- | --- | --- | --- |
| [\`Odd\`](Odd.md) | \`PUT\` | \`/zstack/v1/vm-instances/{uuid}/actions\` | Odd |

### Without a tag

| Operation | Method | Address | Summary |
| --- | --- | --- | --- |
| [\`Bare\`](Bare.md) | \`PUT\` | \`/zstack/v1/bare\` | Start a VM |

## Models

- [\`Vm\`](models/Vm.md): A VM
`);
    expect(pageOf(full, "zh-CN/README.md")).toContain("\n# 测试 API\n".trimStart());
  });

  it("says so when there is nothing", () => {
    expect(pageOf(api([]), "en/README.md")).toBe(
      "# Test API\n\nVersion 1.2.3 · [中文](../zh-CN/README.md)\n\n## Operations\n\nThere are no operations.\n",
    );
  });
});

describe("the docs as a whole", () => {
  it("have every page in both languages, the same each time", () => {
    const names = ["CreateVmFromCdpBackup.md", "README.md", "models/Color.md", "models/ErrorCode.md"];
    const files = renderMarkdown(model);
    expect([...files.keys()]).toEqual(
      expect.arrayContaining(names.flatMap((name) => [`en/${name}`, `zh-CN/${name}`])),
    );
    expect(files.size).toBe(2 * (1 + 1 + model.schemas.length));
    expect([...renderMarkdown(model)]).toEqual([...files]);
  });

  it("lead with every link to a page that exists", () => {
    const files = renderMarkdown(model);
    expect(deadLinks(files)).toEqual([]);
    expect([...files.values()].flatMap(linksOf).length).toBeGreaterThan(50);
  });

  it("give a model with an unsafe name a safe file, and link to it", () => {
    const odd = operation({ responses: [response("200", { schema: list(ref("../../a b")) })] });
    const files = renderMarkdown(api([odd], { "../../a b": object({}) }));
    expect([...files.keys()]).toContain("en/models/_2e_._2f_.._2f_a_20_b.md");
    expect(files.get("en/StartVm.md")).toContain("(models/_2e_._2f_.._2f_a_20_b.md)");
  });
});
