import { element, newId } from "./element.ts";

/** One of several views of which one is shown. */
export interface Tab {
  readonly label: string;
  readonly panel: HTMLElement;
}

/** Tabs as screen readers know them: arrows go from one to the next, and only the chosen one takes part in tabbing. */
export interface Tabs {
  readonly list: HTMLElement;
  readonly panels: readonly HTMLElement[];
  /** Which is shown. */
  readonly chosen: () => number;
}

/** @param onChoose may refuse by returning false */
export function createTabs(
  label: string,
  tabs: readonly Tab[],
  onChoose: (at: number) => boolean = () => true,
): Tabs {
  let chosen = 0;
  const buttons = tabs.map(({ label: name, panel }, at) => {
    const id = newId();
    panel.id ||= newId();
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", id);
    const tab = element(
      "button",
      { type: "button", role: "tab", id, class: "zc-tab", "aria-controls": panel.id },
      name,
    );
    tab.addEventListener("click", () => choose(at));
    return tab;
  });
  const show = (): void => {
    for (const [at, tab] of buttons.entries()) {
      tab.setAttribute("aria-selected", String(at === chosen));
      tab.tabIndex = at === chosen ? 0 : -1;
      const panel = tabs[at]?.panel;
      if (panel !== undefined) panel.hidden = at !== chosen;
    }
  };
  const choose = (at: number): void => {
    if (at !== chosen && !onChoose(at)) return;
    chosen = at;
    show();
    buttons[at]?.focus();
  };
  const list = element("div", { role: "tablist", "aria-label": label, class: "zc-tabs" }, ...buttons);
  list.addEventListener("keydown", ({ key }) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: chosen + 1,
      ArrowLeft: chosen - 1 + buttons.length,
      Home: 0,
      End: buttons.length - 1,
    };
    const step = steps[key];
    if (step !== undefined) choose(step % buttons.length);
  });
  show();
  return { list, panels: tabs.map(({ panel }) => panel), chosen: () => chosen };
}
