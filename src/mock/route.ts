import type { OperationModel } from "../model/model.ts";
import { parametersIn, shapeOf, valuesIn } from "../model/path-template.ts";
import { tagsInQuery } from "../runtime/request.ts";
import { isQuery } from "./inventory/resource-type.ts";
import { itemPathOf } from "./server-facts.ts";

/** The operations on one path, of any method. What the path's parameters are called is their own affair. */
export interface Route {
  readonly operations: readonly OperationModel[];
}

/** A route with what a request's path has in the place of its parameters, in order. */
export interface RouteMatch {
  readonly route: Route;
  readonly values: readonly string[];
}

/** Finds the route of a decoded path: the one that is written most like it. */
export function createRouter(
  operations: readonly OperationModel[],
): (path: string) => RouteMatch | undefined {
  const byShape = new Map<string, OperationModel[]>();
  const add = (operation: OperationModel, shape: string): void => {
    const there = byShape.get(shape);
    if (there === undefined) byShape.set(shape, [operation]);
    else there.push(operation);
  };
  for (const operation of operations) add(operation, shapeOf(operation.path));
  for (const operation of operations) {
    const item = itemQuery(operation);
    const shape = item && shapeOf(item.path);
    if (shape !== undefined && !byShape.get(shape)?.some(({ method }) => method === "GET")) add(item!, shape);
  }
  const root = newBranch();
  for (const [shape, onPath] of byShape) plant(root, shape, { operations: onPath });
  return (path) => find(root, path.split("/"), 0, []);
}

/** What paths have in common up to a segment, and how they go on. */
interface Branch {
  route: Route | undefined;
  readonly literals: Map<string, Branch>;
  /** Segments with a parameter, by how they are written; that which is nothing else is the last. */
  readonly patterns: { readonly written: string; readonly branch: Branch }[];
}

function newBranch(): Branch {
  return { route: undefined, literals: new Map(), patterns: [] };
}

function plant(root: Branch, shape: string, route: Route): void {
  let branch = root;
  for (const segment of shape.split("/")) {
    const pattern = branch.patterns.find(({ written }) => written === segment);
    const next = branch.literals.get(segment) ?? pattern?.branch ?? newBranch();
    if (!segment.includes("{}")) branch.literals.set(segment, next);
    else if (pattern === undefined) {
      branch.patterns.push({ written: segment, branch: next });
      branch.patterns.sort((a, b) => b.written.length - a.written.length);
    }
    branch = next;
  }
  branch.route = route;
}

/** Literal segments before parameters, so that `/images/default` is not taken for an image. */
function find(
  branch: Branch,
  segments: readonly string[],
  at: number,
  values: readonly string[],
): RouteMatch | undefined {
  const segment = segments[at];
  if (segment === undefined) return branch.route && { route: branch.route, values };
  const literal = branch.literals.get(segment);
  const found = literal && find(literal, segments, at + 1, values);
  if (found !== undefined) return found;
  for (const { written, branch: next } of branch.patterns) {
    const match = valuesIn(segment, written);
    const deeper = match && find(next, segments, at + 1, [...values, ...match]);
    if (deeper) return deeper;
  }
  return undefined;
}

/** The path parameters of an operation, by its own names. */
export function pathParamsOf(
  { path }: OperationModel,
  values: readonly string[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(parametersIn(path).map((name, index) => [name, values[index] ?? ""]));
}

/** Servers answer most queries for one resource at its own path too, as a list. */
function itemQuery(operation: OperationModel): OperationModel | undefined {
  if (!isQuery(operation) || operation.path.endsWith("}")) return undefined;
  const path = itemPathOf(operation.operationId, operation.path);
  return path === undefined ? undefined : { ...operation, path };
}

/** Whether a request has a body that counts: by its method, or because an operation is described so. */
export function hasBody({ operations }: Route, method: string): boolean {
  return (
    !tagsInQuery(method) ||
    operations.some((operation) => operation.method === method && operation.body !== undefined)
  );
}

/** The path as servers name and sign it. */
export function withoutContext(path: string): string {
  return path.replace(/^\/zstack(?=\/)/, "");
}
