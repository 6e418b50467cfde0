import { describe, expect, test } from "vitest";
import type { SearchEntry } from "../../../src/docs/browser/search-entries.ts";
import { rankEntries } from "../../../src/docs/browser/search-rank.ts";

function entry(kind: SearchEntry["kind"], label: string, text = "", names = label): SearchEntry {
  return {
    kind,
    label,
    detail: "",
    badge: "",
    tag: "",
    page: "",
    names: names.toLowerCase(),
    text: text.toLowerCase(),
  };
}

const ENTRIES = [
  entry(
    "operation",
    "CreateVmInstance",
    "/zstack/v1/vm-instances",
    "CreateVmInstance\nCreate a VM\n创建云主机",
  ),
  entry("operation", "StartVmInstance", "", "StartVmInstance\nStart a VM\n启动云主机"),
  entry(
    "operation",
    "CreateVmFromCdpBackup",
    "Restores a point",
    "CreateVmFromCdpBackup\n\n由 CDP 恢复点创建云主机",
  ),
  entry("model", "VmInstanceInventory"),
  entry("field", "uuid", "\n云主机的 UUID\nVmInstanceInventory"),
  entry("field", "vmNics", "\n云主机的网卡\nVmInstanceInventory"),
];

describe("the search ranks", () => {
  test.each([
    ["an exact name first", "vminstanceinventory", ["VmInstanceInventory"]],
    [
      "the beginning of a name before its end",
      "vminstance",
      ["VmInstanceInventory", "StartVmInstance", "CreateVmInstance"],
    ],
    ["operations before models", "inst", ["StartVmInstance", "CreateVmInstance", "VmInstanceInventory"]],
    ["by every word", "start vm", ["StartVmInstance"]],
    ["words in any order", "vm  CREATE", ["CreateVmInstance", "CreateVmFromCdpBackup"]],
    ["an address", "/vm-instances", ["CreateVmInstance"]],
    ["a description", "restores", ["CreateVmFromCdpBackup"]],
    [
      "a Chinese word, in names before in descriptions",
      "云主机",
      ["StartVmInstance", "CreateVmInstance", "CreateVmFromCdpBackup", "uuid", "vmNics"],
    ],
    ["Chinese without its spaces", "恢复点创建云主机", ["CreateVmFromCdpBackup"]],
    ["Chinese by neighbouring characters", "启动主机", []],
    ["Chinese in another order of words", "创建云主机恢复点", []],
    ["full width as half width", "ＵＵＩＤ", ["uuid"]],
    ["a field by its page and its name", "inventory nics", ["vmNics"]],
    ["no field for its page alone", "inventory", ["VmInstanceInventory"]],
    ["nothing for nothing", "  ", []],
    ["nothing for what is not there", "xyz", []],
  ])("%s", (_, query, want) => {
    expect(rankEntries(query, ENTRIES).hits.map(({ label }) => label)).toEqual(want);
  });

  test("all that is found is counted, and the best of it shown", () => {
    const many = Array.from({ length: 99 }, (_, at) => entry("operation", `Vm${at}`));
    const { hits, count } = rankEntries("vm", many);
    expect([hits.length, count]).toEqual([30, 99]);
  });
});
