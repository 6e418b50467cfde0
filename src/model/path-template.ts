const PARAMETER = /\{([^{}]*)\}/g;

/** The names of a path's parameters, in order. @see https://spec.openapis.org/oas/v3.1.0#path-templating */
export function parametersIn(path: string): string[] {
  return [...path.matchAll(PARAMETER)].map(([, name = ""]) => name);
}

/** The path without the names of its parameters: `/vms/{}`. Those with the same shape are read alike. */
export function shapeOf(path: string): string {
  return path.replace(PARAMETER, "{}");
}

/**
 * What stands in the place of the parameters of a segment, each at least a character and the first as long as can be;
 * `undefined` when it is not made like that. From the end, so that nothing is tried twice: with an expression, a path of many
 * parameters side by side would take for ever.
 */
export function valuesIn(segment: string, shape: string): string[] | undefined {
  const [first = "", ...rest] = shape.split("{}");
  const last = rest.pop();
  if (last === undefined) return segment === first ? [] : undefined;
  if (!segment.startsWith(first) || !segment.endsWith(last)) return undefined;
  const values: string[] = [];
  let end = segment.length - last.length;
  for (const literal of rest.reverse()) {
    const at = segment.lastIndexOf(literal, end - 1 - literal.length);
    if (at < 0 || at + literal.length >= end) return undefined;
    values.unshift(segment.slice(at + literal.length, end));
    end = at;
  }
  if (end <= first.length) return undefined;
  return [segment.slice(first.length, end), ...values];
}
