import { execFileSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { curlLines, curlRequest } from "../../src/docs/curl.ts";
import { exampleRequest } from "../../src/docs/example-request.ts";
import { callAsCurl } from "../../src/docs/written-call.ts";
import { type Shell, shell, shellWord } from "../../src/escape/shell.ts";
import { callPlanOf } from "../../src/model/call-plan.ts";
import { schemasOf } from "../../src/model/schema-index.ts";
import { temporaryFolder } from "../package-folder.ts";
import { modelOf } from "../text-files.ts";
import { filledWith } from "./filled.ts";
import { WHOLE_SPEC } from "./whole-spec.ts";

/** The ways out of quotes, and what a shell does outside of them. */
const TEXTS = [
  "'; touch pwned; '",
  `"; touch pwned; $(touch pwned) \`touch pwned\` \${PATH} $'x\\n' !!`,
  "\\'; touch pwned #\\",
  "\n touch pwned \r\n& touch pwned | touch pwned > pwned",
  "* ? [a] ~ {a,b} <(touch pwned) && touch pwned",
  "-o pwned @/etc/passwd %24%28touch%20pwned%29 \u2019; touch pwned; \u2019",
];

const folder = temporaryFolder();
afterAll(() => folder.remove());

/** The words of each command, by a shell whose `curl` says what it was given. */
function wordsOf(commands: readonly Shell[]): string[][] {
  const script = path.join(folder.path, "script.sh");
  const said = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; printf '\\0'; }\n`;
  writeFileSync(script, said + commands.map((command) => `${command}\n`).join(""));
  execFileSync("/bin/sh", ["-n", script]);
  const env = { ...process.env, ZSTACK_SESSION: "the session" };
  const text = execFileSync("/bin/sh", [script], { encoding: "utf8", env, cwd: folder.path });
  expect(readdirSync(folder.path)).toEqual(["script.sh"]);
  return text
    .split("\0\0")
    .map((words) => words.split("\0"))
    .slice(0, -1);
}

const oneLine = (text: string) => text.replace(/[\r\n]+/g, " ");

describe("a shell makes of a sample for curl the words of the request, and does nothing else:", () => {
  test("of the docs", async () => {
    for (const document of await filledWith(TEXTS)) {
      const model = modelOf({ "openapi.json": JSON.stringify(document) });
      const schemas = schemasOf(model);
      const requests = model.operations.flatMap((operation) => {
        const plan = callPlanOf(operation, schemas);
        return (["documented", "action"] as const).flatMap((key) => {
          const request = exampleRequest(operation, plan, key, schemas);
          const { method, target, headers, cookies, body: sent } = request;
          const want = [
            ...["-X", method, oneLine(`http://{host}${target}`)],
            ...headers.flatMap(([name, value]) => ["-H", oneLine(`${name}: ${value}`)]),
            ...(cookies === "" ? [] : ["-b", oneLine(cookies)]),
          ];
          return [curlRequest, curlLines].map((sample) => ({
            command: sample(request),
            want,
            sent,
          }));
        });
      });
      const words = wordsOf(requests.map(({ command }) => command));
      expect(words.length).toBe(requests.length);
      for (const [index, { want, sent }] of requests.entries()) {
        const given = words[index]!;
        expect(given.slice(0, want.length)).toEqual(want);
        const rest = given.slice(want.length);
        if (sent === undefined) expect(rest).toEqual([]);
        else expect([rest.length, rest[0], JSON.parse(rest[1]!)]).toEqual([2, "-d", sent]);
      }
    }
  });

  test("of a call that a reader made", () => {
    const model = modelOf({ "openapi.json": JSON.stringify(WHOLE_SPEC) });
    const plans = model.operations.map((operation) => callPlanOf(operation, schemasOf(model)));
    for (const text of TEXTS) {
      const call = { endpoint: `http://h/${text}`, auth: "session", accountName: text } as const;
      const params = { [text]: text, uuid: text, list: [text] };
      const commands = plans.map((plan) =>
        callAsCurl(plan, { ...call, params, systemTags: [text], userTags: [] }),
      );
      for (const [index, words] of wordsOf(commands).entries()) {
        expect(words[2]!.startsWith(`http://h/${text}`)).toBe(true);
        const body = words[words.indexOf("-d") + 1]!;
        if (words.includes("-d")) expect(JSON.stringify(JSON.parse(body))).toContain(JSON.stringify(text));
        expect(words.length, plans[index]!.id).toBeLessThanOrEqual(9);
      }
    }
  });

  test.each([...TEXTS, "", "plain/word-1.tgz", "~", "a b"])("of any word: %j", (text) => {
    expect(wordsOf([shell`curl ${shellWord(text)}`])).toEqual([[text]]);
  });
});
