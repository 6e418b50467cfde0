import type { Locale } from "../model/model.ts";
import { type Block, heading, type Inline, words } from "./content.ts";
import { messages } from "./messages.ts";

/** The name of a fixed phrase. */
export type Phrase = keyof typeof messages;

/** A fixed phrase without anything to fill in. */
export function say(locale: Locale, phrase: Phrase): string {
  return messages[phrase][locale];
}

/** A heading that is a fixed phrase, linked by the name of the phrase. */
export function titled(level: 2 | 3, locale: Locale, phrase: Phrase): Block {
  return heading(level, say(locale, phrase), phrase);
}

/** A fixed phrase with its `{slots}` filled; braces that name no slot stay as they are. */
export function fill(locale: Locale, phrase: Phrase, slots: Readonly<Record<string, Slot>>): Inline[] {
  const run: Inline[] = [];
  partsOf(messages[phrase][locale]).forEach((part, at) => {
    if (at % 2 === 0) append(run, words(part));
    else append(run, slots[part] ?? words(`{${part}}`));
  });
  return run;
}

type Slot = Inline | readonly Inline[];

/** Words and slot names in turn. */
function partsOf(template: string): readonly string[] {
  const known = templates.get(template);
  if (known !== undefined) return known;
  const parts = template.split(/\{(\w+)\}/);
  templates.set(template, parts);
  return parts;
}

/** Taken apart once each; there are no more than there are phrases. */
const templates = new Map<string, readonly string[]>();

/** Adds to a run, keeping neighbouring words in one piece so that a code span may cross the seam. */
function append(run: Inline[], slot: Slot): void {
  if (!("kind" in slot)) {
    for (const each of slot) append(run, each);
    return;
  }
  const last = run.at(-1);
  if (slot.kind !== "text") run.push(slot);
  else if (last?.kind === "text") run[run.length - 1] = words(last.text + slot.text);
  else if (slot.text !== "") run.push(slot);
}
