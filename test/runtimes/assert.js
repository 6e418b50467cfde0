/** As much of `node:assert` as every platform can load. */

export function ok(value, what) {
  if (!value) throw new Error(what);
}

/** By their JSON, so that lists and objects are compared by what is in them. */
export function equal(actual, expected, what = "value") {
  const [is, wanted] = [actual, expected].map((value) => JSON.stringify(value, tellApart));
  if (is !== wanted) throw new Error(`${what} is ${is}, expected ${wanted}`);
}

/** Resolves to what `promise` rejects with. */
export async function rejection(promise) {
  let value;
  try {
    value = await promise;
  } catch (error) {
    return error;
  }
  throw new Error(`expected a rejection, got ${JSON.stringify(value)}`);
}

/** What `promise` rejects with, which has to be one of these. */
export async function rejectionOf(ErrorClass, promise) {
  const error = await rejection(promise);
  if (error instanceof ErrorClass) return error;
  throw new Error(`expected a ${ErrorClass.name}, got ${error?.stack ?? error}`);
}

function tellApart(_key, value) {
  return typeof value === "bigint" ? `${value}n` : value === undefined ? "undefined" : value;
}
