import type { Location } from "../load/problem.ts";
import type { Json } from "../model/model.ts";
import { type Change, type Comparison, keywordPointer, pointerOf } from "./judge.ts";

/** One side as a report needs it: where things are, and what is written there. */
export interface ReportSide {
  /** As the user named it. */
  readonly label: string;
  readonly document: Json;
  locate(pointer: string, at?: "key" | "value"): Location;
  /** The lines of one of its files; none when it is not one of them. */
  linesOf(file: string): readonly string[];
}

/** A place with the line that is written there. */
export interface Frame extends Location {
  readonly text: string | undefined;
}

export interface LocatedChange extends Change {
  /** Pointer into the bundled document of the side that has it, the newer first. */
  readonly pointer: string;
  /** The place of `pointer`. */
  readonly place: Location;
  /** The nearest place on the newer side, which is what a reviewer sees. */
  readonly nearest: Location;
  /** What is written on each side that has it. */
  readonly frames: { readonly base: Frame | undefined; readonly head: Frame | undefined };
}

/** A comparison with its places, for any of the formats. */
export interface Report {
  readonly base: string;
  readonly head: string;
  readonly summary: Comparison["summary"];
  readonly changes: readonly LocatedChange[];
}

export function locateChanges(comparison: Comparison, base: ReportSide, head: ReportSide): Report {
  return {
    base: base.label,
    head: head.label,
    summary: comparison.summary,
    changes: comparison.changes.map((change) => {
      const frames = {
        base: frameOf(base, change.base, change.keyword),
        head: frameOf(head, change.head, change.keyword),
      };
      const place = placeOf(frames.head ?? frames.base ?? head.locate("", "key"));
      return {
        ...change,
        pointer: pointerOf(change),
        place,
        nearest: frames.head === undefined ? placeOf(head.locate(pointerOf(change), "key")) : place,
        frames,
      };
    }),
  };
}

function placeOf({ file, line, column }: Location): Location {
  return { file, line, column };
}

function frameOf(
  side: ReportSide,
  pointer: string | undefined,
  keyword: string | undefined,
): Frame | undefined {
  if (pointer === undefined) return undefined;
  const location = side.locate(keywordPointer(side.document, pointer, keyword), "key");
  return { ...location, text: side.linesOf(location.file)[location.line - 1] };
}
