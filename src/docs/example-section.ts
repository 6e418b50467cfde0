import type { Int64 } from "../model/int64.ts";
import type { Locale, OperationModel } from "../model/model.ts";
import type { SchemaIndex } from "../model/schema-index.ts";
import { documentedKeyOf, otherKeyOf } from "./body-shape.ts";
import { type Block, code, heading, paragraph, words } from "./content.ts";
import { curlPoll, curlRequest } from "./curl.ts";
import { fill, type Phrase, say } from "./phrase.ts";
import { typescriptExample } from "./typescript-example.ts";

/** Requests to copy: curl as on the official page, curl as servers want it, TypeScript. */
export function exampleSection(
  operation: OperationModel,
  schemas: SchemaIndex,
  locale: Locale,
  int64: Int64,
): Block[] {
  const { body, execution, authenticated } = operation;
  const said = (phrase: Phrase) => paragraph(words(say(locale, phrase)));
  const shell = (text: string): Block => ({ kind: "sample", language: "sh", text });
  const documentedKey = body === undefined ? undefined : documentedKeyOf(body);
  const otherKey = body === undefined ? undefined : otherKeyOf(body);
  const blocks: Block[] = [
    heading(2, say(locale, "requestExamples")),
    said("hostMeaning"),
    ...(authenticated ? [said("sessionMeaning")] : []),
    ...(otherKey === undefined ? [] : [said("asDocumented")]),
    shell(curlRequest(operation, documentedKey, schemas)),
  ];
  if (otherKey !== undefined) {
    blocks.push(paragraph(...fill(locale, "asDispatched", { action: code(otherKey) })));
    blocks.push(shell(curlRequest(operation, otherKey, schemas)));
  }
  if (execution === "job") blocks.push(said("pollJob"), shell(curlPoll()));
  blocks.push(heading(3, say(locale, "typescriptExample")), said("typescriptNote"));
  blocks.push({ kind: "sample", language: "ts", text: typescriptExample(operation, schemas, locale, int64) });
  if (execution === "job") blocks.push(said("withoutWaiting"));
  blocks.push(heading(3, say(locale, "tryIt")), said("tryItText"));
  return blocks;
}
