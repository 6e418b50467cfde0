import { isMapping } from "../../load/mapping.ts";
import { childPointer, parsePointer, valueAt } from "../../load/pointer.ts";
import type { Json, JsonObject } from "../../model/model.ts";
import { canonical } from "./canonical.ts";
import type { ComparedOperation, Findings } from "./compared-operation.ts";
import { without } from "./json.ts";
import type { Side } from "./side.ts";

/** Compares where an operation is served; the list is a set. */
export function compareServers({ base, head, before, after }: ComparedOperation, { report }: Findings): void {
  const b = effectiveServers(base, before.pointer);
  const h = effectiveServers(head, after.pointer);
  const common = { direction: "none", base: b.pointer, head: h.pointer, visible: false } as const;
  const urlOf = (server: Json) => (isMapping(server) ? (server.url ?? "") : "");
  for (const server of without(h.servers, b.servers)) {
    report({ ...common, kind: "server-added", name: "servers", to: urlOf(server) });
  }
  for (const server of without(b.servers, h.servers)) {
    report({ ...common, kind: "server-removed", name: "servers", from: urlOf(server) });
  }
}

function effectiveServers(side: Side, operationPointer: string) {
  const pathItem = childPointer("", ...parsePointer(operationPointer).slice(0, 2));
  for (const place of [operationPointer, pathItem, ""]) {
    const { servers } = valueAt(side.document, place) as JsonObject;
    if (Array.isArray(servers) && servers.length > 0) {
      return { servers: serversOf(side, servers), pointer: `${place}/servers` };
    }
  }
  return { servers: [], pointer: "" };
}

const known = new WeakMap<object, readonly Json[]>();

function serversOf(side: Side, servers: readonly Json[]): readonly Json[] {
  const found = known.get(servers) ?? servers.map((server) => canonical(side, server));
  known.set(servers, found);
  return found;
}
