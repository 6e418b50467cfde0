import { describe, expect, test } from "vitest";
import { type Evidence, readRow } from "../../src/import/row.ts";

const NOTHING: Evidence = { names: new Set(), types: new Set(), keys: new Set() };

function read(text: string, known: Partial<Record<keyof Evidence, readonly string[]>> = {}) {
  const evidence = {
    ...NOTHING,
    ...Object.fromEntries(Object.entries(known).map(([key, values]) => [key, new Set(values)])),
  };
  const row = readRow({ number: 1, text, indent: 0, bullet: true }, evidence);
  return row && [row.splits[0]!.name, row.splits[0]!.type, row.required, row.description, row.sure];
}

describe("a row without prose is split by the Java type at its end:", () => {
  test.each([
    ["nameString必填", ["name", "String", true, "", true]],
    ["descriptionString", ["description", "String", false, "", true]],
    ["ipInLonglongRequired", ["ipInLong", "long", true, "", true]],
    ["opaqueLinkedHashMapRequired", ["opaque", "LinkedHashMap", true, "", true]],
    ["causeErrorCode必填", ["cause", "ErrorCode", true, "", true]],
    ["createDateTimestamp", ["createDate", "Timestamp", false, "", true]],
    ["whiteListListRequired", ["whiteList", "List", true, "", true]],
    ["hintString", ["hint", "String", false, "", true]],
    ["uuidsList<String>Required", ["uuids", "List<String>", true, "", true]],
    ["ipInBinarybyte[]", ["ipInBinary", "byte[]", false, "", true]],
    ["isRequiredbooleanRequired", ["isRequired", "boolean", true, "", true]],
  ])("%s", (text, want) => {
    expect(read(text)).toEqual(want);
  });
});

describe("prose that runs on is told from the type:", () => {
  test.each([
    ["nameStringRequiredIts name.", ["name", "String", true, "Its name.", true]],
    ["hostUuidStringOptional. The host.", ["hostUuid", "String", false, "Optional. The host.", true]],
    ["cpuNumintOptional. How many.", ["cpuNum", "int", false, "Optional. How many.", true]],
    ["paramsObject必填参数结构", ["params", "Object", true, "参数结构", true]],
    ["hostUuidString物理机 UUID", ["hostUuid", "String", false, "物理机 UUID", true]],
    ["modeStringRequired if there are two.", ["mode", "String", false, "Required if there are two.", true]],
    ["startObjectRequiredstart of it", ["start", "Object", true, "start of it", true]],
    ["intervalintRequired seconds between", ["interval", "int", true, "seconds between", true]],
    ["modeString Required Its mode.", ["mode", "String", false, "Required Its mode.", true]],
    ["mode String Required Its mode.", ["mode", "String", true, "Its mode.", true]],
    ["uuids List<String> 对象列表", ["uuids", "List<String>", false, "对象列表", true]],
  ])("%s", (text, want) => {
    expect(read(text)).toEqual(want);
  });
});

describe("a type of ZStack's own is told by", () => {
  test("what the example shows", () => {
    const row = read("inventoryVmInstanceInventory必填", { keys: ["inventory"] });
    expect(row).toEqual(["inventory", "VmInstanceInventory", true, "", true]);
  });

  test("what the spec has", () => {
    expect(read("stateCdpTaskState", { types: ["CdpTaskState"] })?.slice(0, 2)).toEqual([
      "state",
      "CdpTaskState",
    ]);
    expect(read("stateCdpTaskState", { names: ["state"] })?.slice(0, 2)).toEqual(["state", "CdpTaskState"]);
  });

  test("the example, where it ends like a primitive type", () => {
    expect(read("targetSNSEndpoint", { keys: ["target"] })).toEqual([
      "target",
      "SNSEndpoint",
      false,
      "",
      true,
    ]);
    expect(read("targetSNSEndpoint")?.at(-1)).toBe(false);
  });

  test("nothing: then the likeliest is taken, and it is said", () => {
    expect(read("taskStatusCdpTaskStatus")).toEqual(["taskStatus", "CdpTaskStatus", false, "", false]);
  });
});

test.each(["Request body parameter object.", "详情参考 inventory", "See inventories.", "{", ""])(
  "prose is no row: %s",
  (text) => {
    expect(readRow({ number: 1, text, indent: 0, bullet: false }, NOTHING)).toBeUndefined();
  },
);
