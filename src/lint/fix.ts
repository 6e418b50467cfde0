import { applyEdits, type FileEdit } from "./edit.ts";
import type { Finding } from "./finding.ts";

/** The texts that files have once everything is mended that can be: by path, only those that change. */
export function fixedTexts(findings: readonly Finding[]): Map<string, string> {
  const byFile = new Map<string, { before: string; edits: FileEdit[] }>();
  for (const { edit: placed } of findings) {
    if (placed === undefined) continue;
    const { file, pointer } = placed.place;
    const found = byFile.get(file.path) ?? { before: file.text, edits: [] };
    found.edits.push({ pointer, edit: placed.edit });
    byFile.set(file.path, found);
  }
  const after = [...byFile].map(
    ([path, { before, edits }]) => [path, before, applyEdits(before, edits)] as const,
  );
  return new Map(after.filter(([, before, text]) => text !== before).map(([path, , text]) => [path, text]));
}
