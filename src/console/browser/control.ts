import type { Json, Locale } from "../../model/model.ts";
import type { FieldDescription, ValueDescription } from "../description.ts";
import { checkValue, type Finding } from "./checks.ts";
import { say } from "./phrases.ts";

/** What shows one value and lets it be changed. */
export interface Control {
  readonly root: HTMLElement;
  /** What a label names: an input, or the first of a group's. */
  readonly labelled?: HTMLElement;
  /** The value; `undefined`: it is left out of the call. */
  read(): Json | undefined;
  write(value: Json | undefined): void;
}

/** What all controls of one form share. */
export interface Surroundings {
  readonly locale: Locale;
  /** To be called after each change. */
  readonly changed: () => void;
}

/** What a control is for. */
export interface Purpose {
  readonly description: ValueDescription;
  readonly demands: Pick<FieldDescription, "name" | "required" | "documentedRequired">;
  /** The ids of the texts that explain it. */
  readonly describedBy: string;
  /** What it is called when no label names it. */
  readonly label?: string;
}

/** Shows what is wrong with a value beside it. */
export interface FindingsLine {
  readonly root: HTMLElement;
  /** @returns whether there is an error */
  show(findings: readonly Finding[]): boolean;
}

/** A place for findings, which screen readers are told of as they change. */
export function createFindingsLine(id: string, locale: Locale): FindingsLine {
  const root = document.createElement("div");
  root.id = id;
  root.className = "zc-findings";
  root.setAttribute("aria-live", "polite");
  return {
    root,
    show(findings) {
      const text = findings.map(({ phrase, values }) => say(locale, phrase, values)).join(" ");
      // What has not changed is not to be read out again.
      if (root.textContent !== text) root.textContent = text;
      const isError = findings.some(({ level }) => level === "error");
      root.dataset.level = isError ? "error" : "warning";
      return isError;
    },
  };
}

/**
 * Keeps a control's findings in step: at once for what is typed, after leaving it for what is missing.
 *
 * @param input what has the focus: of a list, the button that adds to it
 * @returns checks now
 */
export function watchFindings(
  input: HTMLElement,
  line: FindingsLine,
  read: () => Json | undefined,
  { description, demands }: Purpose,
): () => void {
  let left = false;
  const check = (): void => {
    const value = read();
    const found = value === undefined && !left ? [] : checkValue(value, description, demands);
    const wrong = line.show(found);
    if (!(input instanceof HTMLButtonElement)) input.setAttribute("aria-invalid", String(wrong));
  };
  input.addEventListener("input", check);
  input.addEventListener("blur", () => {
    left = true;
    check();
  });
  // Sent by the form before a call: everything is to be shown now.
  input.addEventListener("zc-check", () => {
    left = true;
    check();
  });
  return check;
}
