import type { ToolkitManifest } from "../generate/toolkit-sources.ts";
import { compareText } from "../load/code-unit-order.ts";
import { asMapping } from "../load/mapping.ts";

/** What a `package.json` holds, as far as it matters here. */
export type Manifest = Readonly<Record<string, unknown>>;

/** The daily work, as `npm run` has it. */
const SCRIPTS = {
  generate: "zstack-openapi generate",
  lint: "zstack-openapi lint",
  build: "tsc -p generated",
  check: "npm run lint && npm run generate -- --check && npm run build",
  docs: "zstack-openapi docs",
  mock: "zstack-openapi mock",
};

/**
 * `package.json` of a spec repository. The toolkit is pinned, for another version may generate other files.
 *
 * @param client what the generated package depends on, so that it compiles where it lies
 */
export function repositoryManifest(
  name: string,
  toolkit: ToolkitManifest,
  client: Readonly<Record<string, string>>,
): Manifest {
  const devDependencies = {
    ...client,
    typescript: toolkit.dependencies.typescript,
    [toolkit.name]: toolkit.version,
  };
  return {
    name,
    private: true,
    type: "module",
    engines: { node: toolkit.engines.node },
    scripts: SCRIPTS,
    devDependencies: Object.fromEntries(
      Object.entries(devDependencies).sort(([a], [b]) => compareText(a, b)),
    ),
  };
}

/** Either what a manifest becomes, or the scripts in it that say something else. */
export type Completed = { readonly manifest: Manifest } | { readonly conflicts: readonly string[] };

/**
 * Adds what a manifest lacks, and changes nothing that it has: npm writes one when the toolkit is installed into an
 * empty folder, with the toolkit among its dependencies.
 */
export function completeManifest(present: Manifest, wanted: Manifest): Completed {
  const scripts = asMapping(present.scripts);
  const conflicts = Object.entries(asMapping(wanted.scripts))
    .filter(([name, command]) => scripts[name] !== undefined && scripts[name] !== command)
    .map(([name]) => `scripts.${name}`);
  if (conflicts.length > 0) return { conflicts };
  const dependencies = asMapping(present.dependencies);
  const devDependencies = Object.entries(asMapping(wanted.devDependencies)).filter(
    ([name]) => dependencies[name] === undefined,
  );
  const lacking = Object.fromEntries(Object.entries(wanted).filter(([key]) => present[key] === undefined));
  return {
    manifest: {
      // Without a name it is npm's, and begins with ours.
      ...(present.name === undefined ? { ...lacking, ...present } : { ...present, ...lacking }),
      scripts: { ...scripts, ...asMapping(wanted.scripts) },
      devDependencies: { ...Object.fromEntries(devDependencies), ...asMapping(present.devDependencies) },
    },
  };
}

/** A name that npm takes: lower case, at most 214 characters. */
const NPM_NAME = /^(?:@[a-z0-9-~][a-z0-9-._~]*\/)?[a-z0-9-~][a-z0-9-._~]*$/;

export function isPackageName(name: string): boolean {
  return NPM_NAME.test(name) && name.length <= 214;
}

/** The name of a repository in a folder of some name: `ZStack 规范` becomes `zstack`. */
export function packageNameOf(folder: string): string {
  const name = folder
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, "-")
    .replace(/^[._-]+|[._-]+$/g, "")
    .slice(0, 214);
  return name === "" ? "zstack-spec" : name;
}
