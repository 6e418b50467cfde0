import { setImmediate } from "node:timers/promises";
import type { PageKind } from "../docs/index.ts";
import type { Bundle } from "../load/bundle.ts";
import type { SourceFile } from "../load/source-file.ts";
import type { LintDocument } from "../load/structure.ts";
import type { Int64 } from "../model/int64.ts";
import type { ApiModel, JsonObject } from "../model/model.ts";
import type { ModelState } from "../model/update.ts";
import { beginReading, readUrls } from "../source/read-model.ts";
import { readHistory } from "../source/read-releases.ts";
import { rootFile } from "../source/root-file.ts";
import type { DocumentThread } from "./document-thread.ts";
import type { DeclaredEntries, PackageFile, PackageSources } from "./package/sources.ts";
import { packageSources } from "./toolkit-sources.ts";

export interface SpecOptions {
  readonly spec: string;
  readonly int64: Int64;
  /** Whether other runs are to follow, and shall render only what changed. Default: no. */
  readonly follow?: boolean;
  /** Where the spec may refer to the network; what stands there is fetched for every run. */
  readonly allowUrl?: readonly URL[];
}

/** Takes a file on its way to the output; the next comes when it resolves. */
export type TakeFile = (...file: PackageFile) => Promise<void>;

/** The package of a spec that has been read, about to be rendered. */
export interface PackageRun {
  readonly model: ApiModel;
  /** Whether only those files come that may differ from the ones of the run before. */
  readonly isPart: boolean;
  /** The files of the spec, as they were read. */
  readonly texts: readonly (readonly [file: string, text: string])[];
  /**
   * Renders the files, in no particular order.
   *
   * @throws InputError with everything that is wrong in the spec
   */
  render(take: TakeFile): Promise<void>;
  /** What the next run of this process needs to render only a part, once the files of this one are written. */
  state(): Promise<RunState>;
}

export interface RunState extends ModelState {
  readonly sources: Required<PackageSources>;
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly declared: DeclaredEntries;
}

/**
 * Reads a spec, to render its package.
 *
 * @throws UsageError when there is no such file
 * @throws InputError with everything that is wrong in it
 */
export async function readToRender(options: SpecOptions): Promise<PackageRun> {
  const { spec, int64, follow = false, allowUrl } = options;
  const readUrl = await readUrls(spec, allowUrl);
  const [{ isWorthThread }, { lintStructure }, { startDocumentThread }, sources] = await Promise.all([
    import("../load/structure.ts"),
    import("../load/structure-lint.ts"),
    import("./document-thread.ts"),
    readSources(spec),
  ]);
  let thread: DocumentThread | undefined;
  const lint: LintDocument = (document) => {
    if (isWorthThread(document)) {
      const { guides, history } = sources;
      thread = startDocumentThread({ document, guides, history, int64, kinds: ["operation"] });
    }
    return thread?.findings ?? lintStructure(document);
  };
  const { bundle, model, sound } = await beginReading(spec, readUrl, lint).catch(async (error) => {
    await thread?.end();
    throw error;
  });
  const declared: DeclaredEntries | undefined = follow ? new Map() : undefined;
  return {
    model,
    isPart: false,
    texts: textsOf(bundle),
    async render(take) {
      const [{ renderClient }, { renderPages }] = await Promise.all([
        import("./package/client.ts"),
        import("./package/pages.ts"),
      ]);
      let isOver = false;
      const takeOn: TakeFile = (...file) => {
        if (isOver) throw new Error("Something else has failed.");
        return take(...file);
      };
      const here = async (): Promise<void> => {
        await takeEach(renderClient(model, sources, { int64, declared }), takeOn);
        // The thread, if there is one, has all the others, which are as much work as the client is.
        const kinds: readonly PageKind[] | undefined = thread && ["model", "guide", "index"];
        await takeEach(renderPages(model, sources, { int64, kinds }), takeOn);
      };
      const parts = [here(), takeEach(thread?.pages() ?? [], takeOn)];
      try {
        await Promise.all([sound, ...parts]);
      } catch (error) {
        isOver = true;
        // What is wrong with the spec matters more than what came of it.
        await sound;
        throw error;
      } finally {
        await thread?.end();
        // Whoever is told of the end may close what `take` leads to.
        await Promise.allSettled(parts);
      }
    },
    state: async () => ({
      sources,
      declared: declared ?? new Map(),
      files: filesOf(bundle),
      ...(await stateOf(model)),
    }),
  };
}

/**
 * Reads a spec again, to render what changed since an earlier run of this process.
 *
 * @param before the state after the last run whose files were written
 * @throws as `readToRender` does
 */
export async function readChanges(options: SpecOptions, before: RunState): Promise<PackageRun> {
  const { spec, int64, allowUrl } = options;
  const root = rootFile(spec);
  const readUrl = await readUrls(spec, allowUrl);
  const [{ load }, { parseSourceFile }, { updateModel }] = await Promise.all([
    import("../load/load.ts"),
    import("../load/source-file.ts"),
    import("../model/update.ts"),
  ]);
  const bundle = load(root, undefined, {
    readUrl,
    parse(path, text) {
      const known = before.files.get(path);
      return known?.text === text ? known : parseSourceFile(path, text);
    },
  });
  const update = await updateModel(before, bundle);
  if (update === undefined) return readToRender({ ...options, follow: true });

  const { model, entries, affected } = update;
  // What is not released yet is part of the history.
  const sources = { ...before.sources, history: await readHistory(spec) };
  const declared: DeclaredEntries = new Map(
    [...before.declared].filter(([pointer]) => !affected.has(pointer)),
  );
  return {
    model,
    isPart: true,
    texts: textsOf(bundle),
    async render(take) {
      const [{ renderClient }, { renderPages }, { selectionOf }] = await Promise.all([
        import("./package/client.ts"),
        import("./package/pages.ts"),
        import("./package/selection.ts"),
      ]);
      const only = selectionOf(update, before.model, [before.sources.history, sources.history]);
      await takeEach(renderClient(model, sources, { int64, declared, only }), take);
      await takeEach(renderPages(model, sources, { int64, only }), take);
    },
    state: async () => ({ model, entries, sources, declared, files: filesOf(bundle) }),
  };
}

/** A thread can deliver only while this one lets go now and then. */
const BREATH = 32;

async function takeEach(
  files: Iterable<PackageFile> | AsyncIterable<PackageFile>,
  take: TakeFile,
): Promise<void> {
  let count = 0;
  for await (const file of files) {
    await take(...file);
    if (++count % BREATH === 0) await setImmediate();
  }
}

async function stateOf(model: ApiModel): Promise<ModelState> {
  const { entriesOf } = await import("../model/entries.ts");
  return { model, entries: entriesOf(model.document as JsonObject) };
}

function textsOf({ files }: Bundle): PackageRun["texts"] {
  return files.map(({ path, text }) => [path, text]);
}

function filesOf({ files }: Bundle): ReadonlyMap<string, SourceFile> {
  return new Map(files.map((file) => [file.path, file]));
}

async function readSources(spec: string): Promise<Required<PackageSources>> {
  return { ...packageSources(), history: await readHistory(spec) };
}
