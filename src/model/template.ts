/** Fills the `{slots}` of a text. A slot that `textOf` knows nothing of stays as it is written. */
export function fillTemplate(template: string, textOf: (slot: string) => string | undefined): string {
  return template.replace(/\{(\w+)\}/g, (written, slot: string) => textOf(slot) ?? written);
}
