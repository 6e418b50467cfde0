import type { WriteAddress } from "./operation-spec.ts";

/**
 * Writes path and query, and takes from `params` what goes there. It comes with the operations that have either, which is
 * why it imports nothing that calls need.
 *
 * @throws TypeError for a path parameter that is missing, and for what cannot be encoded.
 */
export const writeAddress: WriteAddress = (
  { path, body, pathParams = [], queryParams = [] },
  params,
  further,
  isSecret,
) => {
  const given = takePathParams(pathParams, params);
  const query: string[] = [];
  for (const name of body ? queryParams : Object.keys(params)) {
    addToQuery(query, name, params[name]);
    delete params[name];
  }
  for (const [name, value] of Object.entries(further)) addToQuery(query, name, value);
  const secrets: string[] = [];
  const fill = (write: (value: string, name: string) => string): string =>
    path.replace(/\{(.+?)\}/g, (_, name: string) => write(given[name] ?? "", name));
  return {
    target: fill(encodeURIComponent) + (query.length > 0 ? `?${query.join("&")}` : ""),
    decodedPath: fill((value) => value),
    // Logging out, for one, has a session in its path.
    shownPath: fill((value, name) => {
      if (!isSecret(name)) return encodeURIComponent(value);
      secrets.push(value, encodeURIComponent(value));
      return "***";
    }),
    secrets,
  };
};

/** Params as a query: lists repeat the key, maps become `name.key`; what is undefined or null is left out. */
export function writeQuery(params: Readonly<Record<string, unknown>>): string {
  const query: string[] = [];
  for (const [name, value] of Object.entries(params)) addToQuery(query, name, value);
  return query.join("&");
}

function takePathParams(
  names: readonly string[],
  params: Record<string, unknown>,
): Readonly<Record<string, string>> {
  const taken: Record<string, string> = {};
  for (const name of names) {
    const value = params[name];
    delete params[name];
    const text = isScalar(value) ? String(value) : "";
    if (text === "") throw new TypeError(`path parameter "${name}" is missing or empty`);
    // URL parsers resolve dot segments: the request would go to another path.
    if (text === "." || text === "..") throw new TypeError(`path parameter "${name}" must not be "${text}"`);
    encodable(name, text);
    taken[name] = text;
  }
  return taken;
}

/** Lists repeat the key, maps become `name.key`; what is undefined or null is left out. */
function addToQuery(query: string[], name: string, value: unknown, nested = false): void {
  // A Date, a Map or the like has no entries, and would vanish.
  const isMap =
    typeof value === "object" &&
    value !== null &&
    !nested &&
    [Object.prototype, null].includes(Object.getPrototypeOf(value));
  if (isMap) {
    for (const [key, item] of Object.entries(value)) addToQuery(query, `${name}.${key}`, item, true);
    return;
  }
  for (const item of Array.isArray(value) ? value : [value]) {
    if (item != null) query.push(`${encodable(name, name)}=${encodable(name, item)}`);
  }
}

/** Percent-encoded, or the error that says which parameter it is. */
function encodable(name: string, value: unknown): string {
  try {
    if (isScalar(value)) return encodeURIComponent(`${hasDigits(value) ? BigInt(value) : value}`);
  } catch {
    // A lone surrogate: reported below.
  }
  throw new TypeError(`parameter "${name}" cannot be encoded`);
}

/** Whether a value has a text of its own. */
function isScalar(value: unknown): value is string | number | boolean | bigint {
  return typeof value === "number" ? Number.isFinite(value) : /^(string|boolean|bigint)$/.test(typeof value);
}

/** Whether all digits of an integer are sent: as a text, a large number ends in zeros, or has an exponent. */
function hasDigits(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && Math.abs(value) <= 2 ** 64;
}
