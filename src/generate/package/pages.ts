import { markdownPages, type PageKind } from "../../docs/index.ts";
import type { ApiModel } from "../../model/model.ts";
import { below, type PackageFile, type PackageSources, type Rendering } from "./sources.ts";

/** The docs of the package, one page after the other. */
export function* renderPages(
  model: ApiModel,
  { guides, history = new Map() }: Omit<PackageSources, "runtime">,
  { int64 = "number", only, kinds }: Rendering & { readonly kinds?: readonly PageKind[] | undefined } = {},
): Generator<PackageFile> {
  yield* below("docs", markdownPages(model, { guides, history, int64, only, kinds }));
}
