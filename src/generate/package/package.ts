import type { Int64Option } from "../../model/int64.ts";
import type { ApiModel } from "../../model/model.ts";
import { renderClient } from "./client.ts";
import { renderPages } from "./pages.ts";
import type { PackageSources } from "./sources.ts";

/** The publishable package `zstack-client` for a model: path to text, complete. */
export function renderPackage(
  model: ApiModel,
  sources: PackageSources,
  options: Int64Option = {},
): Map<string, string> {
  return new Map([...renderClient(model, sources, options), ...renderPages(model, sources, options)]);
}
