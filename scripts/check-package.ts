/**
 * Packs zstack-client as npm would publish it, looks at it as npm's users would, and uses it in an empty project; the
 * same with the toolkit, whose mock docs/mock.md shows.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { installAlone, installToolkit, type Packed, packClient, packToolkit, run } from "./packed-client.ts";

const folder = mkdtempSync(path.join(tmpdir(), "zstack-client-"));

/** As strict as a consumer may be, declarations of dependencies included. */
const STRICT =
  "--noEmit --strict --exactOptionalPropertyTypes --noUncheckedIndexedAccess --isolatedDeclarations --declaration --verbatimModuleSyntax --skipLibCheck false --module nodenext --target es2022 --lib es2022,dom,dom.iterable".split(
    " ",
  );

try {
  const packed = packClient(folder);
  inspect(packed);
  installAlone(packed, folder);
  writeFileSync(
    path.join(folder, "use.js"),
    `import { createZStack, isZStackError, sessionAuth } from "zstack-client";
import { createZStack as createZStackOfAll } from "zstack-client/all";
import { createClient, createZStack as createZStackOf } from "zstack-client/core";
import { createVmFromCdpBackup } from "zstack-client/operations/create-vm-from-cdp-backup";
import document from "zstack-client/openapi.json" with { type: "json" };
const options = { endpoint: "http://127.0.0.1:9", auth: sessionAuth({ sessionUuid: "0".repeat(32) }) };
const facades = [createZStack(options), createZStackOfAll(options), createZStackOf(options, { createVmFromCdpBackup })];
if (!facades.every((zstack) => typeof zstack.createVmFromCdpBackup.start === "function")) throw new Error("no start");
if (!document.paths["/zstack/v1/cdp-backups/actions"]) throw new Error("no path");
const failed = await createVmFromCdpBackup(createClient({ ...options, retry: { attempts: 1 } }), {}, {}).catch((error) => error);
if (!isZStackError(failed)) throw failed;
`,
  );
  run("node", ["--no-warnings", "use.js"], folder);

  writeFileSync(
    path.join(folder, "use.mts"),
    `import { createZStack, sessionAuth, type VmInstanceInventory } from "zstack-client";
import { createZStack as createZStackOf, type ZStackWith } from "zstack-client/core";
import { createVmFromCdpBackup } from "zstack-client/operations/create-vm-from-cdp-backup";
import type { paths } from "zstack-client/schema";
import type { VmNicInventory } from "zstack-client/models/VmNicInventory";
const zstack = createZStack({ endpoint: "http://127.0.0.1:9", auth: sessionAuth({ sessionUuid: "0" }) });
export async function restore(): Promise<VmNicInventory | undefined> {
  const vm: VmInstanceInventory = await zstack.createVmFromCdpBackup({
    name: "a", groupId: 1, cdpTaskUuid: "b", instanceOfferingUuid: "c", l3NetworkUuids: [],
  });
  return vm.vmNics[0];
}
export type Path = keyof paths;
export const some: ZStackWith<{ createVmFromCdpBackup: typeof createVmFromCdpBackup }> = createZStackOf(
  { endpoint: "http://127.0.0.1:9" },
  { createVmFromCdpBackup },
);
`,
  );
  run(path.resolve("node_modules/.bin/tsc"), [...STRICT, "use.mts"], folder);
  process.stdout.write(
    "Installed in an empty project, imported by every entry, called, and compiled strictly.\n",
  );

  const toolkit = packToolkit(folder);
  inspect(toolkit);
  installToolkit(toolkit, folder);
  const sample = mockSample();
  // Of the toolkit's declarations, only its own are checked: what its dependencies ship is theirs.
  writeFileSync(path.join(folder, "mock.mts"), sample);
  run(
    path.resolve("node_modules/.bin/tsc"),
    [
      ...STRICT,
      "--skipLibCheck",
      "--types",
      "node",
      "--typeRoots",
      path.resolve("node_modules/@types"),
      "mock.mts",
    ],
    folder,
  );
  writeFileSync(path.join(folder, "mock.mjs"), sample);
  const printed = run("node", ["mock.mjs"], folder);
  if (!printed.startsWith("restored [")) throw new Error(`The mock of docs/mock.md printed: ${printed}`);
  process.stdout.write(
    `The mock of docs/mock.md, compiled strictly and run: ${printed.replace(/\s+/g, " ")}\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function inspect({ tarball, entryCount, size }: Packed): void {
  process.stdout.write(`${path.basename(tarball)}: ${entryCount} files, ${(size / 1024).toFixed(1)} kB\n`);
  inspectManifest(run("tar", ["-xzOf", tarball, "package/package.json"]));
  process.stdout.write(run("npx", ["publint", "run", tarball, "--strict"]));
  process.stdout.write(run("npx", ["attw", tarball, "--profile", "esm-only", "--quiet"]));
}

/** Whoever finds the package can tell where it is from, and installing it runs nothing. */
function inspectManifest(text: string): void {
  const manifest = JSON.parse(text) as Record<string, unknown> & { scripts: Record<string, string> };
  for (const key of ["repository", "homepage", "bugs", "keywords"])
    if (manifest[key] === undefined) throw new Error(`package.json has no ${key}.`);
  const running = Object.keys(manifest.scripts).filter((name) => /^(pre|post)?(install|prepare)$/.test(name));
  if (running.length > 0)
    throw new Error(`npm would run ${running.join(", ")} where the package is installed.`);
}

/** The sample that uses the mock. */
function mockSample(): string {
  const samples = [...readFileSync("docs/mock.md", "utf8").matchAll(/^```ts\n([\s\S]*?)^```$/gm)];
  const sample = samples.find(([, code]) => code?.includes('from "zstack-openapi/mock"'))?.[1];
  if (sample === undefined) throw new Error("docs/mock.md has no sample of the mock.");
  return sample;
}
