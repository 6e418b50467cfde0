/**
 * A new spec repository: our spec, the package that `generate` makes of it, and what is around them. What such a repository
 * has belongs here; `scripts/check-toolkit.ts` does with it what its users do.
 */
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { readAssets } from "../assets/assets.ts";
import { renderPackage } from "../generate/package/package.ts";
import { packageSources, readShipped, toolkitManifest } from "../generate/toolkit-sources.ts";
import { OutputError } from "../output/fault.ts";
import { holds } from "../output/file-facts.ts";
import { withFileList } from "../output/file-list.ts";
import { compareOutput } from "../output/output-folder.ts";
import { replaceFiles } from "../output/replace-files.ts";
import { refuseMixed, settle } from "../output/settle.ts";
import { UsageError } from "../source/errors.ts";
import { readSoundSpec } from "../source/read-model.ts";
import { readTextOf } from "../source/read-text.ts";
import {
  completeManifest,
  isPackageName,
  type Manifest,
  packageNameOf,
  repositoryManifest,
} from "./manifest.ts";
import { manifestText, renderRepository } from "./repository.ts";

const ROOT = "spec/openapi.yaml";
const CLIENT = "generated";
const MANIFEST = "package.json";

/** A spec repository that is not written yet. */
export interface NewRepository {
  readonly name: string;
  /** All its files, sorted. */
  readonly files: readonly string[];
  /** Those that are not there yet, or not so. */
  readonly missing: readonly string[];
  /** What `npm install` is to install. */
  readonly devDependencies: Readonly<Record<string, string>>;
  /**
   * Writes what is missing, all of it or nothing.
   *
   * @throws OutputError when something cannot be written
   */
  write(): Promise<void>;
}

/**
 * Makes a spec repository in memory, with what `generate` gives for its spec.
 *
 * @param folder where it shall be; it need not exist
 * @param named its name, if it shall not be the folder's
 * @param isDry whether not even what a killed run left may be put back
 * @throws UsageError when there can be no such folder or name
 * @throws OutputError when files are in the way that say something else, or are to be put back and may not
 * @throws InputError when such a file is not UTF-8
 */
export async function newRepository(
  folder: string,
  named: string | undefined,
  isDry = false,
): Promise<NewRepository> {
  // Below a file nothing is there either, which is told when the folder is to be made.
  if (existsSync(folder) && statSync(folder).isFile())
    throw new UsageError(`${folder} is a file. Name the folder of the new repository.`);
  if (isDry) refuseMixed(path.join(folder, CLIENT));
  else await settle(folder);
  const before = manifestIn(folder);
  const name = nameOf(folder, named, before);
  const texts = renderRepository(name, repositorySources());
  const { model } = await readSoundSpec(ROOT, texts);
  const client = renderPackage(model, packageSources());
  const wanted = repositoryManifest(name, toolkitManifest(), dependenciesOf(client));
  const completed = before === undefined ? { manifest: wanted } : completeManifest(before, wanted);
  const manifest = "manifest" in completed ? completed.manifest : wanted;
  texts.set(MANIFEST, textOf(manifest, before, folder));

  const missing = [...texts]
    .filter(([file, text]) => readTextOf(path.join(folder, file)) !== text)
    .map(([file]) => file);
  const compared = await compareOutput(path.join(folder, CLIENT), client);
  const stale = compared.stale.map((file) => `${CLIENT}/${file}`);
  refuseOthers(folder, [
    ...[...missing, ...stale].filter((file) => file !== MANIFEST && existsSync(path.join(folder, file))),
    ...("conflicts" in completed ? completed.conflicts.map((key) => `${MANIFEST} (${key})`) : []),
  ]);
  return {
    name,
    files: [...texts, ...inClient(client)].map(([file]) => file).sort(),
    missing: [...missing, ...stale].sort(),
    devDependencies: manifest.devDependencies as Record<string, string>,
    write: () => write(folder, [...texts, ...inClient(withFileList(client))]),
  };
}

function inClient(files: ReadonlyMap<string, string>): (readonly [file: string, text: string])[] {
  return [...files].map(([file, text]) => [`${CLIENT}/${file}`, text]);
}

async function write(folder: string, files: readonly (readonly [file: string, text: string])[]) {
  const placed = files.map(([file, text]) => [path.join(folder, file), text] as const);
  await replaceFiles(folder, new Map(placed.filter(([file, text]) => !holds(file, text))));
}

function repositorySources() {
  const spec = [...readShipped("spec", [".yaml", ".json"])];
  return {
    spec: new Map(spec.filter(([file]) => !file.startsWith("releases/"))),
    workflows: readAssets("workflows"),
    readmes: readAssets("new-repository"),
  };
}

function nameOf(folder: string, named: string | undefined, before: Manifest | undefined): string {
  const present = before?.name;
  if (named === undefined)
    return typeof present === "string" && isPackageName(present)
      ? present
      : packageNameOf(path.basename(path.resolve(folder)));
  if (!isPackageName(named))
    throw new UsageError(
      `--name ${JSON.stringify(named)} is no name for a package. Write it in lower case, as in zstack-spec.`,
    );
  if (present !== undefined && present !== named)
    throw new UsageError(`--name ${named} is not the name in ${path.join(folder, MANIFEST)}. Leave it out.`);
  return named;
}

/** What the generated package depends on, by its own `package.json`. */
function dependenciesOf(client: ReadonlyMap<string, string>): Record<string, string> {
  const { dependencies } = JSON.parse(client.get(MANIFEST)!) as { dependencies: Record<string, string> };
  return dependencies;
}

function manifestIn(folder: string): Manifest | undefined {
  const text = readTextOf(path.join(folder, MANIFEST));
  if (text === undefined) return undefined;
  try {
    const manifest: unknown = JSON.parse(text.replace(/^\ufeff/, ""));
    if (typeof manifest === "object" && manifest !== null && !Array.isArray(manifest))
      return manifest as Manifest;
  } catch {
    // Told below.
  }
  throw new OutputError(`${path.join(folder, MANIFEST)} is no JSON object. Mend it, or move it away.`);
}

/** The text of a manifest that lacks nothing stays as it is, however it is laid out. */
function textOf(manifest: Manifest, before: Manifest | undefined, folder: string): string {
  const isSame = JSON.stringify(before) === JSON.stringify(manifest);
  return (isSame ? readTextOf(path.join(folder, MANIFEST)) : undefined) ?? manifestText(manifest);
}

function refuseOthers(folder: string, inTheWay: readonly string[]): void {
  if (inTheWay.length === 0) return;
  throw new OutputError(
    `Nothing was written, for these are in ${folder} already and say something else:`,
    ...inTheWay.map((file) => `  ${file}`),
    "Move them away and take over by hand what you want to keep, or name another folder.",
  );
}
