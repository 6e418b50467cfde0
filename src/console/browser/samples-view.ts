import type { Locale } from "../../model/model.ts";
import { JSON_TYPE, stringifyJson } from "../../runtime/json.ts";
import type { SampleCall, Samples } from "../description.ts";
import { copyButton } from "./copy-button.ts";
import { element } from "./element.ts";
import { say } from "./phrases.ts";
import { createTabs } from "./tabs.ts";

/** How long the reader must pause before samples follow what was typed. */
const PAUSE_MS = 150;

/** The call as others would make it. */
export interface SamplesView {
  readonly root: HTMLElement;
  /** Writes the samples anew, soon. */
  update(call: SampleCall): void;
}

export function createSamplesView(operationId: string, locale: Locale): SamplesView {
  const boxes = { curl: sampleBox("curl"), typescript: sampleBox("TypeScript") };
  const heading = say(locale, "sameCall");
  const tabs = createTabs(heading, [
    { label: "curl", panel: boxes.curl.panel },
    { label: "TypeScript", panel: boxes.typescript.panel },
  ]);
  const chosen = (): string => Object.values(boxes)[tabs.chosen()]?.code.textContent ?? "";
  const root = element(
    "section",
    { class: "zc-samples" },
    element(
      "div",
      { class: "zc-bar" },
      element("h3", {}, heading),
      element("div", { class: "zc-tools" }, tabs.list, copyButton(heading, chosen, locale)),
    ),
    ...tabs.panels,
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;

  const write = async (call: SampleCall): Promise<void> => {
    const mine = ++latest;
    try {
      const answer = await fetch(`/_console/operations/${encodeURIComponent(operationId)}/samples`, {
        method: "POST",
        headers: { "Content-Type": JSON_TYPE },
        body: stringifyJson(call) ?? "",
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const samples = (await answer.json()) as Samples;
      if (mine !== latest) return;
      boxes.curl.code.textContent = samples.curl;
      boxes.typescript.code.textContent = samples.typescript;
    } catch {
      if (mine !== latest) return;
      for (const { code } of Object.values(boxes)) code.textContent = say(locale, "samplesFailed");
    }
  };
  return {
    root,
    update(call) {
      clearTimeout(timer);
      timer = setTimeout(() => void write(call), PAUSE_MS);
    },
  };
}

function sampleBox(name: string): { readonly panel: HTMLElement; readonly code: HTMLElement } {
  const code = element("code");
  const block = element(
    "pre",
    { class: "zc-body zc-sample", tabindex: 0, role: "group", "aria-label": name },
    code,
  );
  return { panel: element("div", {}, block), code };
}
