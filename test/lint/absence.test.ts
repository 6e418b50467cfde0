import { describe, expect, test } from "vitest";
import { absenceToldIn } from "../../src/lint/absence.ts";

const inEnglish = (text: string) => absenceToldIn({ en: text, "zh-CN": "" })?.en;
const inChinese = (text: string) => absenceToldIn({ en: "", "zh-CN": text })?.["zh-CN"];

describe("a description says when its field is absent:", () => {
  test.each<[text: string, want: string]>([
    ["Host it runs on; absent while stopped.", "absent while stopped"],
    ["Host it runs on. Absent without one.", "Absent without one"],
    ["Note on it, absent when there is none.", "Note on it, absent when there is none"],
    [
      "Gateway of `ip`; absent or empty on a network without one.",
      "absent or empty on a network without one",
    ],
    ["Data of its own; usually absent.", "usually absent"],
    ["For errors that have one; otherwise absent.", "otherwise absent"],
    ["Its size, 0 or absent until it is measured.", "Its size, 0 or absent until it is measured"],
    ["Format of the data; may be absent until it is used.", "may be absent until it is used"],
    ["Omitted for fields without suggestions.", "Omitted for fields without suggestions"],
    ["The template. Not present unless one was set.", "Not present unless one was set"],
    ["When it ended; not set until it has.", "not set until it has"],
    ["Host it runs on; none while stopped.", "none while stopped"],
    ["Present only when a fallback occurred.", "Present only when a fallback occurred"],
    ["Only returned for migrations.", "Only returned for migrations"],
    ["Its ISO; only while one is inserted.", "only while one is inserted"],
    ["Kind of user; servers of 5.2.1 leave it out.", "servers of 5.2.1 leave it out"],
    ["A further code; newer servers only.", "newer servers only"],
    [
      "Status of it; newer servers always send it, older ones never.",
      "newer servers always send it, older ones never",
    ],
    ["Host it\n  runs on; absent\n  while stopped.", "absent while stopped"],
  ])("%j", (text, want) => {
    expect(inEnglish(text)).toBe(want);
  });

  test.each<[text: string, want: string]>([
    ["所在的物理机；停止时不返回。", "停止时不返回"],
    ["所在的物理机；其他情况下没有该字段。", "其他情况下没有该字段"],
    ["另一种错误码；仅较新的服务端返回。", "仅较新的服务端返回"],
    ["备注；未填写时省略。", "未填写时省略"],
    ["发生回退时的原因，只有回退时才返回。", "发生回退时的原因，只有回退时才返回"],
    ["子网的网关；没有网关时不返回或为空串。", "没有网关时不返回或为空串"],
  ])("%j", (text, want) => {
    expect(inChinese(text)).toBe(want);
  });

  test("and is quoted in each language as far as it is written there", () => {
    const both = { en: "Its host; absent when off.", "zh-CN": "物理机；关机时不返回。" };
    expect(absenceToldIn(both)).toEqual({ en: "absent when off", "zh-CN": "关机时不返回" });
    expect(absenceToldIn({ ...both, en: "Its host." })).toEqual({
      en: "关机时不返回",
      "zh-CN": "关机时不返回",
    });
  });
});

describe("a description says nothing of it:", () => {
  test.each([
    "",
    "Network cards of the VM; empty when there are none.",
    "Address of it, 0 while `size` is absent.",
    "Number of present and absent hosts.",
    "Whether `hostUuid` is left out.",
    "How it says `absent when off`.",
    "Never absent.",
    "Disks that were left out of the backup.",
    "Only `code` can be relied on.",
    "State of it; a stopped one can only be started.",
    "Set until the next start.",
    `Its name${", and so on".repeat(100)}, absent when off`,
  ])("%j", (text) => {
    expect(inEnglish(text)).toBeUndefined();
  });

  test.each([
    "云主机的网卡；没有网卡时为空列表。",
    "仅返回运行中的云主机的个数。",
    "镜像不存在时的处理方式。",
    "没有 `ip` 的网卡数量。",
  ])("%j", (text) => {
    expect(inChinese(text)).toBeUndefined();
  });
});
