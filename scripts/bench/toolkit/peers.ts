/** Other generators, in a folder of their own: they are large, and nobody needs them but who compares. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const FOLDER = path.resolve("node_modules/.cache/zstack-openapi/peers");

/** Exact versions, which run on Node 20.20 and on 24 although some ask for a newer one than 20. */
const VERSIONS = {
  orval: "8.38.0",
  "@hey-api/openapi-ts": "0.99.0",
  "openapi-typescript": "7.13.0",
  "swagger-typescript-api": "13.13.0",
  // What they ask for besides, and would otherwise take as new as can be.
  typescript: "5.9.3",
} as const;

/** Another generator. */
export interface Peer {
  /** With its version, and what it makes. */
  readonly name: string;
  /** Its command line, for Node. */
  args(spec: string, out: string): readonly string[];
}

/** What ours is measured against. */
export const REFERENCE = nameOf("orval", "fetch client");

/** The peers, installed when they are not there. @throws Error when the registry cannot be reached. */
export function installedPeers(): readonly Peer[] {
  if (!isInstalled()) install();
  return [
    {
      name: REFERENCE,
      args: (spec, out) => [
        binOf("orval"),
        "--input",
        spec,
        "--output",
        `${out}/index.ts`,
        "--client",
        "fetch",
      ],
    },
    {
      name: nameOf("@hey-api/openapi-ts", "fetch client"),
      args: (spec, out) => [binOf("@hey-api/openapi-ts"), "-i", spec, "-o", out],
    },
    {
      name: nameOf("openapi-typescript", "types only"),
      args: (spec, out) => [binOf("openapi-typescript"), spec, "--output", `${out}.ts`],
    },
    {
      name: nameOf("swagger-typescript-api", "fetch client"),
      args: (spec, out) => [binOf("swagger-typescript-api"), "generate", "--path", spec, "--output", out],
    },
  ];
}

function isInstalled(): boolean {
  return Object.entries(VERSIONS).every(([name, version]) => {
    const file = manifestOf(name);
    return (
      existsSync(file) && (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version === version
    );
  });
}

function install(): void {
  process.stderr.write(`Installing the peers in ${path.relative(".", FOLDER)}, once …\n`);
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(path.join(FOLDER, "package.json"), JSON.stringify({ private: true, dependencies: VERSIONS }));
  const flags = ["--prefix", FOLDER, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error"];
  try {
    execFileSync("npm", ["install", ...flags], { stdio: "pipe", shell: process.platform === "win32" });
  } catch (error) {
    rmSync(FOLDER, { recursive: true, force: true });
    const output = String((error as { stderr?: Buffer }).stderr ?? error);
    // npm gives a code first, and then says what it means.
    const reason = /^npm error (?!code|errno|syscall).+$/m.exec(output)?.[0] ?? output;
    throw new Error(
      `The peers could not be installed from the npm registry: ${reason}\n` +
        "Is it reachable? Without them there is npm run bench -- client, and npm run bench -- scale.",
    );
  }
}

function binOf(name: keyof typeof VERSIONS): string {
  const { bin } = JSON.parse(readFileSync(manifestOf(name), "utf8")) as {
    bin: string | Record<string, string>;
  };
  const file = typeof bin === "string" ? bin : Object.values(bin)[0]!;
  return path.join(path.dirname(manifestOf(name)), file);
}

function manifestOf(name: string): string {
  return path.join(FOLDER, "node_modules", name, "package.json");
}

function nameOf(name: keyof typeof VERSIONS, makes: string): string {
  return `${name} ${VERSIONS[name]}, ${makes}`;
}
