import type { Int64 } from "../model/int64.ts";
import type { OperationModel } from "../model/model.ts";

/** What the generated package is like, as far as programs show it. */
export interface PackageForm {
  readonly int64: Int64;
  /** Whether its root has every operation; else a program imports those it calls. */
  readonly isRootComplete: boolean;
}

/** What the programs declare or use themselves. */
const TAKEN: ReadonlySet<string> = new Set(["console", "job", "process", "result", "zstack"]);

/** How a program begins that calls an operation: its imports, and the client `zstack`. */
export function clientSetup(
  { functionName, moduleName }: OperationModel,
  { imports, options }: { readonly imports: readonly string[]; readonly options: readonly string[] },
  { isRootComplete }: Pick<PackageForm, "isRootComplete">,
): string[] {
  const root = `import { ${imports.join(", ")} } from "zstack-client";`;
  if (isRootComplete) {
    return [root, "", "const zstack = createZStack({", ...options.map((line) => `  ${line}`), "});"];
  }
  const local = TAKEN.has(functionName) ? `${functionName}Operation` : functionName;
  const [imported, bound] =
    local === functionName
      ? [functionName, functionName]
      : [`${functionName} as ${local}`, `${functionName}: ${local}`];
  return [
    root,
    `import { ${imported} } from "zstack-client/operations/${moduleName}";`,
    "",
    "const zstack = createZStack(",
    "  {",
    ...options.map((line) => `    ${line}`),
    "  },",
    `  { ${bound} },`,
    ");",
  ];
}
