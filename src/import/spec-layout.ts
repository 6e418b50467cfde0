import path from "node:path/posix";
import type { Bundle } from "../load/bundle.ts";
import { childPointer, valueAt } from "../load/pointer.ts";
import { functionNameOf } from "../model/names.ts";

/** Where a spec keeps what, and how its files refer to each other. */
export interface SpecLayout {
  /** The root file, as the user would type it. */
  readonly root: string;
  /** Whether the root has something at a pointer. */
  has(pointer: string): boolean;
  /** The file that the root takes a path item from; `undefined` when it is written in the root. */
  fileOfPath(key: string): string | undefined;
  /** A file in the folder where things of a kind are kept. */
  fileFor(kind: Kind, name: string): string;
  /** How `file` refers to a component, which the root has or will have in a file of its own. */
  refTo(kind: "schemas" | "responses", name: string, file: string): string;
}

/** What has files of its own. */
export type Kind = "paths" | "schemas" | "responses" | "examples";

export function layoutOf(bundle: Bundle): SpecLayout {
  const rootFile = bundle.files[0]!;
  const folder = path.dirname(rootFile.path);
  const refAt = (pointer: string): string | undefined => {
    const reference = (valueAt(rootFile.data, pointer) as { $ref?: unknown } | null | undefined)?.$ref;
    return typeof reference === "string" && !reference.includes("#")
      ? path.join(folder, reference)
      : undefined;
  };
  /** Where the first of a kind lies tells where the others go. */
  const folderOf = (kind: Kind): string => {
    const pointer = kind === "paths" ? "/paths" : `/components/${kind}`;
    const entries = Object.keys((valueAt(rootFile.data, pointer) as object | null | undefined) ?? {});
    const first = entries.map((key) => refAt(childPointer(pointer, key))).find((file) => file !== undefined);
    return first === undefined ? path.join(folder, kind) : path.dirname(first);
  };
  const folders = new Map<Kind, string>();
  const fileFor: SpecLayout["fileFor"] = (kind, name) => {
    const found = folders.get(kind) ?? folderOf(kind);
    folders.set(kind, found);
    return path.join(found, name);
  };
  return {
    root: rootFile.path,
    has: (pointer) => valueAt(rootFile.data, pointer) !== undefined,
    fileOfPath: (key) => refAt(childPointer("/paths", key)),
    fileFor,
    refTo(kind, name, file) {
      const pointer = childPointer("/components", kind, name);
      const inRoot = valueAt(rootFile.data, pointer) !== undefined && refAt(pointer) === undefined;
      const own = refAt(pointer) ?? adoptedFile(bundle, pointer) ?? fileFor(kind, `${name}.yaml`);
      return inRoot ? `${refBetween(file, rootFile.path)}#${pointer}` : refBetween(file, own);
    },
  };
}

/** A schema that the root does not name is called after its file. */
function adoptedFile(bundle: Bundle, pointer: string): string | undefined {
  if (valueAt(bundle.document, pointer) === undefined) return undefined;
  const { file, line } = bundle.locate(pointer);
  return file === bundle.files[0]!.path || line > 1 ? undefined : file;
}

/** The file of a path item: `vm-instances-uuid-actions-startVmInstance` of `/zstack/v1/vm-instances/{uuid}/actions#startVmInstance`. */
export function pathFileName(key: string): string {
  const words = key.replace(/^\/?(?:zstack\/)?(?:v\d+\/)?/, "").split(/[^A-Za-z0-9_-]+/);
  return `${words.filter((word) => word !== "").join("-") || "root"}.yaml`;
}

/** A path item's file that another path already has is left to it. */
export function freeFile(file: string, textOf: (file: string) => string, operationId: string): string {
  const other = (suffix: string): string => file.replace(/\.yaml$/, `-${suffix}.yaml`);
  let free = textOf(file) === "" ? file : other(functionNameOf(operationId));
  for (let number = 2; textOf(free) !== ""; number++)
    free = other(`${functionNameOf(operationId)}-${number}`);
  return free;
}

/** How one file of the spec refers to another. */
export function refBetween(from: string, to: string): string {
  return path.relative(path.dirname(from), to);
}
