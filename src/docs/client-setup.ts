import { type Code, code, commaSeparated, identifier, stringLiteral } from "../escape/typescript.ts";
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
  { imports, options }: { readonly imports: readonly Code[]; readonly options: readonly Code[] },
  { isRootComplete }: Pick<PackageForm, "isRootComplete">,
): Code[] {
  const root = code`import { ${commaSeparated(imports)} } from "zstack-client";`;
  if (isRootComplete) {
    return [
      root,
      code``,
      code`const zstack = createZStack({`,
      ...options.map((line) => code`  ${line}`),
      code`});`,
    ];
  }
  const name = identifier(functionName);
  const local = code`${name}Operation`;
  const [imported, bound] = TAKEN.has(functionName)
    ? [code`${name} as ${local}`, code`${name}: ${local}`]
    : [name, name];
  return [
    root,
    code`import { ${imported} } from ${stringLiteral(`zstack-client/operations/${moduleName}`)};`,
    code``,
    code`const zstack = createZStack(`,
    code`  {`,
    ...options.map((line) => code`    ${line}`),
    code`  },`,
    code`  { ${bound} },`,
    code`);`,
  ];
}
