import type { OperationModel } from "../model/model.ts";
import { type Answer, textAnswer } from "./answer.ts";
import type { Body, Incoming } from "./incoming.ts";
import { type Route, withoutContext } from "./route.ts";

/** The methods servers listen to at all. */
const METHODS: ReadonlySet<string> = new Set(["GET", "POST", "PUT", "DELETE", "HEAD"]);

/**
 * The operation a request is for. A path with a single operation takes any method and any body; where
 * several share one, the method tells, and for actions the key in the body.
 *
 * @see RestServer.java, handleUniqueApi and handleNonUniqueApi
 */
export function dispatch(
  route: Route,
  { method, path, rawPath, text }: Incoming,
  body: Body,
): OperationModel | Answer {
  if (!METHODS.has(method)) return textAnswer(405, `Request method '${method}' not supported`);
  const { operations } = route;
  const [only] = operations;
  if (only !== undefined && operations.length === 1) return only;
  // Servers ask for the key without looking whether there is a body.
  if (method === "PUT" && /^\s*(?:null\s*)?$/.test(text)) return textAnswer(500, "");
  const candidates = operations.filter((operation) => operation.method === method);
  const named = candidates.find(({ body: model }) => hasKey(body, model?.actionKey));
  if (named !== undefined) return named;
  const [first] = candidates;
  if (method === "PUT" && (first === undefined || first.body?.actionKey !== undefined)) {
    return textAnswer(400, `the body doesn't contain action mapping to the URL[${withoutContext(path)}]`);
  }
  if (first !== undefined) return first;
  if (method === "HEAD") return textAnswer(405, `The method[HEAD] is not allowed for the path[${rawPath}]`);
  return textAnswer(500, `No ${KINDS[method]} API found for the path[${rawPath}]`);
}

/** What servers call the operations of a method. */
const KINDS: Readonly<Record<string, string>> = { POST: "creational", GET: "query", DELETE: "delete" };

function hasKey(body: Body, key: string | undefined): boolean {
  return key !== undefined && Object.hasOwn(body, key);
}
