import type { OperationModel } from "../model/model.ts";
import { isQuery } from "./inventory/resource-type.ts";

/** The operations on one path, of any method. What the path's parameters are called is their own affair. */
export interface Route {
  readonly operations: readonly OperationModel[];
}

/** A route with what a request's path has in the place of its parameters, in order. */
export interface RouteMatch {
  readonly route: Route;
  readonly values: readonly string[];
}

const PARAMETER = /\{([^{}]*)\}/g;

/** Finds the route of a decoded path: the one that is written like it, else the first whose pattern fits. */
export function createRouter(
  operations: readonly OperationModel[],
): (path: string) => RouteMatch | undefined {
  const byShape = new Map<string, OperationModel[]>();
  const add = (operation: OperationModel, shape: string): void => {
    byShape.set(shape, [...(byShape.get(shape) ?? []), operation]);
  };
  for (const operation of operations) add(operation, shapeOf(operation.path));
  for (const operation of operations) {
    const item = itemQuery(operation);
    const shape = item && shapeOf(item.path);
    if (shape !== undefined && !byShape.get(shape)?.some(({ method }) => method === "GET")) add(item!, shape);
  }
  const routes = [...byShape].map(([shape, onPath]) => ({ shape, route: { operations: onPath } }));
  const exact = new Map(routes.map(({ shape, route }) => [shape, route]));
  const patterns = routes
    .filter(({ shape }) => shape.includes("{}"))
    .sort((a, b) => compareSpecificity(a.shape, b.shape))
    .map(({ shape, route }) => ({ route, expression: expressionOf(shape) }));

  return (path) => {
    const route = path.includes("{}") ? undefined : exact.get(path);
    if (route !== undefined) return { route, values: [] };
    for (const { route, expression } of patterns) {
      const match = expression.exec(path);
      if (match !== null) return { route, values: match.slice(1) };
    }
    return undefined;
  };
}

/** The path parameters of an operation, by its own names. */
export function pathParamsOf(
  { path }: OperationModel,
  values: readonly string[],
): Readonly<Record<string, string>> {
  const names = [...path.matchAll(PARAMETER)].map(([, name = ""]) => name);
  return Object.fromEntries(names.map((name, index) => [name, values[index] ?? ""]));
}

/** Servers answer a query for one resource at its own path too, as a list. */
function itemQuery(operation: OperationModel): OperationModel | undefined {
  if (!isQuery(operation) || operation.path.endsWith("}")) return undefined;
  return { ...operation, path: `${operation.path}/{uuid}` };
}

function shapeOf(path: string): string {
  return path.replace(PARAMETER, "{}");
}

/** The path as servers name and sign it. */
export function withoutContext(path: string): string {
  return path.replace(/^\/zstack(?=\/)/, "");
}

function expressionOf(shape: string): RegExp {
  const literals = shape.split("{}").map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${literals.join("([^/]+)")}$`);
}

/** Literal segments before parameters, so that `/images/default` is not taken for an image. */
function compareSpecificity(a: string, b: string): number {
  const ofA = a.split("/");
  const ofB = b.split("/");
  for (const [index, segment] of ofA.entries()) {
    const difference = Number(segment.includes("{")) - Number((ofB[index] ?? "").includes("{"));
    if (difference !== 0) return difference;
  }
  return 0;
}
