import { describe, expect, it } from "vitest";
import {
  body,
  bool,
  integer,
  list,
  object,
  operation,
  parameter,
  ref,
  response,
  string,
  text,
} from "./api-model.ts";
import { createVm, schemas } from "./create-vm.ts";
import { operationPage, samples, section } from "./rendered.ts";

const english = operationPage(createVm, schemas);
const chinese = operationPage(createVm, schemas, "zh-CN");

const headings = (page: string) => page.split("\n").filter((line) => /^#{1,2} /.test(line));

describe("an operation page", () => {
  it("has every section of the vendor page, in English and in Chinese", () => {
    expect(headings(english)).toEqual([
      "# Create a VM from a recovery point",
      "## Description",
      "## Request",
      "## Responses",
      "## Address",
      "## Request examples",
      "## Response examples",
      "## Errors",
      "## Change history",
      "## Sources",
    ]);
    expect(headings(chinese)).toEqual([
      "# 从恢复点创建云主机",
      "## 说明",
      "## 请求参数",
      "## 响应状态",
      "## 请求地址",
      "## 请求示例",
      "## 响应示例",
      "## 可能遇到的错误",
      "## 变更历史",
      "## 依据",
    ]);
  });

  it("opens with permalink, breadcrumb, title and facts", () => {
    expect(english.slice(0, english.indexOf("\n## "))).toBe(`<a id="CreateVmFromCdpBackup"></a>

[API reference](README.md) / Operations / CDP

# Create a VM from a recovery point

| Fact | Value |
| --- | --- |
| Method and address | \`PUT /zstack/v1/cdp-backups/actions\` |
| Tag | CDP Operations |
| Since | 4.5.0 |
| Execution | asynchronous job: the answer is 202, and the result is polled at \`/zstack/v1/api-jobs/{uuid}\` |
| Authentication | needs a session or an access key |
| Operation id | \`CreateVmFromCdpBackup\` |
| Other language | [中文](../zh-CN/CreateVmFromCdpBackup.md) |
| Permalink | [#CreateVmFromCdpBackup](#CreateVmFromCdpBackup) |
`);
    expect(chinese).toContain(
      "| 执行方式 | 异步任务：先返回 202，再通过 `/zstack/v1/api-jobs/{uuid}` 轮询结果 |",
    );
    expect(chinese).toContain("| 其他语言 | [English](../en/CreateVmFromCdpBackup.md) |");
  });

  it("says so when an operation is synchronous, open to anyone, or deprecated", () => {
    const page = operationPage(operation({ authenticated: false, deprecated: true }));
    expect(page).toContain("| Execution | synchronous: the answer is 200 with the result |");
    expect(page).toContain("| Authentication | none |");
    expect(page).toContain("This operation is deprecated");
    expect(page).not.toContain("Authorization: OAuth");
    expect(page).not.toContain("api-jobs");
  });

  it("falls back to the operation id as its title", () => {
    expect(operationPage(operation({ summary: text(" ") }))).toContain("\n# StartVm\n");
  });

  it("keeps the paragraphs of the description", () => {
    expect(section(english, "Description").split("\n> ")[0]).toContain(
      "Restores a recovery point.\n\nAs a new VM.",
    );
  });

  it("tells where the official page and servers differ", () => {
    const box = english.split("\n").filter((line) => line.startsWith(">"));
    expect(box).toEqual([
      "> ### Where the official page and servers differ",
      ">",
      '> - The official page puts the params under `params`; servers dispatch on `createVmFromCdpBackup`. The client sends both by default (`bodyKey: "both"`), since servers ignore keys they do not know.',
      "> - The official page calls this operation synchronous; in fact it is an asynchronous job.",
      "> - Documented as required, yet servers leave these fields out when they have no value:",
      ">   - `error`",
      ">   - [`ErrorCode`](models/ErrorCode.md): `details`",
      ">   - [`VmInstanceInventory`](models/VmInstanceInventory.md): `cpuSpeed`",
      ">   - [`VmNicInventory`](models/VmNicInventory.md): `usedIps`",
      ">   - [`UsedIpInventory`](models/UsedIpInventory.md): `ip`",
      "> - On the wire, but not on the official page:",
      ">   - [`VmInstanceInventory`](models/VmInstanceInventory.md): `internalId`",
      ">   - [`UsedIpInventory`](models/UsedIpInventory.md): `metaData`",
    ]);
    expect(chinese).toContain("> - 官方页面称该操作为同步调用，实际上是异步任务。");
    expect(chinese).toContain(">   - [`VmInstanceInventory`](models/VmInstanceInventory.md)：`internalId`");
  });

  it("names inline fields by their path and with their source, each model once", () => {
    const disk = object({
      "size?": integer(),
      "io?": object({ "read?": integer() }),
      "tags?": list(object({ key: { undocumented: "Tag.java" } })),
    });
    const schema = object({
      "root!": ref("Disk"),
      "page?": object({ "next?": string(), total: { undocumented: "Page.java" } }),
      "disks?": list(ref("Disk")),
    });
    const page = operationPage(operation({ responses: [response("200", { schema })] }), { Disk: disk });
    expect(page.split("\n").filter((line) => /^> +- /.test(line))).toEqual([
      "> - Documented as required, yet servers leave these fields out when they have no value:",
      ">   - `page`, `disks`",
      ">   - `page.next`",
      ">   - [`Disk`](models/Disk.md): `size`, `io`, `tags`, `io.read`",
      "> - On the wire, but not on the official page:",
      ">   - `page.total` (found in Page.java)",
      ">   - [`Disk`](models/Disk.md): `tags[].key`",
    ]);
  });

  it("links to the model that is the whole body", () => {
    const valid = object({ "valid?": bool() });
    const given = operation({ responses: [response("200", { schema: ref("Validity") })] });
    expect(operationPage(given, { Validity: valid })).toContain(
      ">   - [`Validity`](models/Validity.md): `valid`",
    );
  });

  it("has no box when the page is right, and one when only a body is missing from it", () => {
    const right = operation({ body: body("startVm", object({ force: bool() })) });
    expect(operationPage(right)).not.toMatch(/^>/m);
    const silent = body("startVm", object({}), { wrapper: undefined, params: undefined, schema: undefined });
    expect(operationPage(operation({ body: silent }))).toContain(
      "> - The official page shows no request body; servers expect one with the key `startVm`.",
    );
  });

  it("tells what only the page requires of callers", () => {
    const params = object({
      "l3s!": { schema: list(string()), documentedRequired: true },
      "name!": string(),
    });
    expect(operationPage(operation({ body: body("startVm", params) }))).toContain(
      "> - Documented as required, though servers accept a request without it: `startVm.l3s`.",
    );
  });
});

describe("the request", () => {
  it("shows the wrapper with its params, then the tags beside it", () => {
    expect(section(english, "Body fields").split("\n").slice(0, 4)).toEqual([
      "- **`params`** · `object` · required · Holds the params of the request. Servers dispatch on the key `createVmFromCdpBackup`.",
      "  - **`name`** · `String` · required · Name of the VM. Length at most 255.",
      "  - **`groupId`** · `long` · required · Range 1 to 9223372036854775807.",
      "  - **`cdpTaskUuid`** · `string` · required · Length exactly 32.",
    ]);
    expect(section(english, "Body fields").split("\n").slice(-2)).toEqual([
      "- **`systemTags`** · `array` of `string`",
      "- **`userTags`** · `array` of `string`",
    ]);
    expect(section(chinese, "请求体字段")).toContain(
      "  - **`name`** · `String` · 必填 · 云主机名称。长度不超过 255。",
    );
  });

  it("lists the parameters of the address by their place", () => {
    const page = operationPage(
      operation({
        parameters: [
          parameter("path", "uuid", string({ description: text("Which VM") })),
          parameter("query", "limit", integer({ default: 1000 }), false),
          parameter("header", "X-Trace"),
          parameter("cookie", "sid"),
        ],
      }),
    );
    expect(section(page, "Path parameters")).toBe("- **`uuid`** · `string` · required · Which VM.");
    expect(section(page, "Query parameters")).toBe("- **`limit`** · `integer` · Default: `1000`.");
    expect(section(page, "Header parameters")).toBe("- **`X-Trace`** · `string` · required");
    expect(section(page, "Cookie parameters")).toBe("- **`sid`** · `string` · required");
    expect(page).not.toContain("takes no parameters");
  });

  it.each([
    ["without a body", undefined],
    ["with empty params", body("startVm", object({}))],
    ["with empty params in a model", body("startVm", ref("Empty"))],
  ])("says that there are no parameters %s", (_, given) => {
    const models = { Empty: object({}) };
    const bare = operation({ body: given });
    expect(section(operationPage(bare, models), "Request")).toContain("This operation takes no parameters.");
    expect(section(operationPage(bare, models, "zh-CN"), "请求参数")).toContain("该操作没有参数。");
  });
});

describe("the responses", () => {
  it("list every status with its meaning, the spec's words before ours", () => {
    expect(section(english, "Responses").split("\n").slice(0, 6)).toEqual([
      "| Status | Meaning | Body |",
      "| --- | --- | --- |",
      "| `200` | Success. | `application/json` `object` |",
      "| `202` | The job is accepted. | `application/json` `object` |",
      expect.stringMatching(/^\| `400` \| The request is malformed: .* \| `text\/plain` `string` \|$/),
      "| `503` | It failed. | `application/json` `object` |",
    ]);
    expect(section(chinese, "响应状态")).toContain("| `503` | 操作失败了。 |");
  });

  it("unfold the models of the 200 in place, and stop at recursion with a link", () => {
    expect(section(english, "Fields of `200`")).toBe(
      [
        "- **`error`** · [`ErrorCode`](models/ErrorCode.md) · may be left out · Why it failed.",
        "  - **`code`** · `string` · required",
        "  - **`details`** · `string` · may be left out",
        "  - **`cause`** · [`ErrorCode`](models/ErrorCode.md) · Why it failed. Its fields are those of [`ErrorCode`](models/ErrorCode.md), already listed further up this branch.",
        "- **`inventory`** · [`VmInstanceInventory`](models/VmInstanceInventory.md) · required · A VM.",
        "  - **`uuid`** · `String` · required",
        "  - **`cpuSpeed`** · `Long` · may be left out",
        "  - **`load`** · `number` · nullable · deprecated",
        "  - **`vmNics`** · `List` of [`VmNicInventory`](models/VmNicInventory.md) · required",
        "    - **`mac`** · `string` · required",
        "    - **`usedIps`** · `List` of [`UsedIpInventory`](models/UsedIpInventory.md) · may be left out",
        "      - **`ip`** · `string` · may be left out · Since 3.0.",
        "      - **`metaData`** · `string` · not on the official page",
        "  - **`internalId`** · `integer` · not on the official page",
      ].join("\n"),
    );
  });

  it("are introduced with what servers leave out, where there are fields", () => {
    expect(section(english, "Responses")).toContain(
      "a poll of a failed one 503.\n\nServers leave out fields that have no value, so even a field marked required may be missing.\n\n### Fields of `200`",
    );
    expect(chinese).toContain(
      "服务端不返回没有值的字段，因此标为必填的字段也可能缺失。\n\n### `200` 响应字段",
    );
    expect(operationPage(operation({ responses: [response("200")] }))).not.toContain("leave out fields");
  });

  it("only link to the models of failures", () => {
    expect(section(english, "Fields of `503`")).toBe(
      "- **`error`** · [`ErrorCode`](models/ErrorCode.md) · required · Why it failed. Fields: see [`ErrorCode`](models/ErrorCode.md).",
    );
  });

  it.each([
    [
      "a property",
      { kind: "property", property: "inventories", schema: list(ref("Vm")) },
      "takes the result out of `inventories`",
    ],
    ["the body", { kind: "body", schema: object({}) }, "returns the whole body"],
    ["nothing", { kind: "none" }, "returns nothing on success"],
  ] as const)("say that the client returns %s", (_, result, want) => {
    const page = operationPage(operation({ result, responses: [response("200")] }));
    expect(section(page, "Responses")).toContain(want);
    expect(section(page, "Responses")).toContain("| `200` | Success. | no body |");
  });

  it("unfold the elements of a list result", () => {
    const listed = object({ "inventories!": list(ref("Vm")) });
    const page = operationPage(operation({ responses: [response("200", { schema: listed })] }), {
      Vm: object({ "uuid!": string() }),
    });
    expect(section(page, "Fields of `200`")).toBe(
      "- **`inventories`** · `array` of [`Vm`](models/Vm.md) · required\n  - **`uuid`** · `string` · required",
    );
  });

  it("are shown as examples with all digits, plain text bare", () => {
    expect(samples(section(english, "Response examples"), "json")).toEqual([
      '{\n  "inventory": {\n    "memorySize": 9007199254740993,\n    "cpuNum": 1\n  }\n}',
      '{\n  "location": "http://mn/zstack/v1/api-jobs/1"\n}',
      '{\n  "error": {\n    "code": "SYS.1006"\n  }\n}',
    ]);
    expect(samples(section(english, "Response examples"), "text")).toEqual(['a "bad" header']);
    expect(english).toContain("### `200` A VM\n");
    expect(section(operationPage(operation()), "Response examples")).toBe("No response example is known.");
  });
});

describe("errors, history and sources", () => {
  it("list the operation's statuses in its own words among those of any server", () => {
    const rows = section(english, "HTTP statuses").split("\n").slice(2);
    expect(rows.map((row) => row.slice(2, 7))).toEqual([
      "`400`",
      "`403`",
      "`404`",
      "`405`",
      "`429`",
      "`500`",
      "`503`",
    ]);
    expect(rows.at(-1)).toBe("| `503` | It failed. | `ZStackApiError` |");
    const ranges = operationPage(operation({ responses: [response("default"), response("4XX")] }));
    expect(section(ranges, "HTTP statuses")).toContain("| `4XX` |  | `ZStackApiError` / `ZStackHttpError` |");
  });

  it.each(["en", "zh-CN"] as const)("explain error codes and the client's classes in %s", (locale) => {
    const page = operationPage(createVm, schemas, locale);
    const codes = [..."SYS.1000 SYS.1001 SYS.1003 SYS.1006 SYS.1007 SYS.1010 SYS.1017".split(" ")];
    for (const code of [...codes, "ID.1000", "ID.1001", "ID.1002", "ID.1003"]) {
      expect(page).toMatch(new RegExp(`^\\| \`${code}\` \\| .+ \\| .+ \\|$`, "m"));
    }
    for (const name of ["Api", "Http", "JobTimeout", "JobExpired", "Network", "Decode", "Config"]) {
      expect(page).toMatch(new RegExp(`^\\| \`ZStack${name}Error\` \\| .+ \\|$`, "m"));
    }
  });

  it("name the errors of jobs only where there is a job", () => {
    const page = operationPage(operation());
    expect(page).toContain("`ZStackNetworkError`");
    expect(page).not.toMatch(/ZStackJob\w+Error/);
  });

  it("say that no change is recorded, and link sources on the web", () => {
    expect(section(english, "Change history")).toBe("No change is recorded yet.");
    expect(section(chinese, "变更历史")).toBe("暂无变更记录。");
    expect(section(english, "Sources")).toBe(
      "- [https://example.com/page?a=1&amp;b=(2)](https://example.com/page?a=1&amp;b=%282%29)\n- RestServer.java:445",
    );
    expect(operationPage(operation())).not.toContain("## Sources");
  });
});
