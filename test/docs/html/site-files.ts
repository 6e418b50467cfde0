import path from "node:path";
import { renderSite, type SiteOptions } from "../../../src/docs/html/site.ts";
import { siteSources } from "../../../src/generate/site-sources.ts";
import { load } from "../../../src/load/load.ts";
import { build } from "../../../src/model/build.ts";
import type { ApiModel } from "../../../src/model/model.ts";
import { ROOT } from "../../package-folder.ts";

const sources = await siteSources();

/** The model of the spec in this repository. */
export function specModel(): ApiModel {
  return build(load(path.join(ROOT, "spec/openapi.yaml"))).model;
}

/** The files of the site of a model. */
export function siteOf(model: ApiModel, options?: SiteOptions): Map<string, string> {
  return renderSite(model, sources, options);
}
