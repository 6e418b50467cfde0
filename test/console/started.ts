import path from "node:path";
import type { ConsoleOptions } from "../../src/console/app.ts";
import type { Backend } from "../../src/console/backend.ts";
import { type ServedConsole, type ServeOptions, serveConsole } from "../../src/console/serve.ts";
import { callAsCurl, callAsTypescript } from "../../src/docs/written-call.ts";
import { load } from "../../src/load/load.ts";
import { createMock } from "../../src/mock/mock.ts";
import type { MockOptions } from "../../src/mock/options.ts";
import { build } from "../../src/model/build.ts";
import type { ApiModel, Locale } from "../../src/model/model.ts";
import { schemasOf } from "../../src/model/schema-index.ts";
import { ROOT } from "../package-folder.ts";

let model: ApiModel | undefined;

/** The project's own spec. */
export function projectModel(): ApiModel {
  model ??= build(load(path.join(ROOT, "spec/openapi.yaml"))).model;
  return model;
}

/** A page with nothing on it but a console. */
export function barePage(operationId: string, locale: Locale, theme = "light"): string {
  return `<!doctype html><html lang="${locale}" data-theme="${theme}"><head><meta charset="utf-8"><title>${operationId}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/_console/console.css"><script type="module" src="/_console/main.js"></script></head>
<body><main><h1>${operationId}</h1><section id="console" data-operation="${operationId}" data-locale="${locale}"><h2>${locale === "en" ? "Try it" : "在线调试"}</h2></section></main></body></html>`;
}

/** A bare page per operation and language. */
export function bareSite(model: ApiModel): Map<string, string> {
  const pages = model.operations.flatMap(({ operationId }) =>
    (["en", "zh-CN"] as const).map(
      (locale) => [`${locale}/${operationId}.html`, barePage(operationId, locale)] as const,
    ),
  );
  return new Map([["index.html", "<!doctype html><title>Index</title>"], ...pages]);
}

/** A mock as a backend. */
export function mockBackend(model: ApiModel, options: MockOptions = {}, id = "mock"): Backend {
  const { fetch, account } = createMock(model, options);
  const title = { en: "Built-in mock", "zh-CN": "内置模拟服务" };
  return { id, kind: "mock", title, account, fetch };
}

/** Serves a console of the project's spec, or of what is given. */
export async function startConsole(
  given: Partial<ConsoleOptions> & { readonly listen?: ServeOptions } = {},
): Promise<ServedConsole> {
  const model = given.model ?? projectModel();
  const options: ConsoleOptions = {
    model,
    site: bareSite(model),
    backends: [mockBackend(model)],
    samples: (operation, plan, call) => ({
      curl: callAsCurl(plan, call),
      typescript: callAsTypescript(operation, plan, call, { isRootComplete: true }, schemasOf(model)),
    }),
    ...given,
  };
  return serveConsole(options, given.listen);
}
