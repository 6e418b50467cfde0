import { HEADER } from "../../envelope/module-text.ts";
import { type Code, code, joinParts } from "../../escape/typescript.ts";

/** `src/fetch.ts`: a `fetch` for other clients, with this one beneath it. */
export function renderFetchModule(): Code {
  return joinParts(
    HEADER,
    code`export { createFetch, type Fetch, type FetchOptions } from "./runtime/fetch.js";\n`,
  );
}

/** `src/openapi-fetch.ts`: openapi-fetch's client over the package's own \`paths\`. */
export function renderOpenapiFetchModule(): Code {
  return joinParts(
    HEADER,
    code`import { type ApiOf, type ApiOptions, createApiOf } from "./runtime/openapi-fetch.js";
import type { paths } from "./schema.js";

export type { ApiOptions } from "./runtime/openapi-fetch.js";

/** openapi-fetch's client of this API, and the client beneath it. */
export type Api = ApiOf<paths>;
`,
    code`/**
 * openapi-fetch with sessions, retries and jobs: \`api.GET(path, …)\`. Nothing is sent before the first call.
 *
 * @throws ZStackConfigError when an option cannot work
 */
export function createApi(options: ApiOptions): Api {
  return createApiOf<paths>(options);
}
`,
  );
}
