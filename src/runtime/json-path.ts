/** A place in a JSON value: property names and indexes, from the outside in. */
export type JsonPath = readonly (string | number)[];

/** `$.inventory.allVolumes[0].size` */
export function formatPath(path: JsonPath): string {
  return `$${path.map(formatStep).join("")}`;
}

/** `.size`, `["a name"]`, `[0]` */
export function formatStep(at: string | number): string {
  if (typeof at === "number") return `[${at}]`;
  return /^[A-Za-z_]\w*$/.test(at) ? `.${at}` : `[${JSON.stringify(at)}]`;
}
