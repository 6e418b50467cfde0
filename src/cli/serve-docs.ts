import type { Backend } from "../console/backend.ts";
import { type ServedConsole, serveConsole } from "../console/serve.ts";
import { createTarget } from "../console/target.ts";
import { renderSite } from "../docs/html/site.ts";
import { callAsCurl, callAsTypescript } from "../docs/written-call.ts";
import { siteSources } from "../generate/site-sources.ts";
import { createMock } from "../mock/mock.ts";
import type { Scenario } from "../mock/scenario/scenario.ts";
import { isRootComplete } from "../model/facade-limit.ts";
import type { History } from "../model/history.ts";
import type { ApiModel, Text } from "../model/model.ts";
import { schemasOf } from "../model/schema-index.ts";
import { UsageError } from "../source/errors.ts";
import { orTaken } from "./port.ts";

/** The docs of a model on the network, and who answers calls from their pages, a line each. */
export interface StartedDocs {
  readonly served: ServedConsole;
  readonly behind: readonly string[];
}

/** @throws UsageError for a target that is none, and when the port is taken */
export async function startDocs(
  { model, history }: { readonly model: ApiModel; readonly history?: History },
  listen: { readonly host: string; readonly port: number },
  target: string | undefined,
): Promise<StartedDocs> {
  const node = target === undefined ? [] : [targetOf(target)];
  const mocks = mocksOf(model);
  const form = { isRootComplete: isRootComplete(model) };
  const served = await serveConsole(
    {
      model,
      site: renderSite(model, { ...(await siteSources()), ...(history && { history }) }, { console: true }),
      // Who names a node wants to call it.
      backends: [...node, ...mocks],
      samples: (operation, plan, call) => ({
        curl: callAsCurl(plan, call),
        typescript: callAsTypescript(operation, plan, call, form, schemasOf(model)),
      }),
    },
    listen,
  ).catch(orTaken(listen));
  const account = mocks.flatMap(({ account }) => account ?? [])[0];
  return {
    served,
    behind: [
      `mock: account ${account?.name}, password ${account?.password}`,
      ...node.map(({ endpoint }) => `target: ${endpoint}`),
    ],
  };
}

function targetOf(url: string): Backend {
  try {
    return createTarget(url);
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--target is no management node: ${fault}. Write it like https://10.0.0.10:8080.`);
  }
}

/** A mock that does well, and some that show what can go wrong; each is a node of its own. */
function mocksOf(model: ApiModel): readonly Backend[] {
  const operations = model.operations
    .filter(({ authenticated }) => authenticated)
    .map(({ operationId }) => operationId);
  // Every other call, from the first on: what the client does about it then goes well.
  const everyOther = { operations, after: -1, every: 2 };
  const error = {
    code: "SYS.1006",
    description: "The operation failed",
    details: "no host has enough memory left",
    location: "allocate-host",
    cause: {
      code: "HOST_ALLOCATION.1001",
      description: "No host can be allocated",
      details: "all 3 hosts were ruled out by their capacity",
    },
  };
  const troubles: readonly (readonly [id: string, title: Text, rules: Scenario["rules"]])[] = [
    ["mock", { en: "Built-in mock", "zh-CN": "内置模拟服务" }, []],
    [
      "mock-slow",
      { en: "Built-in mock: jobs take 20 s", "zh-CN": "内置模拟服务：任务耗时 20 秒" },
      [{ job: { milliseconds: 20_000 } }],
    ],
    [
      "mock-failing",
      { en: "Built-in mock: calls fail", "zh-CN": "内置模拟服务：调用失败" },
      [{ operations, error }],
    ],
    [
      "mock-expired",
      { en: "Built-in mock: the session has expired", "zh-CN": "内置模拟服务：会话已失效" },
      [{ ...everyOther, session: "expired" }],
    ],
    [
      "mock-lost",
      { en: "Built-in mock: the answer is lost", "zh-CN": "内置模拟服务：响应丢失" },
      [{ ...everyOther, lose: "reset" }],
    ],
  ];
  return troubles.map(([id, title, rules]) => {
    const { fetch, account } = createMock(model, { scenario: { rules } });
    return { id, kind: "mock", title, account, fetch };
  });
}
