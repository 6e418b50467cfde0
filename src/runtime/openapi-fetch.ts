import createOpenApiClient, { type Client as OpenApiClient } from "openapi-fetch";
import { writeQuery } from "./address.ts";
import { type Client, createClient } from "./client.ts";
import { load, ZStackDecodeError } from "./errors.ts";
import { createFetch, type FetchOptions } from "./fetch.ts";
import { stringifyJson } from "./json.ts";
import type { ClientOptions } from "./options.ts";

/** How to reach a management node, and what to do about jobs. */
export interface ApiOptions extends ClientOptions, FetchOptions {}

/** openapi-fetch's client of an API: `GET`, `POST`, `PUT`, … by path. */
export interface ApiOf<Paths extends object> extends OpenApiClient<Paths> {
  /** What is beneath it, for `logout()` and the package's own operations. */
  readonly client: Client;
}

/**
 * openapi-fetch over {@link createFetch}. Queries and bodies are written as the package's own operations write theirs:
 * maps as `name.key`, bigints as digits. Answers are read by openapi-fetch, as JSON unless `parseAs` says otherwise; one
 * with an integer that a number cannot hold rejects with a ZStackDecodeError.
 *
 * @throws ZStackConfigError for options that cannot work.
 */
export function createApiOf<Paths extends object>({ jobs, ...options }: ApiOptions): ApiOf<Paths> {
  const client = createClient(options);
  const api = createOpenApiClient<Paths>({
    baseUrl: client.endpoint,
    fetch: createFetch(client, { jobs }),
    querySerializer: (query) => writeQuery(query as Record<string, unknown>),
    bodySerializer: (body) => stringifyJson(body),
  });
  api.use({
    async onResponse({ request, response, options: { parseAs } }) {
      if (parseAs !== "json" || !response.ok) return;
      const text = await response.clone().text();
      if (!/\d{16}/.test(text)) return;
      const context = {
        operationId: "fetch",
        method: request.method,
        url: request.url.replace(/[?#].*/, ""),
      };
      const { keepExact } = await load(import("./exact-integers.ts"), context);
      keepExact(text, undefined, false, (path, problem) => {
        throw new ZStackDecodeError(`${path} ${problem}; parseAs: "text" gives its digits`, context, path);
      });
    },
  });
  return Object.assign(api, { client });
}
