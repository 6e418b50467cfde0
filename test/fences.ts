import path from "node:path";
import { writeFiles } from "./package-folder.ts";
import { compileStrictly } from "./strict-compiler.ts";

/** What samples use of platforms and packages that are not here, as these declare it. */
const ELSEWHERE = `
declare namespace Deno {
  interface HttpClient extends Disposable { close(): void }
  const env: { get(name: string): string | undefined };
  function createHttpClient(options: { caCerts?: string[] }): HttpClient;
  function readTextFile(path: string | URL): Promise<string>;
}
declare namespace Bun {
  interface BunFile extends Blob { readonly name?: string }
  const env: Record<string, string | undefined>;
  function file(path: string | URL): BunFile;
}
interface RequestInit {
  client?: Deno.HttpClient;
  tls?: { ca?: string | Bun.BunFile };
}
declare module "undici" {
  interface AgentOptions {
    connections?: number;
    keepAliveTimeout?: number;
    connect?: { ca?: string | Uint8Array; timeout?: number };
  }
  class Dispatcher { close(): Promise<void> }
  class Agent extends Dispatcher { constructor(options?: AgentOptions) }
  class EnvHttpProxyAgent extends Dispatcher { constructor(options?: AgentOptions) }
  interface UndiciInit { body?: string; dispatcher?: Dispatcher }
  interface UndiciResponse { readonly status: number }
  function fetch(url: string, init?: UndiciInit): Promise<UndiciResponse>;
}
`;

/** The TypeScript samples of Markdown pages as modules: file name and text. */
export function fencesOf(pages: Iterable<readonly [name: string, markdown: string]>): [string, string][] {
  return [...pages].flatMap(([page, markdown]) =>
    [...markdown.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code], index): [string, string] => [
      `${page.replace(/\W/g, "-")}-${index}.mts`,
      `${code}\nexport {};\n`,
    ]),
  );
}

/** What the compiler says of samples, written to a folder, that use the package in another. */
export function compileFences(
  fences: readonly (readonly [string, string])[],
  folder: string,
  packageFolder: string,
): string[] {
  const files = [...fences, ["elsewhere.d.ts", ELSEWHERE] as const];
  writeFiles(folder, files);
  return compileStrictly(
    files.map(([name]) => path.join(folder, name)),
    {
      types: ["node"],
      isolatedDeclarations: false,
      declaration: false,
      noPropertyAccessFromIndexSignature: false,
      paths: {
        "zstack-client": [path.join(packageFolder, "src/index.ts")],
        "npm:zstack-client": [path.join(packageFolder, "src/index.ts")],
        "zstack-client/*": [path.join(packageFolder, "src/*.ts")],
      },
    },
  );
}
