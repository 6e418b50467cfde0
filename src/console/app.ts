import { type Context, Hono } from "hono";
import { readAssets } from "../assets/assets.ts";
import { readBounded } from "../load/bounded-body.ts";
import { type CallPlan, callPlanOf } from "../model/call-plan.ts";
import type { ApiModel, OperationModel } from "../model/model.ts";
import { schemasOf } from "../model/schema-index.ts";
import { ZStackConfigError } from "../runtime/errors.ts";
import { stringifyJson } from "../runtime/json.ts";
import { isAdmitted, namesServer, type Strictness } from "./admission.ts";
import { answered, type Backend, callsOf, forwarded } from "./backend.ts";
import { describeOperation } from "./describe.ts";
import type { ConsoleDescription, SampleCall, Samples } from "./description.ts";
import { createPageModules, MAIN_MODULE, MODULES } from "./page-modules.ts";
import { readSampleCall } from "./sample-call.ts";
import { type Site, siteFile } from "./site-file.ts";
import { fileResponse, textResponse } from "./text-response.ts";

/** What a console is made from. */
export interface ConsoleOptions {
  readonly model: ApiModel;
  /** The pages, each operation's with a place for the console. */
  readonly site: Site;
  /** Who may answer calls; the first is offered first. */
  readonly backends: readonly Backend[];
  /** Writes a call down for the reader. */
  readonly samples: (operation: OperationModel, plan: CallPlan, call: SampleCall) => Samples;
}

const MAX_REQUEST = 4 * 1024 * 1024;

const SCRIPT = "text/javascript; charset=utf-8";

/** For pages: no foreign request, no script but the site's own files. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** For what a backend answers: whatever it is, it is not this site's page. */
const ANSWER_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

/**
 * The console's server: the site, what the page needs, and the backends behind it.
 *
 * Nothing of a request is kept or told: bodies, headers and queries carry sessions and passwords.
 *
 * @param hosts the values of Host that name this server, in lower case
 */
export function createConsole(
  { model, site, backends, samples }: ConsoleOptions,
  hosts: ReadonlySet<string>,
): { readonly fetch: (request: Request) => Promise<Response> } {
  const operations = new Map(model.operations.map((operation) => [operation.operationId, operation]));
  const schemas = schemasOf(model);
  const isCall = callsOf(model.operations);
  const modules = createPageModules();
  const app = new Hono();

  app.use("*", async (c, next) => {
    if (!namesServer(c.req.raw, hosts)) {
      c.res = textResponse(403, `This server answers as ${[...hosts].join(", ")} only.`);
    } else await next();
    secure(c);
  });
  app.use("/_console/*", admit("not-foreign"));

  app.get("/_console/main.js", () => fileResponse(SCRIPT, `import "${MODULES}/${MAIN_MODULE}";\n`));
  app.get("/_console/console.css", () =>
    fileResponse("text/css; charset=utf-8", readAssets("styles").get("console.css") ?? ""),
  );
  app.get(`${MODULES}/*`, async (c) => {
    const text = await modules(c.req.path.slice(MODULES.length + 1));
    return text === undefined ? notFound() : fileResponse(SCRIPT, text);
  });
  app.get("/_console/console.json", (c) => {
    const origin = `http://${c.req.header("host")}`;
    return json({
      backends: backends.map(({ fetch: _, ...backend }) => ({
        ...backend,
        endpoint: backend.endpoint ?? `${origin}/_api/${backend.id}`,
      })),
    } satisfies ConsoleDescription);
  });
  app.get("/_console/operations/:file", (c) => {
    const operation = operations.get(c.req.param("file").replace(/\.json$/, ""));
    return operation === undefined ? notFound() : json(describeOperation(operation, schemas));
  });
  app.post("/_console/operations/:id/samples", async (c) => {
    const operation = operations.get(c.req.param("id"));
    if (operation === undefined) return notFound();
    const body = await readBounded(c.req.raw.body, MAX_REQUEST);
    const call = body && readSampleCall(new TextDecoder().decode(body));
    try {
      if (call !== undefined) return json(samples(operation, callPlanOf(operation, schemas), call));
    } catch (error) {
      // What the client would not send is no sample either.
      if (!(error instanceof ZStackConfigError)) throw error;
    }
    return textResponse(400, "No call that could be written down.");
  });
  app.all("/_console/*", notFound);

  for (const backend of backends) {
    const prefix = `/_api/${backend.id}`;
    // A mock has nothing to lose, and calls to it can then be tried in a terminal too.
    app.use(`${prefix}/*`, admit(backend.kind === "mock" ? "not-foreign" : "vouched"));
    app.all(`${prefix}/*`, async ({ req: { raw: request } }) => {
      const { pathname } = new URL(request.url);
      // The router decodes paths; what is forwarded is the path as it came.
      if (!pathname.startsWith(`${prefix}/`)) return notFound();
      const body = await readBounded(request.body, MAX_REQUEST);
      if (body === undefined) return textResponse(413, `The request is longer than ${MAX_REQUEST} bytes.`);
      const call = forwarded(request, pathname.slice(prefix.length), body, isCall);
      return call === undefined
        ? textResponse(404, "This is no call of an operation of the document.")
        : backend.fetch(call).then(answered, () => textResponse(502, "The answer was lost."));
    });
  }
  app.all("/_api/*", notFound);

  app.get("*", ({ req: { raw: request } }) => siteFile(site, new URL(request.url).pathname) ?? notFound());
  app.all("*", () => textResponse(405, "Pages can be read only."));
  // What went wrong may quote the request.
  app.onError((_error, _c) => textResponse(500, "The console failed on this request."));

  return { fetch: async (request) => app.fetch(request) };
}

function admit(strictness: Strictness) {
  return async (c: Context, next: () => Promise<void>) => {
    if (isAdmitted(c.req.raw, strictness)) return next();
    c.res = textResponse(403, "This answers the console's own page only.");
  };
}

function secure({ res, req }: Context): void {
  const answer = req.path.startsWith("/_api/");
  const { headers } = res;
  headers.set("Content-Security-Policy", answer ? ANSWER_POLICY : PAGE_POLICY);
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("Referrer-Policy", "no-referrer");
  headers.set("Cross-Origin-Resource-Policy", "same-origin");
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cache-Control", "no-store");
}

function json(value: object): Response {
  return fileResponse("application/json", stringifyJson(value) ?? "");
}

function notFound(): Response {
  return textResponse(404, "There is nothing here.");
}
